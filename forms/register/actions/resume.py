"""The decider goes on although the employee did not answer: silence is no dead end."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def resume(entry: RegisterEntry, *, by: Person, now: datetime) -> RegisterEntry:
    """From awaiting information back to in review."""
    with change(TRANSITIONS[Verb.RESUME].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_resume(facts_of(entry, by, now)))
        move(entry, Verb.RESUME, now)
    return entry
