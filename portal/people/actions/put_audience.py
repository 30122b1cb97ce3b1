"""An audience is added or changed."""

from collections.abc import Iterable
from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import Audience, Department, JobFunction
from portal.people.rules import refusals_to_put_audience


def put_audience(
    audience: Audience,
    *,
    departments: Iterable[Department],
    functions: Iterable[JobFunction],
    by: Actor,
    now: datetime,
) -> Audience:
    """Save an audience (new or known) with its departments and functions.

    Raises NotAllowed when the audience of everyone would get a condition.
    """
    departments, functions = list(departments), list(functions)
    with change("audience.changed", by=by, now=now) as step:
        conditions = (audience.person_kind, departments, functions, audience.only_vulnerable)
        known = Audience.objects.filter(pk=audience.pk).first()
        step.record = audience
        step.refuse(
            refusals_to_put_audience(
                is_everyone=known is not None and known.key == Audience.EVERYONE,
                keeps_key=audience.key == Audience.EVERYONE,
                has_conditions=any(conditions),
            )
        )
        audience.save()
        audience.departments.set(departments)
        audience.functions.set(functions)
        step.keep(
            key=audience.key,
            person_kind=audience.person_kind,
            departments=sorted(row.code for row in departments),
            functions=sorted(row.code for row in functions),
            only_vulnerable=audience.only_vulnerable,
        )
    return audience
