"""Which value held on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.parameters.models import Threshold


@dataclass(frozen=True)
class Value:
    """A parameter as it held on a day; ``is_earliest`` marks a day before the first known value."""

    name: str
    value: Decimal
    holds_from: date
    is_earliest: bool = False


def values_on(day: date) -> dict[str, Value]:
    """Every parameter as it held on a day, in one query; before the first, the earliest, marked."""
    found: dict[str, Value] = {}
    for row in Threshold.objects.order_by("name", "holds_from"):
        if row.name not in found or row.holds_from <= day:
            found[row.name] = Value(row.name, row.value, row.holds_from, row.holds_from > day)
    return found


def value_on(name: str, day: date) -> Decimal:
    """One parameter on a day. KeyError when it was never set."""
    return values_on(day)[name].value
