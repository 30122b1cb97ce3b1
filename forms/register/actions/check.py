"""A controller checks a registered entry; the fourth pair of hands."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.models import Check, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def check(
    entry: RegisterEntry, *, by: Person, now: datetime, finding: str, text: str = ""
) -> RegisterEntry:
    """Adds a compliance check with its finding; the entry stays registered."""
    with change(TRANSITIONS[Verb.CHECK].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_check(facts_of(entry, by, now), finding, text))
        Check.objects.create(
            entry=entry, finding=finding, text=text.strip(), checked_by=by, checked_at=now
        )
        move(entry, Verb.CHECK, now)
        step.keep(finding=finding)
        step.keep_erasable(text=text.strip())
    return entry
