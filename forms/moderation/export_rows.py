"""The lines of an export, read page after page from a key on: never more than a page at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from forms.moderation.selectors import Wanted
from forms.register.kinds.registry import detail_names, kind_of
from forms.register.models import RegisterEntry
from forms.register.selectors import outcome_label, register_of
from forms.register.states import Status
from forms.register.words import STATUSES
from portal.core.clock import day_of
from portal.people.models import Department, Person

#: Up to so many lines are given at once, more become a job (S57).
AT_ONCE = 5_000
#: So many entries are read and held together.
PAGE = 1_000


def exportable(wanted: Wanted, person: Person, today: date) -> QuerySet[RegisterEntry]:
    """The list of the register with its filters; discreet entries are in no file at all."""
    entries = wanted.narrow(register_of(person), today).filter(is_discreet=False)
    return entries.select_related("employee", "decider", *detail_names())


def is_for_a_job(wanted: Wanted, person: Person, today: date) -> bool:
    """Are there more than are given at once? Counts no further than that."""
    keys = wanted.narrow(register_of(person), today).filter(is_discreet=False).order_by()
    return keys.values("pk")[: AT_ONCE + 1].count() > AT_ONCE


def pages(entries: QuerySet[RegisterEntry], size: int = PAGE) -> Iterator[list[RegisterEntry]]:
    """All entries, newest first, a page at a time; each page costs the same."""
    ordered = entries.order_by("-received_at", "pk")
    page = list(ordered[:size])
    while page:
        last = page[-1]
        yield page
        if len(page) < size:
            return
        # The first condition is one the index knows; the rest cuts off within one moment.
        later = Q(received_at__lt=last.received_at) | Q(pk__gt=last.pk)
        page = list(ordered.filter(Q(received_at__lte=last.received_at) & later)[:size])


def headings() -> list[str]:
    """What stands above the columns."""
    return [
        _("Kenmerk"),
        _("Soort"),
        _("Waarover"),
        _("Status"),
        _("Uitkomst"),
        _("Melder"),
        _("Afdeling"),
        _("Beslisser"),
        _("Datum gebeurtenis"),
        _("Ontvangen op"),
        _("Beslissen uiterlijk"),
        _("Opnieuw beoordelen op"),
    ]


def department_names() -> dict[int, str]:
    """The departments by key, asked once for a file."""
    return dict(Department.objects.values_list("pk", "name"))


def line_of(entry: RegisterEntry, departments: Mapping[int, str]) -> list[str]:
    """One entry as cells."""
    kind = kind_of(entry.kind)
    detail = getattr(entry, kind.detail_name, None)
    return [
        entry.reference,
        str(kind.label),
        kind.summary(detail) if detail else "",
        str(STATUSES[Status(entry.status)]),
        outcome_label(entry.kind, entry.outcome) if entry.outcome else "",
        entry.employee.full_name,
        departments.get(entry.department_key or 0, ""),
        entry.decider.full_name if entry.decider else "",
        entry.event_on.isoformat() if entry.event_on else "",
        day_of(entry.received_at).isoformat(),
        entry.due_on.isoformat(),
        entry.reassess_on.isoformat() if entry.reassess_on else "",
    ]


def lines(
    found: Iterable[list[RegisterEntry]], before: Callable[[list[RegisterEntry]], Any]
) -> Iterator[list[str]]:
    """The cells of each entry; ``before`` is called with every page before a line of it is given,
    so that nothing is in a file that was not recorded as read.
    """
    departments = department_names()
    for page in found:
        before(page)
        for entry in page:
            yield line_of(entry, departments)
