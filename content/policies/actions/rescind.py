"""A repeal or an annulment is taken back; from then on it counts as not having happened."""

from datetime import datetime
from functools import partial

from content.policies.actions.repeal import tell_search
from content.policies.models import VersionEvent
from content.policies.rules import refusals_to_rescind
from content.policies.selectors.drafts import undoable, withdrawal_of
from content.policies.states import EventKind
from portal.audit.change import change
from portal.core.actors import Actor


def rescind(event: VersionEvent, *, reason: str, by: Actor, now: datetime) -> VersionEvent:
    """Take back a repeal or annulment. Raises NotAllowed."""
    with change("policy.rescinded", of=event.policy, by=by, now=now) as step:
        step.refuse(
            refusals_to_rescind(
                withdrawal_of(step.record, by, reason, now),
                is_undoable=undoable(event),
                is_undone=VersionEvent.objects.filter(undoes=event).exists(),
            )
        )
        rescission = VersionEvent.objects.create(
            policy=event.policy,
            version=event.version,
            kind=EventKind.RESCINDED,
            undoes=event,
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(kind=event.kind, number=event.version.number if event.version else None)
        step.keep_erasable(reason=reason)
        step.afterwards(partial(tell_search, event.policy_id))
    return rescission
