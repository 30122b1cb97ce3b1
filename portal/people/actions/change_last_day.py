"""The last day of someone who still works here moves, or falls away."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import Person
from portal.people.rules import refusals_to_leave


def change_last_day(person: Person, *, ends_on: date | None, by: Actor, now: datetime) -> Person:
    """Give employment and roles that ran until the old last day the new one (None: open)."""
    with change("person.last_day_changed", of=person, by=by, now=now) as step:
        person = step.record
        if ends_on is not None:
            step.refuse(refusals_to_leave(starts_on=person.starts_on, ends_on=ends_on))
        old, person.ends_on = person.ends_on, ends_on
        person.save()
        person.employments.filter(ends_on=old).update(ends_on=ends_on)
        person.role_assignments.filter(ends_on=old, revoked_at=None).update(ends_on=ends_on)
        step.keep(ends_on=ends_on.isoformat() if ends_on else "")
    return person
