"""Where the register listens: a department that gets another manager or another place."""

from typing import Any

from django.utils import timezone

from forms.register.actions.follow_people import follow_department
from portal.people.models import Department


def department_changes(instance: Department, **kwargs: Any) -> None:
    """Before saving: remember who led it and where it stood."""
    before = Department.objects.filter(pk=instance.pk).values_list("manager_id", "parent_id")
    instance._stood = before.first()


def department_saved(instance: Department, created: bool, **kwargs: Any) -> None:
    """Open work moves with the department's manager; a new department has none yet."""
    stood = getattr(instance, "_stood", None)
    if created or kwargs.get("raw") or stood in (None, (instance.manager_id, instance.parent_id)):
        return
    follow_department(
        instance, timezone.now(), before=stood[0], changed=stood[0] != instance.manager_id
    )
