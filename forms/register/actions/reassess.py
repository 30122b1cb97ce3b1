"""A registered decision is looked at again: on its date, or because something changed."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import move, start_over
from forms.register.models import RegisterEntry
from forms.register.reminding import TOLD_TOGETHER
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.core.actors import Actor


def reassess(
    entry: RegisterEntry, *, by: Actor, now: datetime, reason: str, cause: str = "asked"
) -> RegisterEntry:
    """A new round by today's route and term; the registered decision stands meanwhile.

    ``cause``: ``asked`` by a person, ``date`` reached, ``job`` changed, another ``manager``, or
    the ``rule`` it rests on changed, in which case the decider may ask it too.
    """
    with change(TRANSITIONS[Verb.REASSESS].event, of=entry, by=by, now=now) as step:
        entry = step.record
        facts = replace(facts_of(entry, by, now), rule_changed=cause == "rule")
        step.refuse(rules.refusals_to_reassess(facts, reason))
        start_over(entry, now)
        entry.reassess_on, entry.reassess_cause = None, cause
        move(entry, Verb.REASSESS, now)
        step.keep(cause=cause)
        step.keep_erasable(reason=reason.strip())
        if cause not in TOLD_TOGETHER:
            step.afterwards(partial(notices.reassessed, entry.pk))
    return entry
