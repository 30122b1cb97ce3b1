"""What results can be narrowed to; each facet counts with the choices of the others."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.languages import OWN_NAMES
from portal.core.sources import kind_labels
from search.models import SearchDocument
from search.ranking import Ranked
from search.visibility import Period

#: Facet to the values that were chosen; a result has one of them for each facet.
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Facet:
    """One value that the results can be narrowed to, with how many there are."""

    value: str
    label: Any
    count: int
    checked: bool = False


def _year(row: Any, periods: Mapping[str, Period]) -> list[str]:
    start = periods.get(row.group_key, (None, None))[0]
    return [str(start.year)] if start else []


#: In the order of the page. The year is that in which the text came into force.
VALUES: Mapping[str, Callable[[Any, Mapping[str, Period]], Sequence[str]]] = {
    "kind": lambda row, periods: [row.kind],
    "tag": lambda row, periods: row.tag_list,
    "document": lambda row, periods: [row.slug] if row.slug else [],
    "year": _year,
    "language": lambda row, periods: [row.language],
}
#: Facets with a single value say nothing, unless it was chosen.
_NEED_TWO = frozenset({"document", "year", "language"})


def none_counted() -> dict[str, list[Facet]]:
    """Every facet without values."""
    return {name: [] for name in VALUES}


def narrowed(
    pool: Sequence[Ranked], chosen: Chosen, periods: Mapping[str, Period], but: str = ""
) -> list[Ranked]:
    """The results that have the chosen values of every facet, that of ``but`` aside."""
    asked = {name: set(values) for name, values in chosen.items() if name != but and values}
    return [
        one
        for one in pool
        if all(
            not values.isdisjoint(VALUES[name](one.candidate, periods))
            for name, values in asked.items()
        )
    ]


def counted(
    pool: Sequence[Ranked], chosen: Chosen, periods: Mapping[str, Period]
) -> dict[str, list[Facet]]:
    """Every facet with its values, the commonest first; years from new to old."""
    found = {}
    for name, values in VALUES.items():
        counts: Counter[str] = Counter(dict.fromkeys(chosen.get(name, ()), 0))
        for one in narrowed(pool, chosen, periods, but=name):
            counts.update(values(one.candidate, periods))
        asked = set(chosen.get(name, ()))
        if name in _NEED_TWO and len(counts) < 2 and not asked:
            counts.clear()
        labels = _labels(name, pool)
        facets = [
            Facet(value, labels.get(value, value), count, value in asked)
            for value, count in counts.items()
        ]
        facets.sort(key=lambda one: (-one.count, one.value))
        if name == "year":
            facets.sort(key=lambda one: one.value, reverse=True)
        found[name] = facets
    return found


def _labels(name: str, pool: Sequence[Ranked]) -> Mapping[str, Any]:
    rows: list[Any] = [one.candidate for one in pool]
    if name == "kind":
        return kind_labels()
    if name == "document":
        return {row.slug: row.title for row in reversed(rows)}
    if name == "language":
        return OWN_NAMES
    return {}


def groups(periods: Mapping[str, Period], chosen: Chosen) -> set[str]:
    """The groups that can have the chosen document, year and language; one query at most."""
    found = set(periods)
    if years := set(chosen.get("year", ())):
        found = {key for key in found if (start := periods[key][0]) and str(start.year) in years}
    rows = SearchDocument.objects.order_by()
    if chosen.get("document"):
        rows = rows.filter(slug__in=chosen["document"])
    if chosen.get("language"):
        rows = rows.filter(language__in=chosen["language"])
    if chosen.get("document") or chosen.get("language"):
        found &= set(rows.values_list("group_key", flat=True).distinct())
    return found
