"""What stands in the register and may have become wrong: asked of the employee once a year."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from forms.register.kinds.registry import detail_names, kind_of, standing_kinds
from forms.register.models import RegisterEntry
from forms.register.standing import asked_before
from forms.register.states import Status
from portal.parameters.models import Threshold
from portal.parameters.selectors import value_on
from portal.people.models import Person


def _standing() -> QuerySet[RegisterEntry]:
    """What was permitted and runs; what was not permitted is over."""
    permitted = Q(pk__in=[])
    for code in standing_kinds():
        outcomes = [outcome.code for outcome in kind_of(code).outcomes if outcome.permits]
        permitted |= Q(kind=code, outcome__in=outcomes)
    return RegisterEntry.objects.filter(permitted, status=Status.REGISTERED)


def asked_until(today: date) -> date:
    """Entries last said to be right on this day or earlier are asked about."""
    return asked_before(today, int(value_on(str(Threshold.Name.YEARLY_CHECK_MONTHS), today)))


def standing_of(person: Person) -> QuerySet[RegisterEntry]:
    """Someone's own standing entries, the one longest not confirmed first."""
    rows = _standing().filter(employee=person).select_related(*detail_names())
    return rows.order_by("affirmed_on", "received_at", "pk")


def is_asked(person: Person, today: date) -> bool:
    """Is it time to ask this person whether all is still right? Two queries."""
    return standing_of(person).filter(affirmed_on__lte=asked_until(today)).exists()


def people_asked(today: date) -> QuerySet[Person]:
    """Everyone who works here and is asked today."""
    due = _standing().filter(affirmed_on__lte=asked_until(today))
    works_here = Q(ends_on=None) | Q(ends_on__gte=today)
    return Person.objects.filter(works_here, pk__in=due.values("employee_id")).order_by("pk")


def stands(entry: RegisterEntry) -> bool:
    """Does this entry stand, so that its age and last confirmation count?"""
    return entry.status == Status.REGISTERED and not kind_of(entry.kind).ends_by_itself


def standing_lines(person: Person) -> list[dict[str, Any]]:
    """The own standing entries as the yearly page shows them; two queries."""
    return [
        {
            "entry": entry,
            "kind": (kind := kind_of(entry.kind)),
            "summary": kind.summary(detail) if (detail := _detail(entry)) else "",
            "outcome": kind.outcome(entry.outcome),
            "conditions": _conditions(entry),
        }
        for entry in standing_of(person).prefetch_related("decisions__registration")
    ]


def _detail(entry: RegisterEntry) -> Any:
    return getattr(entry, kind_of(entry.kind).detail_name, None)


def _conditions(entry: RegisterEntry) -> str:
    """Those of the decision that stands: the last one registered."""
    registered = [item for item in entry.decisions.all() if hasattr(item, "registration")]
    return registered[-1].conditions if registered else ""
