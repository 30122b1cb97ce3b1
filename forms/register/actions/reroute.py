"""Open work follows the present manager when someone moves or leaves."""

from datetime import datetime
from functools import partial

from forms.register import notices
from forms.register.discretion import facts_for_trail
from forms.register.models import RegisterEntry
from forms.register.selectors.routes import route_of
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people.models import Person


def reroute(
    entry: RegisterEntry, *, by: Actor, now: datetime, cause: str, leaver: Person | None = None
) -> RegisterEntry:
    """Give the entry the decider that today's departments name; nothing happens when it has."""
    route = route_of(entry, day_of(now), leaver=leaver)
    standing = (entry.decider_id, entry.route_step)
    if standing == (route.decider.pk if route.decider else None, route.step):
        return entry
    with change("register_entry.rerouted", of=entry, by=by, now=now) as step:
        entry = step.record
        entry.decider, entry.route_step, entry.changed_at = route.decider, route.step, now
        entry.stands_in_for = route.instead_of
        entry.save()
        step.keep(**facts_for_trail(entry.is_discreet, route_step=str(route.step), cause=cause))
        step.afterwards(partial(notices.to_decide, entry.pk))
    return entry
