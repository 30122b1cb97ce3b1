"""Totals of givers from the indexes of ``Benefit``; a fixed number of queries each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from forms.register.giver_names import Declared, compact, first_word, look_alike
from forms.register.models import Benefit, Giver, GiverGroup
from forms.register.totals import NOTHING, Span, Total, around, highest_around
from portal.people.models import Department, Person
from portal.people.roles import Capability

TAKEN, REFUSED, UNKNOWN = Q(is_refused=False), Q(is_refused=True), Q(value=None)
SUMS: Mapping[str, Any] = {
    "number": Count("pk", filter=TAKEN),
    "known": Sum("value", filter=TAKEN),
    "unknown": Count("pk", filter=TAKEN & UNKNOWN),
    "refused_number": Count("pk", filter=REFUSED),
    "refused_known": Sum("value", filter=REFUSED),
    "refused_unknown": Count("pk", filter=REFUSED & UNKNOWN),
}
CENT = Decimal("0.01")
#: Most look-alikes that are weighed, and most that are proposed.
WEIGHED, PROPOSED = 200, 10
#: As many receivers as one page names.
RECEIVERS = 25


def _total(row: Mapping[str, Any]) -> Total:
    return Total(
        number=row["number"],
        known=_euros(row["known"]),
        unknown=row["unknown"],
        refused_number=row["refused_number"],
        refused_known=_euros(row["refused_known"]),
        refused_unknown=row["refused_unknown"],
    )


def _euros(value: Decimal | None) -> Decimal:
    """SQLite adds with the last digits astray."""
    return (value or NOTHING).quantize(CENT)


def may_see_givers(person: Person) -> bool:
    """Are the givers, with all that was given, for this person?"""
    return person.can(Capability.MODERATE)


def counting() -> QuerySet[Benefit]:
    """All that counts: not what was withdrawn."""
    return Benefit.objects.filter(is_withdrawn=False)


def of_groups(group_ids: Iterable[UUID]) -> QuerySet[Benefit]:
    """What came from these groups and from the organisations that belong to them."""
    ids = list(group_ids)
    givers = Giver.objects.filter(Q(group_id__in=ids) | Q(group__parent_id__in=ids))
    return counting().filter(giver_id__in=givers.values("pk"))


def within(benefits: QuerySet[Benefit], span: Span) -> QuerySet[Benefit]:
    """Of these days, both included."""
    return benefits.filter(on__gte=span.first, on__lte=span.last)


def total_in(benefits: QuerySet[Benefit], span: Span) -> Total:
    """One total of a period."""
    return _total(within(benefits, span).aggregate(**SUMS))


def totals_by_group(group_ids: Sequence[UUID], span: Span) -> dict[UUID, Total]:
    """The total of each group in a period, with what belongs to it; one query."""
    rows = (
        within(of_groups(group_ids), span)
        .values("giver__group_id", "giver__group__parent_id")
        .annotate(**SUMS)
        .order_by()
    )
    found: dict[UUID, Total] = dict.fromkeys(group_ids, Total())
    for row in rows:
        for key in (row["giver__group_id"], row["giver__group__parent_id"]):
            if key in found:
                found[key] += _total(row)
    return found


def totals_by_year(group_id: UUID) -> list[tuple[int, Total]]:
    """The total of each calendar year in which anything came from a group, newest first."""
    rows = (
        of_groups([group_id])
        .annotate(year=ExtractYear("on"))
        .values("year")
        .annotate(**SUMS)
        .order_by("-year")
    )
    return [(row["year"], _total(row)) for row in rows]


def totals_by_receiver(group_id: UUID, span: Span) -> list[tuple[Person, Total]]:
    """Who received most of a group in a period, at most so many as a page names; two queries."""
    rows = list(
        within(of_groups([group_id]), span)
        .values("receiver_id")
        .annotate(**SUMS)
        .order_by("-known", "-number", "receiver_id")[:RECEIVERS]
    )
    people = Person.objects.in_bulk([row["receiver_id"] for row in rows])
    return [(people[row["receiver_id"]], _total(row)) for row in rows]


def totals_by_department(group_id: UUID, span: Span) -> list[tuple[str, Total]]:
    """The same by the department in which people worked on the day; two queries."""
    rows = list(
        within(of_groups([group_id]), span)
        .values("department_key")
        .annotate(**SUMS)
        .order_by("department_key")
    )
    names = dict(
        Department.objects.filter(pk__in=[row["department_key"] for row in rows]).values_list(
            "pk", "name"
        )
    )
    return [(names.get(row["department_key"], ""), _total(row)) for row in rows]


def groups_named(words: str = "") -> QuerySet[GiverGroup]:
    """Groups with a giver in them, in the order of their names; ``words`` narrows by spelling."""
    groups = GiverGroup.objects.filter(joined_into=None).select_related("parent")
    for word in words.split():
        groups = groups.filter(sort_name__contains=word)
    return groups.order_by("sort_name", "pk")


def groups_above(limit: Decimal, span: Span) -> list[UUID]:
    """Groups of which more than the limit is known to have been taken in a period, by what they
    gave themselves or through who belongs to them; one query over that period's index.
    """
    rows = (
        within(counting(), span)
        .filter(is_refused=False)
        .values("giver__group_id", "giver__group__parent_id")
        .annotate(known=Sum("value"))
        .order_by()
    )
    found: dict[UUID, Decimal] = {}
    for row in rows:
        for key in {row["giver__group_id"], row["giver__group__parent_id"]} - {None}:
            found[key] = found.get(key, NOTHING) + (row["known"] or NOTHING)
    return [key for key, known in found.items() if limit > 0 and known > limit]


def giver_named(name: Declared) -> Giver | None:
    """The giver with this spelling, if anything came from it before."""
    givers = Giver.objects.filter(key=name.key, is_person=name.is_person, number=0)
    return givers.select_related("group").first()


def running_total(benefits: QuerySet[Benefit], day: date) -> Total:
    """The highest of all twelve months that contain a day, of these benefits; one query."""
    span = around(day)
    rows = within(benefits, span).values("on").annotate(**SUMS).order_by("on")
    return highest_around(((row["on"], _total(row)) for row in rows), day)


def running_with(benefits: QuerySet[Benefit], day: date, more: Total) -> Total:
    """The same with one thing more on that day."""
    span = around(day)
    rows = within(benefits, span).values("on").annotate(**SUMS).order_by("on")
    return highest_around([(day, more), *((row["on"], _total(row)) for row in rows)], day)


@dataclass(frozen=True)
class LikelyVariant:
    """Another group that may be the same giver; only a moderator says whether it is."""

    group: GiverGroup
    names: list[str]
    likeness: float


def likely_variants(group: GiverGroup) -> list[LikelyVariant]:
    """Groups whose names look like those of this one, the likest first; three queries."""
    own = list(group.givers.all())
    keys = [giver.key for giver in own]
    alike = Q(first_word__in=[first_word(key) for key in keys]) | Q(
        compact__in=[compact(key) for key in keys]
    )
    found: dict[UUID, list[Giver]] = {}
    others = Giver.objects.filter(alike).exclude(group=group).select_related("group")
    for giver in others.order_by("key", "pk")[:WEIGHED]:
        found.setdefault(giver.group_id, []).append(giver)
    variants = [
        LikelyVariant(
            givers[0].group,
            [giver.name for giver in givers],
            look_alike(keys, (giver.key for giver in givers)),
        )
        for givers in found.values()
    ]
    variants.sort(key=lambda variant: (-variant.likeness, variant.group.sort_name))
    return variants[:PROPOSED]


def led_by(person: Person) -> list[int]:
    """The departments someone leads, and those one line below."""
    line = Q(manager=person) | Q(parent__manager=person)
    return list(Department.objects.filter(line).values_list("pk", flat=True))
