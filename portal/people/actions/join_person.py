"""Someone comes to work here."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import steps
from portal.people.models import (
    Department,
    Employment,
    JobFunction,
    Person,
    RoleAssignment,
    User,
)
from portal.people.roles import Role
from portal.people.rules import refusals_to_join


def join_person(
    *,
    key: str,
    username: str,
    first_name: str,
    last_name: str,
    department: Department,
    function: JobFunction,
    by: Actor,
    now: datetime,
    infix: str = "",
    email: str = "",
    kind: str = str(Person.Kind.EMPLOYEE),
    starts_on: date | None = None,
    ends_on: date | None = None,
    password: str | None = None,
) -> Person:
    """Add an account, a person, an employment and the role of employee.

    Without a password nobody can sign on with the account until one is set.
    """
    starts_on = starts_on or day_of(now)
    with change("person.joined", by=by, now=now) as step:
        step.refuse(
            refusals_to_join(
                key_taken=Person.objects.filter(directory_key=key).exists(),
                username_taken=User.objects.filter(username__iexact=username).exists(),
                username=username,
            )
        )
        user = User(username=username, is_active=ends_on is None or ends_on >= day_of(now))
        user.set_password(password)
        user.save()
        person = Person.objects.create(
            user=user,
            directory_key=key,
            first_name=first_name,
            infix=infix,
            last_name=last_name,
            email=email,
            kind=kind,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        step.record = person
        Employment.objects.create(
            person=person,
            department=department,
            function=function,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        RoleAssignment.objects.create(
            person=person, role=Role.EMPLOYEE, starts_on=starts_on, ends_on=ends_on
        )
        step.keep(starts_on=starts_on.isoformat())
        step.keep_erasable(name=person.full_name, username=username)
        steps.joined(person, now)
    return person
