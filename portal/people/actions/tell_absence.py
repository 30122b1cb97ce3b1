"""Someone is away: told by oneself, or by who manages people; longer, shorter, or not at all."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import steps
from portal.people.models import Absence, Person
from portal.people.roles import Capability
from portal.people.rules import (
    refusals_to_change_absence,
    refusals_to_tell_absence,
    refusals_to_withdraw_absence,
)


def tell_absence(
    person: Person, *, starts_on: date, ends_on: date, by: Actor, now: datetime
) -> Absence:
    """Both days inclusive. What has to move because of it moves at once when it holds today."""
    today = day_of(now)
    with change("absence.told", by=by, now=now) as step:
        step.refuse(
            refusals_to_tell_absence(
                may_tell=_may_tell(person, by),
                starts_on=starts_on,
                ends_on=ends_on,
                today=today,
                works_here=person.works_on(today),
                overlaps=_overlaps(person, starts_on, ends_on),
            )
        )
        absence = Absence(
            person=person,
            starts_on=starts_on,
            ends_on=ends_on,
            told_at=now,
            told_by_key=by.actor_key,
        )
        absence.save()
        step.record = absence
        step.keep(starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
        steps.away(person, now)
    return absence


def change_absence(absence: Absence, *, ends_on: date, by: Actor, now: datetime) -> Absence:
    """Away longer, or back sooner: yesterday as the last day says that someone is back today."""
    with change("absence.changed", of=absence, by=by, now=now) as step:
        absence = step.record
        person, today = absence.person, day_of(now)
        step.refuse(
            refusals_to_change_absence(
                may_tell=_may_tell(person, by),
                is_withdrawn=absence.withdrawn_at is not None,
                starts_on=absence.starts_on,
                old_ends_on=absence.ends_on,
                ends_on=ends_on,
                today=today,
                overlaps=_overlaps(person, absence.starts_on, ends_on, absence),
            )
        )
        absence.ends_on = ends_on
        absence.save()
        step.keep(starts_on=absence.starts_on.isoformat(), ends_on=ends_on.isoformat())
        steps.away(person, now)
    return absence


def withdraw_absence(absence: Absence, *, by: Actor, now: datetime) -> Absence:
    """It does not happen; refused after its first day."""
    with change("absence.withdrawn", of=absence, by=by, now=now) as step:
        absence = step.record
        step.refuse(
            refusals_to_withdraw_absence(
                may_tell=_may_tell(absence.person, by),
                is_withdrawn=absence.withdrawn_at is not None,
                starts_on=absence.starts_on,
                today=day_of(now),
            )
        )
        absence.withdrawn_at = now
        absence.save()
        steps.away(absence.person, now)
    return absence


def _may_tell(person: Person, by: Actor) -> bool:
    """A system actor is the portal itself: the directory, the demo."""
    if not isinstance(by, Person):
        return True
    return by.pk == person.pk or by.can(Capability.MANAGE_PEOPLE)


def _overlaps(
    person: Person, starts_on: date, ends_on: date, besides: Absence | None = None
) -> bool:
    others = person.absences.filter(
        withdrawn_at=None, starts_on__lte=ends_on, ends_on__gte=starts_on
    )
    return others.exclude(pk=besides.pk if besides else None).exists()
