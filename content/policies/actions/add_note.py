"""An editorial note beside an issued version: the wording itself is never corrected silently."""

from datetime import datetime

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.rules import refusals_to_add
from content.policies.selectors.drafts import withdrawal_of
from content.policies.states import EventKind
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.refusals import Refusal


def add_note(policy: Policy, *, number: int, note: str, by: Actor, now: datetime) -> VersionEvent:
    """Add a note to a version, shown with it from now on. Raises NotAllowed."""
    with change("policy.note_added", of=policy, by=by, now=now) as step:
        step.refuse(refusals_to_add(withdrawal_of(step.record, by, note, now)))
        version = PolicyVersion.objects.filter(policy=policy, number=number).first()
        step.refuse([] if version else [Refusal("version_unknown", {"number": number}, "number")])
        event = VersionEvent.objects.create(
            policy=policy,
            version=version,
            kind=EventKind.NOTE_ADDED,
            reason=note.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(number=number)
        step.keep_erasable(note=note)
    return event
