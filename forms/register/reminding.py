"""When someone is reminded of what: plain dates in, occasions out.

Who decides hears halfway the term and when it is over, later the next in line and the moderators
hear it too; the employee is reminded of a question that waits. What was said is not said again
before the repeat term is over, and what needs saying once is said once per person and round.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from forms.register.states import OPEN, Status


class Occasion(StrEnum):
    """Why someone is reminded, the gravest last: of two about one entry the last is said."""

    YEARLY_CHECK = "yearly_check"
    RULE_CHANGED = "rule_changed"
    REASSESSED = "reassessed"
    HALF_TERM = "half_term"
    INFORMATION = "information"
    TERM_OVER = "term_over"
    ESCALATED = "escalated"


class Ear(StrEnum):
    """In what quality someone hears it. ``ACTING``: who decides, or to whom it was put."""

    EMPLOYEE = "employee"
    ACTING = "acting"
    ABOVE = "above"
    MODERATORS = "moderators"


EARS: Mapping[Occasion, tuple[Ear, ...]] = {
    Occasion.REASSESSED: (Ear.EMPLOYEE, Ear.ACTING),
    Occasion.HALF_TERM: (Ear.ACTING,),
    Occasion.INFORMATION: (Ear.EMPLOYEE,),
    Occasion.TERM_OVER: (Ear.ACTING,),
    Occasion.ESCALATED: (Ear.ABOVE, Ear.MODERATORS),
    Occasion.RULE_CHANGED: (Ear.MODERATORS,),
    Occasion.YEARLY_CHECK: (Ear.EMPLOYEE,),
}
ONCE = frozenset({Occasion.REASSESSED, Occasion.RULE_CHANGED, Occasion.HALF_TERM})

#: Causes of a reassessment that fall due by themselves, often many at once: the reminders tell of
#: them, one mail for all.
TOLD_TOGETHER = frozenset({"date", "job", "manager"})
WEIGHT = {occasion: place for place, occasion in enumerate(Occasion)}


@dataclass(frozen=True)
class Terms:
    """Days, but ``half_percent`` is the part of the decision term after which is reminded."""

    term: int = 42
    half_percent: int = 50
    escalate_after: int = 7
    information_after: int = 7
    repeat_after: int = 7

    @property
    def left_at_half(self) -> int:
        """How many days of the term are left when the first reminder is due."""
        return self.term - self.term * self.half_percent // 100

    def looks_ahead_to(self, today: date) -> date:
        """Entries whose term ends later need no look today."""
        return today + timedelta(days=self.left_at_half)


@dataclass(frozen=True)
class Waiting:
    """An open entry as far as reminding goes. ``asked_on`` is the day of the question that waits
    for the employee, ``is_reassessed`` that a due fact began this round.
    """

    status: Status
    due_on: date
    asked_on: date | None = None
    is_reassessed: bool = False


@dataclass(frozen=True)
class Due:
    """Something to be said. ``about_on`` is the day it is about: a new round has another."""

    occasion: Occasion
    about_on: date


def due_of(case: Waiting, terms: Terms, today: date) -> list[Due]:
    """What is to be said about an entry today, whoever has heard it already."""
    if case.status not in OPEN:
        return []
    found = []
    if case.is_reassessed:
        found.append(Due(Occasion.REASSESSED, case.due_on))
    waits = case.status is Status.AWAITING_INFORMATION
    asked_on = case.asked_on if waits else None
    if asked_on and today >= asked_on + timedelta(days=terms.information_after):
        found.append(Due(Occasion.INFORMATION, asked_on))
    if today > case.due_on:
        found.append(Due(Occasion.TERM_OVER, case.due_on))
        if today >= case.due_on + timedelta(days=max(terms.escalate_after, 1)):
            found.append(Due(Occasion.ESCALATED, case.due_on))
    elif not waits and case.due_on <= terms.looks_ahead_to(today):
        found.append(Due(Occasion.HALF_TERM, case.due_on))
    return found


def says_again(occasion: Occasion, last_said: date | None, terms: Terms, today: date) -> bool:
    """Is it time to say this to someone who heard it last on a day (None: never)?"""
    if last_said is None:
        return True
    return occasion not in ONCE and today >= last_said + timedelta(days=terms.repeat_after)


def gravest(occasions: Iterable[Occasion]) -> Occasion:
    """Of what could be said to one person about one entry, the one that counts most."""
    return max(occasions, key=WEIGHT.__getitem__)
