"""Who the entry was put to gives it back undecided."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import move
from forms.register.models import Referral, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def hand_back(entry: RegisterEntry, *, by: Person, now: datetime, reason: str) -> RegisterEntry:
    """From referred back to in review."""
    with change(TRANSITIONS[Verb.HAND_BACK].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_hand_back(facts_of(entry, by, now), reason))
        to, person = entry.referred_to, entry.referred_person
        Referral.objects.create(
            entry=entry,
            movement=Referral.Movement.HANDED_BACK,
            referred_to=to,
            person=person,
            reason=reason.strip(),
            moved_by=by,
            moved_at=now,
        )
        move(entry, Verb.HAND_BACK, now)
        step.keep(to=to)
        step.keep_erasable(reason=reason.strip())
        step.afterwards(partial(notices.handed_back, entry.pk))
    return entry
