"""The decider starts on a declaration."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def take_up(entry: RegisterEntry, *, by: Person, now: datetime) -> RegisterEntry:
    """From received to in review."""
    with change(TRANSITIONS[Verb.TAKE_UP].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_take_up(facts_of(entry, by, now)))
        move(entry, Verb.TAKE_UP, now)
    return entry
