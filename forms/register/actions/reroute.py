"""Open work follows the present manager when someone moves or leaves."""

from datetime import datetime
from functools import partial

from forms.register import notices
from forms.register.models import RegisterEntry
from forms.register.selectors.routes import route_for
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people.models import Person


def reroute(
    entry: RegisterEntry, *, by: Actor, now: datetime, cause: str, leaver: Person | None = None
) -> RegisterEntry:
    """Give the entry the decider that today's departments name; nothing happens when it has."""
    route = route_for(entry.employee, day_of(now), involved_keys=entry.involved_keys, leaver=leaver)
    if entry.decider_id == (route.decider.pk if route.decider else None):
        return entry
    with change("register_entry.rerouted", of=entry, by=by, now=now) as step:
        entry = step.record
        entry.decider, entry.route_step, entry.changed_at = route.decider, route.step, now
        entry.save()
        step.keep(route_step=str(route.step), cause=cause)
        step.afterwards(partial(notices.to_decide, entry.pk))
    return entry
