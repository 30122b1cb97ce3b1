"""The employee takes back a declaration that was not decided yet."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.benefits import withdraw_benefit
from forms.register.actions.moving import move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def withdraw(entry: RegisterEntry, *, by: Person, now: datetime, reason: str = "") -> RegisterEntry:
    """Possible until the first decision exists."""
    with change(TRANSITIONS[Verb.WITHDRAW].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_withdraw(facts_of(entry, by, now)))
        move(entry, Verb.WITHDRAW, now)
        withdraw_benefit(entry)
        step.keep_erasable(reason=reason.strip())
    return entry
