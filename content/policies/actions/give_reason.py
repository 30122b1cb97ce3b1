"""Why a section changed, in the editor's words beside the facts that comparison finds."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from content.policies.models import ChangeReason, PolicyVersion
from content.policies.rules import refusals_to_give_reason
from content.policies.selectors.drafts import reason_giver
from portal.audit.change import change
from portal.core.actors import Actor


def give_reason(
    version: PolicyVersion,
    *,
    section_id: UUID | None,
    motives: Sequence[str],
    reason: str,
    by: Actor,
    now: datetime,
) -> ChangeReason:
    """Add a reason to one section of a version, or to the whole (None); the newest counts.

    Raises NotAllowed.
    """
    with change("policy.reason_given", of=version.policy, by=by, now=now) as step:
        step.refuse(refusals_to_give_reason(reason_giver(by), motives, reason))
        given = ChangeReason.objects.create(
            version=version,
            section_id=section_id,
            motives=list(motives),
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(number=version.number, motives=list(motives))
        step.keep_erasable(reason=reason)
    return given
