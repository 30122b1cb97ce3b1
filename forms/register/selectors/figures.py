"""Counts of a year: exact for the account's own use, masked for everyone else."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count
from django.utils.translation import gettext as _

from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import RegisterEntry
from portal.core.clock import end_of, start_of
from portal.core.masking import MaskedTable, mask
from portal.parameters.models import Threshold
from portal.parameters.selectors import value_on

DEFAULT_SMALLEST = Decimal(5)


@dataclass(frozen=True)
class YearCount:
    """How many entries received in a year have this kind and outcome ("" = none yet)."""

    kind: str
    outcome: str
    number: int


def _received_in(year: int) -> tuple[object, object]:
    return start_of(date(year, 1, 1)), end_of(date(year, 12, 31))


def counts_in_year(year: int) -> list[YearCount]:
    """Entries received in a year by kind and latest outcome, in one query; not masked."""
    start, end = _received_in(year)
    rows = (
        RegisterEntry.objects.filter(received_at__gte=start, received_at__lt=end)
        .values("kind", "outcome")
        .annotate(number=Count("pk"))
        .order_by("kind", "outcome")
    )
    return [YearCount(row["kind"], row["outcome"], row["number"]) for row in rows]


def smallest_number(today: date) -> int:
    """The smallest number that may be shown."""
    try:
        return int(value_on(str(Threshold.Name.SMALL_CELL_SIZE), today))
    except KeyError:
        return int(DEFAULT_SMALLEST)


@dataclass(frozen=True)
class YearTable:
    """One fixed table of a year; ``lines`` are (label, number or None where it is masked)."""

    title: str
    lines: list[tuple[str, int | None]]
    total: int | None


def outcome_label(kind_code: str, outcome: str) -> str:
    """An outcome in words; entries without one are still open or were withdrawn."""
    if not outcome:
        return _("Nog geen besluit, of ingetrokken")
    known = kind_of(kind_code).outcome(outcome)
    return str(known.label) if known else outcome


def masked_by_outcome(year: int, smallest: int) -> dict[str, MaskedTable]:
    """Per kind one masked table, outcomes as columns."""
    by_kind: dict[str, dict[str, int]] = {kind.code: {} for kind in kinds()}
    for count in counts_in_year(year):
        by_kind.setdefault(count.kind, {})[count.outcome] = count.number
    return {
        code: mask(
            {code: counts},
            [*(outcome.code for outcome in kind_of(code).outcomes), ""],
            smallest,
        )
        for code, counts in by_kind.items()
    }


def masked_tables(year: int, today: date) -> list[YearTable]:
    """The one fixed set that non-moderators get: per kind, outcomes of entries of a year."""
    tables = []
    for code, table in masked_by_outcome(year, smallest_number(today)).items():
        lines = [
            (outcome_label(code, column), number)
            for column, number in zip(table.columns, table.cells[0], strict=True)
        ]
        tables.append(YearTable(str(kind_of(code).label_plural), lines, table.row_totals[0]))
    return tables


def years_with_entries() -> list[int]:
    """The years in which anything was received, newest first."""
    return [day.year for day in RegisterEntry.objects.dates("received_at", "year", order="DESC")]
