"""Someone no longer acts for the board, or as compliance officer, after a day."""

from datetime import date, datetime

from forms.register import routing
from forms.register.models import Designation
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def end_designation(
    designation: Designation, *, ends_on: date, by: Actor, now: datetime
) -> Designation:
    """``ends_on`` is the last day. What waits for the office then waits for who else holds it, or
    for the moderators.
    """
    with change("designation.ended", of=designation, by=by, now=now) as step:
        row = step.record
        step.refuse(
            routing.refusals_to_end_designation(
                may_manage=not isinstance(by, Person) or by.can(Capability.MANAGE_PEOPLE),
                starts_on=row.starts_on,
                ended_on=row.ends_on,
                ends_on=ends_on,
                today=day_of(now),
            )
        )
        row.ends_on = ends_on
        row.save()
        step.keep(office=row.office, person=row.person.actor_key, ends_on=ends_on.isoformat())
    return row
