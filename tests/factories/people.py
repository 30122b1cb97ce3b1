"""People for tests: ``person_with_role("moderator")``, ``department_with_manager()``.

Rows are made directly, since who works here is the starting point of a test, not its subject;
what the actions of the room do is tested with the actions themselves.
"""

from datetime import date
from itertools import count
from typing import Any

from portal.core.models import acting
from portal.people import cms_access
from portal.people.models import (
    Audience,
    Department,
    Employment,
    JobFunction,
    Person,
    RoleAssignment,
    User,
)
from portal.people.roles import Role

PASSWORD = "een-wachtwoord-voor-proeven"
LONG_AGO = date(2015, 1, 1)
COMMON_DEPARTMENT = "algemeen"

_number = count(1)


def job_function(name: str = "Beleidsmedewerker", **flags: bool) -> JobFunction:
    """A post; ``is_top_management``, ``is_vulnerable`` and ``is_designated`` are its flags."""
    with acting():
        function, _ = JobFunction.objects.get_or_create(
            code="-".join([name.lower().replace(" ", "-"), *sorted(flags)]),
            defaults={"name": name, **flags},
        )
    return function


def department_with_manager(
    name: str = "", *, code: str = "", parent: Department | None = None
) -> Department:
    """A department with a manager of its own, who works there."""
    number = next(_number)
    with acting():
        department = Department.objects.create(
            code=code or f"afdeling-{number}", name=name or f"Afdeling {number}", parent=parent
        )
    person_with_role(Role.MANAGER, department)
    department.refresh_from_db()
    return department


def common_department() -> Department:
    """Where everybody works for whom a test names no department; it has a manager."""
    found = Department.objects.filter(code=COMMON_DEPARTMENT).first()
    return found or department_with_manager("Algemene Zaken", code=COMMON_DEPARTMENT)


def person_with_role(
    role: str = Role.EMPLOYEE,
    department: Department | None = None,
    *,
    function: JobFunction | None = None,
    username: str = "",
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    **fields: Any,
) -> Person:
    """Someone with an account (``PASSWORD``), an employment and a role beside that of employee.

    A manager takes the lead of the department.
    """
    department = department or common_department()
    number = next(_number)
    username = username or f"{role}-{number}"
    user = User(username=username)
    user.set_password(PASSWORD)
    user.save()
    names = {"first_name": str(role).capitalize(), "last_name": f"Proef{number}"}
    with acting():
        person = Person.objects.create(
            **{
                "user": user,
                "directory_key": f"p{number}",
                "email": f"{username}@voorbeeld.invalid",
                "starts_on": starts_on,
                "ends_on": ends_on,
                **names,
                **fields,
            }
        )
        Employment.objects.create(
            person=person,
            department=department,
            function=function or job_function(),
            starts_on=starts_on,
            ends_on=ends_on,
        )
        for held in sorted({Role.EMPLOYEE, Role(role)}):
            RoleAssignment.objects.create(person=person, role=held, starts_on=starts_on)
        if role == Role.MANAGER:
            department.manager = person
            department.save()
    fresh = Person.objects.select_related("user").get(pk=person.pk)
    cms_access.keep_in_step(fresh)
    return fresh


def audience(key: str, **conditions: Any) -> Audience:
    """Whom a text is for; ``departments`` and ``functions`` are lists of rows."""
    many = {name: conditions.pop(name, ()) for name in ("departments", "functions")}
    made = Audience.objects.create(key=key, name=key.capitalize(), **conditions)
    for name, rows in many.items():
        getattr(made, name).set(rows)
    return made
