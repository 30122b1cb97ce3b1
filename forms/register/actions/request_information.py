"""Someone who handles the entry asks the employee for more."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import move
from forms.register.models import InformationRequest, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def request_information(
    entry: RegisterEntry, *, by: Person, now: datetime, question: str
) -> RegisterEntry:
    """The entry waits for the employee; the decider may resume without an answer."""
    with change(TRANSITIONS[Verb.REQUEST_INFORMATION].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_request_information(facts_of(entry, by, now), question))
        InformationRequest.objects.create(
            entry=entry, question=question.strip(), requested_by=by, requested_at=now
        )
        move(entry, Verb.REQUEST_INFORMATION, now)
        step.keep_erasable(question=question.strip())
        step.afterwards(partial(notices.information_requested, entry.pk))
    return entry
