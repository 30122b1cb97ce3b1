"""The day around an entry: where the person worked, as what, under whom, with which thresholds."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from forms.register.kinds.base import Surroundings
from portal.parameters.selectors import Value, values_on
from portal.people.models import Person
from portal.people.selectors import EmploymentOn, employment_on


@dataclass(frozen=True)
class Day:
    """Employment and thresholds of a person on a day; a day before the first known employment has
    the earliest, marked.
    """

    on: date
    employment: EmploymentOn | None
    thresholds: dict[str, Value]

    def snapshot(self) -> dict[str, Any]:
        """As plain data, the way an answer sheet keeps it."""
        employment = self.employment
        department = employment.department if employment else None
        function = employment.function if employment else None
        manager = employment.manager if employment else None
        return {
            "on": self.on.isoformat(),
            "employment_is_earliest": bool(employment and employment.is_earliest),
            "department": department
            and {"key": department.pk, "code": department.code, "name": department.name},
            "function": function
            and {
                "key": function.pk,
                "code": function.code,
                "name": function.name,
                "is_top_management": function.is_top_management,
                "is_vulnerable": function.is_vulnerable,
                "is_designated": function.is_designated,
            },
            "manager": manager and {"key": str(manager.pk), "name": manager.full_name},
            "thresholds": {
                name: {
                    **asdict(value),
                    "value": str(value.value),
                    "holds_from": value.holds_from.isoformat(),
                }
                for name, value in sorted(self.thresholds.items())
            },
        }


def day_around(person: Person, day: date) -> Day:
    """Everything the register keeps of a day; a fixed number of queries."""
    return Day(day, employment_on(person, day), values_on(day))


def surroundings_of(person: Person, event_on: date | None, today: date) -> Surroundings:
    """What advice looks at: thresholds and post of the event day (ahead or unknown: today)."""
    day = min(event_on or today, today)
    return surroundings_from(day_around(person, day).snapshot(), today)


def surroundings_from(snapshot: dict[str, Any], today: date) -> Surroundings:
    """The same from a kept snapshot."""
    function = snapshot.get("function") or {}
    return Surroundings(
        today=today,
        thresholds={
            name: Decimal(value["value"]) for name, value in snapshot.get("thresholds", {}).items()
        },
        is_top_management=bool(function.get("is_top_management")),
        is_vulnerable=bool(function.get("is_vulnerable")),
        is_designated=bool(function.get("is_designated")),
    )
