"""What the register does when someone changes post, leaves, is away or gets another manager
(see ``portal/people/steps.py``).
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from forms.register.actions.end import end
from forms.register.actions.pass_on import pass_on
from forms.register.actions.reassess import reassess
from forms.register.actions.reroute import reroute
from forms.register.kinds.registry import standing_kinds
from forms.register.models import RegisterEntry
from forms.register.states import LIVING, OPEN, Status
from portal.core.actors import Actor, SystemActor
from portal.core.clock import day_of
from portal.people.models import Absence, Department, Employment, Person
from portal.people.selectors import absent_on

DIRECTORY = SystemActor("directory")
DUE = SystemActor("due")


def follow_leaver(person: Person, now: datetime) -> None:
    """The leaver's own entries end, also what is public of them; open work goes to the next.

    Who leaves later keeps everything until then: ``close_leavers`` does this after the last day.
    """
    if person.ends_on is None or person.ends_on <= day_of(now):
        close_leaver(person, now)


def close_leaver(person: Person, now: datetime) -> int:
    """How many entries ended or moved."""
    own = RegisterEntry.objects.filter(employee=person, status__in=LIVING)
    for entry in (ended := list(own)):
        end(entry, by=DIRECTORY, now=now, cause="left")
    return len(ended) + _hand_over(person, now, cause="left", leaver=person)


def close_leavers(now: datetime) -> int:
    """The job: whoever's last day has passed and still has something open. A day later than the
    last one: on it, someone works here.
    """
    gone = Person.objects.filter(ends_on__lt=day_of(now))
    open_work = Q(entries_to_decide__status__in=OPEN) | Q(entries_referred__status=Status.REFERRED)
    count = 0
    for person in gone.filter(register_entries__status__in=LIVING).distinct():
        count += close_leaver(person, now)
    for person in gone.filter(open_work).distinct():
        count += _hand_over(person, now, cause="left", leaver=person)
    return count


def follow_mover(person: Person, now: datetime) -> None:
    """Open entries get the new manager; what was permitted for the old post is looked at again."""
    for entry in RegisterEntry.objects.filter(employee=person, status__in=OPEN):
        reroute(entry, by=DIRECTORY, now=now, cause="moved")
    for entry in _standing().filter(employee=person):
        reassess(entry, by=DIRECTORY, now=now, reason="Andere functie of afdeling", cause="job")


def follow_department(
    department: Department, now: datetime, *, before: object = None, changed: bool = False
) -> None:
    """A department has another manager: its open entries, and those one line below, follow.

    Where the manager ``changed`` from ``before`` to someone else who is there, what stands is
    looked at again by the new one; not what the new manager declared, nor the one before.
    """
    line = Employment.objects.filter(
        _runs_on(day_of(now)), Q(department=department) | Q(department__parent=department)
    )
    for entry in RegisterEntry.objects.filter(
        employee__in=line.values("person_id"), status__in=OPEN
    ).select_related("employee"):
        reroute(entry, by=DIRECTORY, now=now, cause="manager")
    if changed and department.manager_id:
        led = Employment.objects.filter(_runs_on(day_of(now)), department=department)
        below = Person.objects.filter(
            Q(pk__in=led.values("person_id")) | Q(managed_departments__parent=department)
        ).exclude(pk__in=_keys(before, department))
        # What was told to one manager is not put before the next, until the employee does so.
        standing = _standing().filter(employee__in=below.values("pk"), is_discreet=False)
        for entry in standing:
            reassess(entry, by=DIRECTORY, now=now, reason="Andere leidinggevende", cause="manager")


def _runs_on(day: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=day)


def _keys(before: object, department: Department) -> list[object]:
    return [key for key in (before, department.manager_id) if key]


def follow_absence(person: Person, now: datetime) -> int:
    """Someone is away today, or is back: open work goes to the next, untouched work returns."""
    if str(person.pk) in absent_on([person.pk], day_of(now)):
        return _hand_over(person, now, cause="absent")
    return _give_back(RegisterEntry.objects.filter(stands_in_for=person), now)


def follow_absences(now: datetime) -> int:
    """The job: absences that began or ended since. It looks at what lies where, so that a day on
    which it did not run is made up for.
    """
    today, count = day_of(now), 0
    for person in _away_with_work(today):
        count += _hand_over(person, now, cause="absent")
    return count + _give_back(RegisterEntry.objects.filter(stands_in_for__isnull=False), now)


def _away_with_work(today: date) -> Iterable[Person]:
    away = Absence.objects.filter(withdrawn_at=None, starts_on__lte=today, ends_on__gte=today)
    open_work = Q(entries_to_decide__status__in=OPEN) | Q(entries_referred__status=Status.REFERRED)
    return Person.objects.filter(open_work, pk__in=away.values("person_id")).distinct()


def _hand_over(person: Person, now: datetime, *, cause: str, leaver: Person | None = None) -> int:
    """Everything open that lies with this person goes to the next in line; how much did. What is
    told to one reader waits for that reader.
    """
    by: Actor = DUE if cause == "absent" else DIRECTORY
    # A discreet decision still has to be registered by who decides; nobody else may.
    unregistered = Q(status=Status.DECIDED, is_discreet=True)
    to_decide = list(
        RegisterEntry.objects.filter(Q(status__in=OPEN) | unregistered, decider=person)
    )
    moved = 0
    for entry in to_decide:
        after = reroute(entry, by=by, now=now, cause=cause, leaver=leaver)
        moved += after.decider_id != person.pk
    referred = list(RegisterEntry.objects.filter(referred_person=person, status=Status.REFERRED))
    for entry in referred:
        after = pass_on(entry, by=by, now=now, cause=cause)
        moved += after.referred_person_id != person.pk
    return moved


def _give_back(entries: QuerySet[RegisterEntry], now: datetime) -> int:
    """What nobody has taken up yet goes back to who is there again; the rest stays."""
    untouched = list(entries.filter(status=Status.RECEIVED).select_related("employee"))
    keys = {entry.stands_in_for_id for entry in untouched}
    away = absent_on(keys, day_of(now)) if keys else frozenset()
    back = [entry for entry in untouched if str(entry.stands_in_for_id) not in away]
    moved = 0
    for entry in back:
        after = reroute(entry, by=DUE, now=now, cause="back")
        moved += after.decider_id != entry.decider_id
    return moved


def _standing() -> QuerySet[RegisterEntry]:
    return RegisterEntry.objects.filter(status=Status.REGISTERED, kind__in=standing_kinds())
