"""What the register does when someone changes post or leaves (see ``portal/people/steps.py``)."""

from datetime import datetime

from django.db.models import Q

from forms.register.actions.end import end
from forms.register.actions.reassess import reassess
from forms.register.actions.reroute import reroute
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.states import LIVING, OPEN, Status
from portal.core.actors import SystemActor
from portal.people.models import Department, Person

DIRECTORY = SystemActor("directory")


def follow_leaver(person: Person, now: datetime) -> None:
    """The leaver's own entries end, also what is public of them; open work goes to the next."""
    for entry in RegisterEntry.objects.filter(employee=person, status__in=LIVING):
        end(entry, by=DIRECTORY, now=now, cause="left")
    for entry in RegisterEntry.objects.filter(decider=person, status__in=OPEN):
        reroute(entry, by=DIRECTORY, now=now, cause="left", leaver=person)


def follow_mover(person: Person, now: datetime) -> None:
    """Open entries get the new manager; what was permitted for the old post is looked at again."""
    for entry in RegisterEntry.objects.filter(employee=person, status__in=OPEN):
        reroute(entry, by=DIRECTORY, now=now, cause="moved")
    for entry in RegisterEntry.objects.filter(employee=person, status=Status.REGISTERED):
        if not kind_of(entry.kind).ends_by_itself:
            reassess(entry, by=DIRECTORY, now=now, reason="Andere functie of afdeling", cause="job")


def follow_department(department: Department, now: datetime) -> None:
    """A department has another manager: its open entries, and those one line below, follow."""
    line = Q(employments__department=department) | Q(employments__department__parent=department)
    people = Person.objects.filter(line, employments__ends_on=None)
    for entry in RegisterEntry.objects.filter(
        employee__in=people.values("pk"), status__in=OPEN
    ).select_related("employee"):
        reroute(entry, by=DIRECTORY, now=now, cause="manager")
