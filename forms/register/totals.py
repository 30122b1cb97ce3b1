"""Adding up what givers gave: plain figures, in which the unknown stays visible.

A total is the sum of what was declared, to the cent and without a lower limit, so that giving the
same in more parts never makes it less.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Total:
    """Values in euro. ``known`` sums those that are known of ``number`` things taken, of
    ``unknown`` of them it is not; what was refused, returned or paid for oneself stands apart.
    """

    number: int = 0
    known: Decimal = NOTHING
    unknown: int = 0
    refused_number: int = 0
    refused_known: Decimal = NOTHING
    refused_unknown: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(
            self.number + other.number,
            self.known + other.known,
            self.unknown + other.unknown,
            self.refused_number + other.refused_number,
            self.refused_known + other.refused_known,
            self.refused_unknown + other.refused_unknown,
        )

    def is_above(self, limit: Decimal) -> bool:
        """Is what is known already more than the limit? A limit of 0 is none."""
        return limit > 0 and self.known > limit


def total_of(value: Decimal | None, *, is_refused: bool = False) -> Total:
    """One thing; None is an unknown value."""
    known, unknown = (value, 0) if value is not None else (NOTHING, 1)
    if is_refused:
        return Total(refused_number=1, refused_known=known, refused_unknown=unknown)
    return Total(1, known, unknown)


def summed(totals: Iterable[Total]) -> Total:
    """All together."""
    return sum(totals, Total())


@dataclass(frozen=True)
class Span:
    """Days, both included."""

    first: date
    last: date


def year_of(number: int) -> Span:
    """A calendar year."""
    return Span(date(number, 1, 1), date(number, 12, 31))


def twelve_months_to(day: date) -> Span:
    """The twelve months of which this is the last day."""
    return Span(_a_year_before(day) + timedelta(days=1), day)


def around(day: date) -> Span:
    """All days that share any twelve months with this one."""
    return Span(_a_year_before(day) + timedelta(days=1), _a_year_after(day) - timedelta(days=1))


def highest_around(days: Iterable[tuple[date, Total]], day: date) -> Total:
    """The highest of all twelve months that contain the day, so that the order in which things
    are declared makes no difference.
    """
    span = around(day)
    given = [(on, total) for on, total in days if span.first <= on <= span.last]
    ends = {day, *(on for on, _total in given if on > day)}
    windows = []
    for end in ends:
        window = twelve_months_to(end)
        windows.append(summed(total for on, total in given if window.first <= on <= window.last))
    return max(windows, key=lambda total: (total.known, total.unknown, total.refused_known))


def _a_year_before(day: date) -> date:
    return _same_day(day, day.year - 1)


def _a_year_after(day: date) -> date:
    """The first day whose own twelve months no longer hold this one."""
    later = _same_day(day, day.year + 1)
    while twelve_months_to(later).first <= day:
        later += timedelta(days=1)
    return later


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
