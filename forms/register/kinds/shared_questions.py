"""Questions that several kinds ask, and how their answers are read."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Choice, Question, QuestionType

MANAGER_INVOLVED = Question(
    "manager_involved",
    _("Is uw leidinggevende zelf bij deze kwestie betrokken?"),
    QuestionType.YES_NO,
    topic="about",
    help=_("Zo ja, dan beslist de naasthogere leidinggevende."),
    required=False,
)

BOARD_QUESTIONS = (
    Question(
        "board_decision_number",
        _("Nummer van het collegebesluit"),
        QuestionType.TEXT,
        help=_("Alleen als de melding aan het college is voorgelegd."),
        required=False,
        max_length=60,
    ),
    Question(
        "board_decision_on",
        _("Datum van het collegebesluit"),
        QuestionType.DATE,
        required=False,
        not_in_future=True,
    ),
)


def choices(*pairs: tuple[str, Any]) -> tuple[Choice, ...]:
    """Options from (value, label) pairs."""
    return tuple(Choice(value, label) for value, label in pairs)


def decimal_of(answer: Any) -> Decimal | None:
    """A kept number as Decimal; None when there is none."""
    return None if answer in (None, "") else Decimal(str(answer))


def date_of(answer: Any) -> date | None:
    """A kept day as date; None when there is none."""
    return date.fromisoformat(answer) if answer else None


def months_later(day: date, months: int) -> date:
    """The same day of the month some months on; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
