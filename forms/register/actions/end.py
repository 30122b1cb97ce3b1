"""An entry ends: the activity stopped, or the person left."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import close_disclosure, move
from forms.register.models import RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.core.actors import Actor


def end(
    entry: RegisterEntry, *, by: Actor, now: datetime, reason: str = "", cause: str = "asked"
) -> RegisterEntry:
    """Closes the disclosure as well. ``cause``: ``asked`` by a person, or ``left`` the service."""
    with change(TRANSITIONS[Verb.END].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_end(facts_of(entry, by, now)))
        concealed = close_disclosure(entry, by=by, now=now, reason=reason.strip())
        entry.reassess_on = None
        move(entry, Verb.END, now)
        step.keep(cause=cause, concealed=concealed)
        step.keep_erasable(reason=reason.strip())
        if cause == "asked":
            step.afterwards(partial(notices.ended, entry.pk))
    return entry
