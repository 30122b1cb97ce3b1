"""A moderator undoes an end that was a mistake."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of, last_registered_decision
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def reopen(entry: RegisterEntry, *, by: Person, now: datetime, reason: str) -> RegisterEntry:
    """Back to registered, under the decision that was registered last; not public by itself."""
    with change(TRANSITIONS[Verb.REOPEN].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_reopen(facts_of(entry, by, now), reason))
        decision = last_registered_decision(entry)
        if decision is not None:
            entry.outcome, entry.reassess_on = decision.outcome, decision.reassess_on
        move(entry, Verb.REOPEN, now)
        step.keep_erasable(reason=reason.strip())
    return entry
