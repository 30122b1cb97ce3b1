"""A job function is added or brought in line."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import JobFunction


def put_job_function(
    code: str,
    *,
    name: str,
    by: Actor,
    now: datetime,
    is_top_management: bool = False,
    is_vulnerable: bool = False,
    is_designated: bool = False,
) -> JobFunction:
    """Set name and flags of the function with this code; a new code is a new function."""
    with change("job_function.changed", by=by, now=now) as step:
        found = JobFunction.objects.filter(code=code).first() or JobFunction(code=code)
        found.name = name
        found.is_top_management = is_top_management
        found.is_vulnerable = is_vulnerable
        found.is_designated = is_designated
        found.save()
        step.record = found
    return found
