"""Which term holds, what is held, and what the next removal takes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from portal.privacy.models import LegalHold, RemovalRun, RetentionTerm
from portal.privacy.retention import Removal, Rule, all_rules, rule_of, years_before


@dataclass(frozen=True)
class Term:
    """The years that hold for a rule on a day; ``holds_from`` is None for its default."""

    years: int
    holds_from: date | None = None


def terms_on(day: date) -> dict[str, Term]:
    """The term of every rule on a day; one query."""
    found = {rule.key: Term(rule.default_years) for rule in all_rules()}
    for row in RetentionTerm.objects.filter(holds_from__lte=day).order_by("holds_from"):
        if row.rule in found:
            found[row.rule] = Term(row.years, row.holds_from)
    return found


def term_on(key: str, day: date) -> Term:
    """The term of one rule on a day. KeyError when nobody offers the rule."""
    row = RetentionTerm.objects.filter(rule=key, holds_from__lte=day).order_by("-holds_from")
    found = row.first()
    default = rule_of(key).default_years
    return Term(found.years, found.holds_from) if found else Term(default)


def open_holds() -> QuerySet[LegalHold]:
    """Holds that were not lifted, newest first."""
    return LegalHold.objects.filter(lifted_at=None)


def held_keys(subject_type: str) -> QuerySet[Any]:
    """The keys of the subjects of a sort that are held, for a subquery."""
    return open_holds().filter(subject_type=subject_type).values("subject_key")


@dataclass(frozen=True)
class Outlook:
    """What a rule would remove today: everything that ended before ``before``."""

    rule: Rule
    term: Term
    before: date
    removal: Removal


def outlook(today: date) -> list[Outlook]:
    """What the next run takes, rule by rule; changes nothing."""
    terms = terms_on(today)
    lines = []
    for rule in all_rules():
        term = terms[rule.key]
        before = years_before(today, term.years)
        lines.append(Outlook(rule, term, before, rule.look(before)))
    return lines


def latest_removals(most: int) -> QuerySet[RemovalRun]:
    """What was removed last, newest first."""
    return RemovalRun.objects.all()[:most]
