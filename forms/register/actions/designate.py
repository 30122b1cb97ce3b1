"""Someone is to act for the board, or as compliance officer."""

from datetime import date, datetime

from forms.register import routing
from forms.register.models import Designation
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def designate(
    person: Person,
    *,
    office: str,
    starts_on: date,
    by: Actor,
    now: datetime,
    ends_on: date | None = None,
) -> Designation:
    """From a day on (open end: until it is ended). What waits for the office is theirs that day."""
    today = day_of(now)
    with change("designation.made", by=by, now=now) as step:
        held = Designation.objects.select_for_update().filter(office=office, person=person)
        step.refuse(
            routing.refusals_to_designate(
                may_manage=not isinstance(by, Person) or by.can(Capability.MANAGE_PEOPLE),
                works_here=person.works_on(max(starts_on, today)),
                holds_already=any(_overlaps(row, starts_on, ends_on) for row in held),
                starts_on=starts_on,
                ends_on=ends_on,
                today=today,
            )
        )
        row = Designation.objects.create(
            office=office, person=person, starts_on=starts_on, ends_on=ends_on
        )
        step.record = row
        step.keep(
            office=office,
            person=person.actor_key,
            starts_on=starts_on.isoformat(),
            ends_on=ends_on and ends_on.isoformat(),
        )
    return row


def _overlaps(row: Designation, starts_on: date, ends_on: date | None) -> bool:
    begins_before = ends_on is None or row.starts_on <= ends_on
    return begins_before and (row.ends_on is None or row.ends_on >= starts_on)
