"""A department is added or brought in line."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import Department, Person


def put_department(
    code: str,
    *,
    name: str,
    parent: Department | None,
    manager: Person | None,
    by: Actor,
    now: datetime,
) -> Department:
    """Set name, parent and manager of the department with this code; a new code is a new one."""
    with change("department.changed", by=by, now=now) as step:
        found = Department.objects.filter(code=code).first() or Department(code=code)
        found.name, found.parent, found.manager = name, parent, manager
        found.save()
        step.record = found
        step.keep_erasable(manager=manager.full_name if manager else "")
    return found
