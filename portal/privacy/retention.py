"""Registry: the rules by which rooms let go of what they hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.core.actors import Actor

#: How many subjects go in one transaction.
BATCH = 200


@dataclass(frozen=True)
class Removal:
    """How much goes, or went: ``subjects`` things with ``counts`` rows per model; ``held`` more
    reached their term and stay because of a hold.
    """

    subjects: int = 0
    held: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: "Removal") -> "Removal":
        names = sorted(self.counts.keys() | other.counts.keys())
        counts = {name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in names}
        return Removal(self.subjects + other.subjects, max(self.held, other.held), counts)


@dataclass(frozen=True)
class Batch:
    """One transaction of a removal: what ended before ``before`` goes, by the rule, now."""

    before: date
    run: UUID
    by: Actor
    now: datetime


@dataclass(frozen=True)
class Rule:
    """``since`` says in Dutch from what day the ``default_years`` count; ``then`` is anonymise or
    erase. ``is_due(before)`` says whether anything that ended before a day may
    go; ``look(before)`` counts it and changes nothing;
    ``remove(batch, most)`` takes away at most so many of those, inside the door that is open then,
    and says what it took; nothing left gives no subjects.
    """

    key: str
    label: Any
    since: Any
    then: str
    default_years: int
    is_due: Callable[[date], bool]
    look: Callable[[date], Removal]
    remove: Callable[[Batch, int], Removal]


_rules: dict[str, Rule] = {}
_before: list[Callable[[datetime], object]] = []


def offer(rule: Rule) -> None:
    """Add a rule; its key is unique."""
    if rule.key in _rules:
        raise ValueError(f"the rule {rule.key} is offered twice")
    _rules[rule.key] = rule


def before_removing(act: Callable[[datetime], object]) -> None:
    """Call ``act(now)`` before anything goes: for what must be counted while it is there."""
    _before.append(act)


def all_rules() -> list[Rule]:
    """Every rule, in the order offered."""
    return list(_rules.values())


def rule_of(key: str) -> Rule:
    """The rule with this key. KeyError when there is none."""
    return _rules[key]


def prepare(now: datetime) -> None:
    """Do what must happen before anything goes."""
    for act in _before:
        act(now)


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th."""
    return years_before(day, -years)
