"""Someone leaves."""

from datetime import date, datetime

from django.db.models import Q

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import cms_access, steps
from portal.people.models import Person
from portal.people.rules import refusals_to_leave


def deactivate_person(person: Person, *, ends_on: date, by: Actor, now: datetime) -> Person:
    """Close employment and roles with their last day; rights end with that day, everywhere.

    Departments keep naming them as manager until the directory names another, but deciding
    passes to the next in line.
    """
    with change("person.left", of=person, by=by, now=now) as step:
        person = step.record
        step.refuse(refusals_to_leave(starts_on=person.starts_on, ends_on=ends_on))
        person.ends_on = ends_on
        person.save()
        still_running = Q(ends_on=None) | Q(ends_on__gt=ends_on)
        for employment in person.employments.filter(still_running, starts_on__lte=ends_on):
            employment.ends_on = ends_on
            employment.save()
        person.role_assignments.filter(still_running).update(ends_on=ends_on)
        if person.user is not None and ends_on < day_of(now):
            person.user.is_active = False
            person.user.save(update_fields=["is_active"])
        cms_access.keep_in_step(Person.objects.get(pk=person.pk))
        step.keep(ends_on=ends_on.isoformat())
        steps.left(person, now)
    return person
