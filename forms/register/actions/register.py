"""Other hands than the decider's enter the decision in the register."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import close_disclosure, move
from forms.register.models import RegisterEntry, Registration
from forms.register.selectors.facts import facts_of, permits
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def register(entry: RegisterEntry, *, by: Person, now: datetime) -> RegisterEntry:
    """The latest decision now stands; one that does not permit closes the disclosure as well."""
    with change(TRANSITIONS[Verb.REGISTER].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_register(facts_of(entry, by, now)))
        decision = entry.decisions.latest("number")
        Registration.objects.create(
            entry=entry, decision=decision, registered_by=by, registered_at=now
        )
        concealed = ""
        if not permits(entry, decision):
            concealed = close_disclosure(entry, by=by, now=now, reason="")
        entry.reassess_on = decision.reassess_on
        move(entry, Verb.REGISTER, now)
        step.keep(decision=decision.number, concealed=concealed)
        step.afterwards(partial(notices.registered, entry.pk))
    return entry
