"""Where the register listens: a department that gets another manager."""

from typing import Any

from django.utils import timezone

from forms.register.actions.follow_people import follow_department
from portal.people.models import Department


def department_saved(instance: Department, created: bool, **kwargs: Any) -> None:
    """Open work moves with the department's manager; a new department has none yet."""
    if not created and not kwargs.get("raw"):
        follow_department(instance, timezone.now())
