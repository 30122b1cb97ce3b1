"""Questions that several kinds ask, and how their answers are read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Choice, Condition, Question, QuestionType

#: The key of the reason for deciding otherwise than the rules propose.
OVERRIDE = "override_reason"
OVERRIDE_QUESTION = Question(
    OVERRIDE,
    _("Waarom wijkt u af van het voorstel van de regels?"),
    QuestionType.LONG_TEXT,
    max_length=4000,
)


def with_board_questions(questions: Iterable[Question]) -> list[Question]:
    """Every kind can be put to the board: its decision has a number and a day."""
    asked = list(questions)
    keys = {question.key for question in asked}
    return [*asked, *(question for question in BOARD_QUESTIONS if question.key not in keys)]


def questions_while_deciding(
    questions: Iterable[Question], *, is_with_board: bool, overriding: Iterable[str]
) -> list[Question]:
    """What is asked beside the outcome: the board's number and day only where it decides, and a
    reason of its own with the outcomes (``overriding``) that the rules do not propose.
    """
    boards = {question.key for question in BOARD_QUESTIONS}
    own = [question for question in questions if question.key not in boards]
    if codes := tuple(overriding):
        own.append(replace(OVERRIDE_QUESTION, when=Condition("outcome", codes)))
    if is_with_board:
        own += [replace(question, required=True, help="") for question in BOARD_QUESTIONS]
    return own


def choices(*pairs: tuple[str, Any]) -> tuple[Choice, ...]:
    """Options from (value, label) pairs."""
    return tuple(Choice(value, label) for value, label in pairs)


#: What somebody who offers something is to the employee.
RELATIONS = choices(
    ("citizen", _("Inwoner")),
    ("supplier", _("Leverancier of aannemer")),
    ("foreign_relation", _("Buitenlandse relatie")),
    ("diplomatic", _("Diplomatieke of consulaire relatie")),
    ("authority", _("Andere overheid")),
    ("private_friend", _("Privévriend die ook zakelijk contact is")),
    ("other", _("Iemand anders")),
)

MANAGER_INVOLVED = Question(
    "manager_involved",
    _("Is uw leidinggevende zelf bij deze kwestie betrokken?"),
    QuestionType.YES_NO,
    topic="about",
    help=_("Zo ja, dan beslist de naasthogere leidinggevende."),
    required=False,
    help_is_fixed=True,
    stays_open=True,
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
