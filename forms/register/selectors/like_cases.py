"""How others were decided on: like cases, the same giver or organisation first, without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import translation

from forms.register.anonymising import Name, anonymised, grams_of
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_of
from forms.register.models import Decision, RegisterEntry
from portal.core.clock import day_of
from portal.people.models import Person


@dataclass(frozen=True)
class LikeCase:
    """A registered decision of the same kind. ``reason`` and ``conditions`` are None where it is
    not sure that no name is left in them.
    """

    outcome_label: str
    reason: str | None
    conditions: str | None
    decided_on: date
    is_same_giver: bool

    @property
    def is_whole(self) -> bool:
        return self.reason is not None and self.conditions is not None


def like_cases(entry: RegisterEntry, limit: int = 5) -> list[LikeCase]:
    """The latest registered decisions on entries of this kind by others, those that concern the
    same giver or organisation first; a fixed number of queries.
    """
    kind = kind_of(entry.kind)
    if kind.is_discreet:
        return []
    rulings = _rulings(kind, entry)
    alike = _about_the_same(kind, entry)
    same = list(rulings.filter(alike)[:limit]) if alike else []
    rest = limit - len(same)
    others = list(rulings.exclude(pk__in=[row.pk for row in same])[:rest]) if rest else []
    known = _named_in([*same, *others])
    return [
        _shown(kind, row, known, is_same_giver=place < len(same))
        for place, row in enumerate([*same, *others])
    ]


def _rulings(kind: Kind, entry: RegisterEntry) -> QuerySet[Decision]:
    return (
        Decision.objects.filter(
            entry__kind=entry.kind, entry__is_discreet=False, registration__isnull=False
        )
        .exclude(entry__employee_id=entry.employee_id)
        .select_related(
            "decided_by",
            "registration__registered_by",
            "entry__employee",
            "entry__decider",
            f"entry__{kind.detail_name}",
            "entry__benefit__giver",
        )
        .order_by("-decided_at", "-pk")
    )


def _about_the_same(kind: Kind, entry: RegisterEntry) -> Q | None:
    """The condition that another case concerns the giver's group, or the same organisation; none
    where that alone would tell who holds shares of it or goes to work there.
    """
    if kind.counterpart_is_secret:
        return None
    benefit = getattr(entry, "benefit", None)
    if benefit is not None:
        return Q(entry__benefit__giver__group=benefit.giver.group_id)
    value = _counterpart(kind, entry)
    field = f"entry__{kind.detail_name}__{kind.counterpart_field}"
    return Q(**{field: value}) if value else None


def _counterpart(kind: Kind, entry: RegisterEntry) -> str:
    detail = getattr(entry, kind.detail_name, None)
    return str(getattr(detail, kind.counterpart_field, "")) if kind.counterpart_field else ""


def _named_in(rulings: Iterable[Decision]) -> list[Name]:
    """People of the directory whose first name or surname stands in these texts; one query."""
    grams = grams_of(text for row in rulings for text in (row.reason, row.conditions))
    if not grams:
        return []
    rows = Person.objects.annotate(one=Lower("first_name"), two=Lower("last_name")).filter(
        Q(one__in=grams) | Q(two__in=grams)
    )
    return [Name(*parts) for parts in rows.values_list("first_name", "last_name", "infix")]


def _name(person: Person) -> Name:
    return Name(person.first_name, person.last_name, person.infix)


def _givers(entry: RegisterEntry, kind: Kind) -> tuple[list[str], list[str]]:
    """Names of persons and of organisations that stand in the typed row."""
    detail = getattr(entry, kind.detail_name, None)
    people: list[str] = []
    things = [_counterpart(kind, entry)]
    for field, held in (("giver_name", people), ("giver_organisation", things), ("host", things)):
        if value := getattr(detail, field, ""):
            held.append(str(value))
    benefit = getattr(entry, "benefit", None)
    if benefit is not None:
        (people if benefit.giver.is_person else things).append(benefit.giver.name)
    return [name for name in people if name], [name for name in things if name]


def _shown(kind: Kind, row: Decision, known: list[Name], *, is_same_giver: bool) -> LikeCase:
    outcome, entry = kind.outcome(row.outcome), row.entry
    people = [entry.employee, row.decided_by, row.registration.registered_by]
    people += [entry.decider] if entry.decider else []
    givers, things = _givers(entry, kind)

    def nameless(text: str) -> str | None:
        return anonymised(
            text,
            people=[_name(person) for person in people],
            directory=known,
            givers=givers,
            things=things,
            plain=words_of_form(kind.code),
        )

    return LikeCase(
        outcome_label=str(outcome.label) if outcome else row.outcome,
        reason=nameless(row.reason),
        conditions=nameless(row.conditions),
        decided_on=day_of(row.decided_at),
        is_same_giver=is_same_giver,
    )


@cache
def words_of_form(kind_code: str) -> frozenset[str]:
    """The words of a kind's own questions, options, guidance and outcomes, in lower case."""
    kind = kind_of(kind_code)
    with translation.override("nl"):
        texts: list[Any] = [
            kind.label,
            kind.label_plural,
            kind.introduction,
            kind.decision_guidance,
            *kind.guidance,
        ]
        texts += [outcome.label for outcome in kind.outcomes]
        for question in (*kind.questions, *kind.decision_questions):
            texts += [question.label, question.help, *(item.label for item in question.choices)]
        return frozenset(grams_of([str(text) for text in texts], most=1))
