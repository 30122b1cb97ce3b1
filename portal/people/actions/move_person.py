"""Someone gets another department or another function."""

from datetime import date, datetime, timedelta

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people import steps
from portal.people.models import Department, Employment, JobFunction, Person


def move_person(
    person: Person,
    *,
    department: Department,
    function: JobFunction,
    from_on: date,
    by: Actor,
    now: datetime,
) -> Employment:
    """Close the running employment the day before and open the next.

    An employment that began on that same day is corrected instead: it held no whole day.
    """
    with change("person.moved", of=person, by=by, now=now) as step:
        person = step.record
        last = person.employments.order_by("starts_on", "pk").last()
        if last is not None and last.starts_on >= from_on:
            last.department, last.function = department, function
            last.save()
            employment = last
        else:
            if last is not None and (last.ends_on is None or last.ends_on >= from_on):
                last.ends_on = from_on - timedelta(days=1)
                last.save()
            employment = Employment.objects.create(
                person=person,
                department=department,
                function=function,
                starts_on=from_on,
                ends_on=person.ends_on,
            )
        step.keep(from_on=from_on.isoformat(), department=department.code, function=function.code)
        steps.moved(person, now)
    return employment
