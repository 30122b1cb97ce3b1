"""A moderator finds a decision wanting and returns it to the decider."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def send_back(entry: RegisterEntry, *, by: Person, now: datetime, reason: str) -> RegisterEntry:
    """From decided to in review; the decision stays, the next one stands beside it."""
    with change(TRANSITIONS[Verb.SEND_BACK].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_send_back(facts_of(entry, by, now), reason))
        move(entry, Verb.SEND_BACK, now)
        step.keep(decision=entry.decisions.count())
        step.keep_erasable(reason=reason.strip())
        step.afterwards(partial(notices.handed_back, entry.pk))
    return entry
