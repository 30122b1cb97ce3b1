"""What the pages about givers read: a page of the list, and one giver with what came from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from forms.register.giver_names import plain
from forms.register.kinds.registry import detail_names, kind_of
from forms.register.models import Benefit, Giver, GiverGroup
from forms.register.selectors.giver_warnings import limit_in
from forms.register.selectors.givers import (
    groups_above,
    groups_named,
    totals_by_group,
)
from forms.register.totals import Span, Total, twelve_months_to, year_of
from portal.parameters.selectors import values_on

PAGE = 25
MOST_FOUND = 10


@dataclass(frozen=True)
class GiverLine:
    """A giver with its totals of the last twelve months and of this calendar year."""

    group: GiverGroup
    rolling: Total
    this_year: Total
    is_above: bool


@dataclass(frozen=True)
class GiverLeaf:
    """One page of the list; ``next_key`` is empty on the last."""

    lines: list[GiverLine]
    next_key: str


def limit_on(day: date) -> Decimal:
    """The amount of one giver from which on is warned; 0 where none is set."""
    return limit_in({name: value.value for name, value in values_on(day).items()})


def givers_leaf(words: str, today: date, *, above_only: bool = False, after: str = "") -> GiverLeaf:
    """The next givers by name; five queries. ValueError for an unknown key."""
    groups, limit = groups_named(plain(words)), limit_on(today)
    rolling = twelve_months_to(today)
    if above_only:
        groups = groups.filter(pk__in=groups_above(limit, rolling))
    if after:
        name, _mark, key = after.rpartition("_")
        groups = groups.filter(
            Q(sort_name__gte=name) & (Q(sort_name__gt=name) | Q(pk__gt=UUID(key)))
        )
    found = list(groups[: PAGE + 1])
    shown = found[:PAGE]
    keys = [group.pk for group in shown]
    by_rolling = totals_by_group(keys, rolling)
    by_year = totals_by_group(keys, year_of(today.year))
    lines = [
        GiverLine(
            group, by_rolling[group.pk], by_year[group.pk], by_rolling[group.pk].is_above(limit)
        )
        for group in shown
    ]
    last = f"{shown[-1].sort_name}_{shown[-1].pk}" if len(found) > PAGE else ""
    return GiverLeaf(lines, last)


@dataclass(frozen=True)
class BenefitLine:
    """One thing that came from a giver; ``about`` is the summary of its entry."""

    benefit: Benefit
    about: str
    kind: str


@dataclass(frozen=True)
class BenefitLeaf:
    """One page of what came from a giver, newest first."""

    lines: list[BenefitLine]
    next_key: str


def benefits_leaf(group: GiverGroup, span: Span | None, after: str = "") -> BenefitLeaf:
    """The next of what came from a giver and from who belongs to it, withdrawn ones too; one query.
    ValueError for an unknown key.
    """
    givers = Giver.objects.filter(Q(group=group) | Q(group__parent=group))
    rows: QuerySet[Benefit] = Benefit.objects.filter(giver_id__in=givers.values("pk"))
    if span:
        rows = rows.filter(on__gte=span.first, on__lte=span.last)
    if after:
        text, _mark, key = after.partition("_")
        day = date.fromisoformat(text)
        rows = rows.filter(Q(on__lte=day) & (Q(on__lt=day) | Q(pk__lt=int(key))))
    joined = ("entry__employee", "giver", *(f"entry__{name}" for name in detail_names()))
    found = list(rows.select_related(*joined).order_by("-on", "-pk")[: PAGE + 1])
    shown = found[:PAGE]
    last = f"{shown[-1].on.isoformat()}_{shown[-1].pk}" if len(found) > PAGE else ""
    return BenefitLeaf([_line(row) for row in shown], last)


def _line(row: Benefit) -> BenefitLine:
    kind = kind_of(row.entry.kind)
    detail = getattr(row.entry, kind.detail_name, None)
    return BenefitLine(row, kind.summary(detail) if detail else "", str(kind.label))


def groups_to_join(group: GiverGroup, words: str) -> list[GiverGroup]:
    """What a moderator searched for, by spelling; nothing without words."""
    if not plain(words):
        return []
    return list(groups_named(plain(words)).exclude(pk=group.pk)[:MOST_FOUND])


def group_of_name(name: str) -> GiverGroup | None:
    """The one giver with exactly this name; None for none and for several."""
    found = list(groups_named().filter(sort_name=plain(name))[:2])
    return found[0] if len(found) == 1 else None
