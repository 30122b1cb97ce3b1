"""What was put to the next in line goes one further when they are away or leave."""

from datetime import datetime
from functools import partial

from forms.register import notices
from forms.register.models import RegisterEntry
from forms.register.selectors.above import next_above
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of


def pass_on(entry: RegisterEntry, *, by: Actor, now: datetime, cause: str) -> RegisterEntry:
    """To whom stands above who had it, else to the moderators. What is told to one reader goes no
    further: a discreet entry waits, and its decider may recall it.
    """
    if entry.is_discreet:
        return entry
    above = next_above(entry, entry.referred_person_id, day_of(now))
    with change("register_entry.passed_on", of=entry, by=by, now=now) as step:
        entry = step.record
        entry.referred_person, entry.changed_at = above, now
        entry.save()
        step.keep(to=entry.referred_to, cause=cause)
        step.afterwards(partial(notices.referred, entry.pk))
    return entry
