"""A second person confirms that an editorial edit leaves the meaning as it was, and says why."""

from datetime import datetime
from typing import cast

from content.policies.confirming import refusals_to_confirm
from content.policies.models import EditorialConfirmation, PolicyPage, PolicyVersion
from content.policies.selectors.drafts import approver_of
from content.policies.selectors.minor import (
    base_of,
    fingerprint_of,
    minor_edit_of,
    touched_by,
)
from content.policies.snapshot import snapshot_of
from portal.audit.change import change
from portal.core.actors import Actor


def confirm_editorial(
    page: PolicyPage, *, fingerprint: str, reason: str, by: Actor, now: datetime
) -> EditorialConfirmation:
    """Confirm the latest draft of a page, if it still says what was read (``fingerprint``).

    Raises NotAllowed with the refusals.
    """
    with change("policy.editorial_confirmed", of=page.policy, by=by, now=now) as step:
        draft = page.get_latest_revision_as_object()
        draft.policy = step.record
        taken = snapshot_of(draft)
        step.refuse(
            refusals_to_confirm(
                minor_edit_of(draft, taken, now),
                approver_of(step.record, by),
                reason,
                is_same_draft=fingerprint_of(draft) == fingerprint,
            )
        )
        base = cast(PolicyVersion, base_of(draft))  # the rules refuse a first version
        places = touched_by(draft, taken, base, now)
        confirmation = EditorialConfirmation.objects.create(
            policy=step.record,
            fingerprint=fingerprint,
            base=base.number,
            alarms=[place.as_data() for place in places],
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(base=base.number, kinds=sorted({place.kind for place in places}))
        step.keep_erasable(reason=confirmation.reason, alarms=confirmation.alarms)
    return confirmation
