"""The decider or a moderator takes a referred entry back."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.models import Referral, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def recall(entry: RegisterEntry, *, by: Person, now: datetime, reason: str) -> RegisterEntry:
    """From referred back to in review."""
    with change(TRANSITIONS[Verb.RECALL].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_recall(facts_of(entry, by, now), reason))
        to, person = entry.referred_to, entry.referred_person
        Referral.objects.create(
            entry=entry,
            movement=Referral.Movement.RECALLED,
            referred_to=to,
            person=person,
            reason=reason.strip(),
            moved_by=by,
            moved_at=now,
        )
        move(entry, Verb.RECALL, now)
        step.keep(to=to)
        step.keep_erasable(reason=reason.strip())
    return entry
