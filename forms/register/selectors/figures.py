"""Counts of a year: exact for the rules' own use, and the one masked set that everybody sees.

Everybody gets one set of tables per year, counted once and kept (``YearFigures``): who asks on two
days, or for two years, has nothing to subtract. Before the term to decide on the year's last entry
has passed there is no set; by then (nearly) all have their outcome.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import (
    AnonymisedEntry,
    Decision,
    Disclosure,
    RegisterEntry,
    YearFigures,
)
from portal.core.clock import day_of, end_of, start_of
from portal.core.masking import MaskedLine, mask_line
from portal.parameters.models import Threshold
from portal.parameters.selectors import value_on

DEFAULT_SMALLEST = Decimal(5)
DEFAULT_TERM = Decimal(42)
#: The only column of a discreet kind: how many there were, nothing about what came of them.
RECEIVED = "received"


@dataclass(frozen=True)
class YearCount:
    """How many entries received in a year have this kind and outcome ("" = none yet)."""

    kind: str
    outcome: str
    number: int


def _received_in(year: int) -> dict[str, datetime]:
    return {
        "received_at__gte": start_of(date(year, 1, 1)),
        "received_at__lt": end_of(date(year, 12, 31)),
    }


def counts_in_year(year: int) -> list[YearCount]:
    """Entries received in a year by kind and latest outcome, those whose term ended included; not
    masked; two queries.
    """
    found: dict[tuple[str, str], int] = {}
    living = RegisterEntry.objects.filter(**_received_in(year))
    gone = AnonymisedEntry.objects.filter(received_on__year=year)
    for rows in (living, gone):
        for row in rows.order_by().values("kind", "outcome").annotate(number=Count("pk")):
            key = (row["kind"], row["outcome"])
            found[key] = found.get(key, 0) + row["number"]
    return [YearCount(*key, number) for key, number in sorted(found.items())]


def _value(name: str, day: date, otherwise: Decimal) -> int:
    try:
        return int(value_on(name, day))
    except KeyError:
        return int(otherwise)


def smallest_number(today: date) -> int:
    """The smallest number that may be shown."""
    return _value(str(Threshold.Name.SMALL_CELL_SIZE), today, DEFAULT_SMALLEST)


def figures_due_on(year: int) -> date:
    """The first day on which the tables of a year are shown: the term to decide on what came in
    on its last day has passed.
    """
    last = date(year, 12, 31)
    term = _value(str(Threshold.Name.DECISION_TERM_DAYS), last, DEFAULT_TERM)
    return last + timedelta(days=term + 1)


@dataclass(frozen=True)
class YearTable:
    """One fixed table of a year; ``lines`` are (label, number or None where it is masked)."""

    title: str
    lines: list[tuple[str, int | None]]
    total: int | None


@dataclass(frozen=True)
class YearSet:
    """The tables of a year as counted at one moment."""

    tables: list[YearTable]
    smallest: int
    counted_at: datetime


def outcome_label(kind_code: str, outcome: str) -> str:
    """An outcome in words; entries without one are still open or were withdrawn."""
    if outcome == RECEIVED:
        return _("Ontvangen")
    if not outcome:
        return _("Nog geen besluit, of ingetrokken")
    known = kind_of(kind_code).outcome(outcome)
    return str(known.label) if known else outcome


def tables_of_year(year: int, now: datetime) -> YearSet | None:
    """The one set of a year, the same for whoever asks; None before it is due."""
    kept = YearFigures.objects.filter(year=year).first()
    if kept is not None:
        return YearSet(_in_words(kept.tables), kept.smallest, kept.counted_at)
    if day_of(now) < figures_due_on(year):
        return None
    counted = count_year(year)
    return YearSet(_in_words(counted["tables"]), counted["smallest"], counted["counted_at"])


def count_year(year: int) -> dict[str, Any]:
    """The columns of ``YearFigures``: a year as it stood when its tables fell due, masked.

    Counted from what was decided before that moment, so that it does not matter when one counts.
    """
    counted_at = start_of(figures_due_on(year))
    smallest = smallest_number(day_of(counted_at))
    hidden, public = _counts_at(year, counted_at)
    tables = []
    for kind in kinds():
        columns, counts = [*(item.code for item in kind.outcomes), ""], hidden.get(kind.code, {})
        if kind.is_discreet:
            columns, counts = [RECEIVED], {RECEIVED: sum(counts.values())}
        line = _masked(counts, public.get(kind.code, {}), columns, smallest, f"{year}")
        tables.append(
            {
                "kind": kind.code,
                "lines": [list(pair) for pair in zip(columns, line.numbers, strict=True)],
                "total": line.total,
            }
        )
    return {"tables": tables, "smallest": smallest, "counted_at": counted_at}


Counts = dict[str, dict[str, int]]


def _counts_at(year: int, moment: datetime) -> tuple[Counts, Counts]:
    """Numbers by kind and outcome at a moment: of what nobody can look up, and of what stood in
    the public extract and can be taken off by everyone.
    """
    outcome = Decision.objects.filter(entry=OuterRef("pk"), decided_at__lt=moment)
    shown = Disclosure.objects.filter(entry=OuterRef("pk"), opened_at__lt=moment)
    rows = (
        RegisterEntry.objects.filter(**_received_in(year))
        .annotate(
            ruled=Coalesce(Subquery(outcome.order_by("-number").values("outcome")[:1]), Value("")),
            is_public=Exists(shown),
        )
        .order_by()
        .values_list("kind", "ruled", "is_public")
        .annotate(number=Count("pk"))
    )
    found: tuple[Counts, Counts] = ({}, {})
    for kind, ruled, is_public, number in rows:
        found[is_public].setdefault(kind, {})[ruled] = number
    return found


def _masked(
    hidden: Mapping[str, int],
    public: Mapping[str, int],
    columns: list[str],
    smallest: int,
    salt: str,
) -> MaskedLine:
    """Masked as if what is public were not there, since everyone can subtract that."""
    places = sorted(range(len(columns)), key=lambda place: _lot(salt, columns[place]))
    line = mask_line([hidden.get(column, 0) for column in columns], smallest, places)
    numbers = tuple(
        None if number is None else number + public.get(column, 0)
        for column, number in zip(columns, line.numbers, strict=True)
    )
    return MaskedLine(numbers, None if line.total is None else line.total + sum(public.values()))


def _lot(salt: str, column: str) -> str:
    """An order of columns that only this installation knows."""
    said = f"figures\0{salt}\0{column}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, "sha256").hexdigest()


def _in_words(tables: list[dict[str, Any]]) -> list[YearTable]:
    known = {kind.code for kind in kinds()}
    return [
        YearTable(
            str(kind_of(table["kind"]).label_plural),
            [(outcome_label(table["kind"], code), number) for code, number in table["lines"]],
            table["total"],
        )
        for table in tables
        if table["kind"] in known
    ]


def years_with_figures(today: date) -> list[int]:
    """The years whose tables are shown, newest first, from the first in which anything came in."""
    first = RegisterEntry.objects.order_by("received_at").values_list("received_at", flat=True)
    kept = YearFigures.objects.order_by("year").values_list("year", flat=True)
    begun = [day_of(moment).year for moment in first[:1]] + list(kept[:1])
    if not begun:
        return []
    years = range(today.year - 1, min(begun) - 1, -1)
    return [year for year in years if figures_due_on(year) <= today]
