"""Someone who left comes back."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import steps
from portal.people.models import Department, Employment, JobFunction, Person, RoleAssignment
from portal.people.roles import Role


def rejoin_person(
    person: Person,
    *,
    department: Department,
    function: JobFunction,
    starts_on: date,
    by: Actor,
    now: datetime,
    ends_on: date | None = None,
) -> Person:
    """Open a new employment with the role of employee; other roles of before do not return.

    For someone who has not left yet, see ``change_last_day``.
    """
    with change("person.joined", of=person, by=by, now=now) as step:
        person = step.record
        begins = max(starts_on, day_of(now))
        person.ends_on = ends_on
        person.save()
        Employment.objects.create(
            person=person,
            department=department,
            function=function,
            starts_on=begins,
            ends_on=ends_on,
        )
        RoleAssignment.objects.create(
            person=person, role=Role.EMPLOYEE, starts_on=begins, ends_on=ends_on
        )
        if person.user is not None:
            person.user.is_active = True
            person.user.save(update_fields=["is_active"])
        step.keep(starts_on=begins.isoformat())
        steps.joined(person, now)
    return person
