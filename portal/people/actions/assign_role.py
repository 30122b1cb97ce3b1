"""Someone gets a role."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import cms_access
from portal.people.models import Person, RoleAssignment
from portal.people.rules import refusals_to_assign, refusals_to_manage


def assign_role(
    person: Person,
    role: str,
    *,
    by: Actor,
    now: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleAssignment:
    """Give a role from a day (today) until a day (open); persons need the right to manage people.

    Raises NotAllowed: own role, already held, unknown, or the person left.
    """
    today = day_of(now)
    with change("role.assigned", of=person, by=by, now=now) as step:
        person = step.record
        step.keep(role=role)
        if isinstance(by, Person):
            step.refuse(refusals_to_manage(by.capabilities))
        held = person.role_assignments.filter(role=role, revoked_at=None)
        step.refuse(
            refusals_to_assign(
                role=role,
                is_own=by == person,
                holds=any(row.ends_on is None or row.ends_on >= today for row in held),
                works_here=person.ends_on is None or person.ends_on >= today,
            )
        )
        assignment = RoleAssignment.objects.create(
            person=person,
            role=role,
            starts_on=starts_on or today,
            ends_on=ends_on or person.ends_on,
        )
        cms_access.keep_in_step(Person.objects.get(pk=person.pk))
    return assignment
