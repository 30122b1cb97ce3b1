"""An entry leaves the public extract; it stays in history."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import close_disclosure
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def conceal(entry: RegisterEntry, *, by: Person, now: datetime, reason: str) -> RegisterEntry:
    """Closes the open disclosure, whatever the state of the entry."""
    with change(TRANSITIONS[Verb.CONCEAL].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_conceal(facts_of(entry, by, now), reason))
        closed = close_disclosure(entry, by=by, now=now, reason=reason.strip())
        entry.changed_at = now
        entry.save()
        step.keep(disclosure=closed)
        step.keep_erasable(reason=reason.strip())
    return entry
