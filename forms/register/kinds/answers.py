"""Looks at answers, question by question; what they say together is the kind's own business."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from forms.register.kinds.base import Answers, Question, QuestionType
from portal.core.refusals import Refusal

T = QuestionType
TEXTS = (T.TEXT, T.LONG_TEXT)
NUMBERS = (T.MONEY, T.DECIMAL)
MAX_LENGTH = 10_000


def plain(value: Any) -> Any:
    """A form's value as plain data, the way answers are kept."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    return value


def known_answers(questions: Iterable[Question], given: Mapping[str, Any]) -> dict[str, Any]:
    """Plain answers to questions that exist and are asked; everything else is left out (S37).

    A question may depend on something given that is no question itself: decisions on the outcome.
    """
    asked = [question for question in questions if question.has_answer]
    own = {question.key for question in asked}
    around = {key: value for key, value in given.items() if key not in own}
    answers = {question.key: plain(given.get(question.key)) for question in asked}
    while True:
        # What hangs on an answer that is itself not asked falls with it, whatever the order.
        still = [question for question in asked if question.asked({**around, **answers})]
        if len(still) == len(asked):
            break
        asked = still
        answers = {question.key: answers[question.key] for question in asked}
    return {key: value for key, value in answers.items() if value not in (None, "", [])}


def refusals_to_answers(
    questions: Iterable[Question], answers: Answers, today: date
) -> Iterator[Refusal]:
    """What is wrong with each answer by itself, in the order of the questions."""
    for question in questions:
        if not question.has_answer or not question.asked(answers):
            continue
        value = answers.get(question.key)
        if value in (None, "", []):
            if question.required:
                yield Refusal("answer_missing", {"question": question.label}, question.key)
            continue
        code, facts = _fault(question, value, today)
        if code:
            yield Refusal(code, {"question": question.label, **facts}, question.key)


Fault = tuple[str, dict[str, Any]]
FINE: Fault = ("", {})


def _text(question: Question, value: Any, today: date) -> Fault:
    most = question.max_length or MAX_LENGTH
    if not isinstance(value, str) or "\x00" in value:
        return "answer_not_text", {}
    if len(value) < question.min_length:
        return "answer_too_short", {"least": question.min_length}
    if len(value) > most:
        return "answer_too_long", {"most": most}
    return FINE


def _number(question: Question, value: Any, today: date) -> Fault:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return "answer_not_number", {}
    if not number.is_finite() or isinstance(value, bool):
        return "answer_not_number", {}
    decimals = 2 if question.type is T.MONEY else 1
    if -int(number.as_tuple().exponent) > decimals:
        return "answer_too_precise", {"decimals": decimals}
    if question.minimum is not None and number < question.minimum:
        return "answer_too_low", {"least": question.minimum}
    if question.maximum is not None and number > question.maximum:
        return "answer_too_high", {"most": question.maximum}
    return FINE


def _day(question: Question, value: Any, today: date) -> Fault:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return "answer_not_date", {}
    if day.year < 1900 or day.year > 2200:
        return "answer_not_date", {}
    if question.not_in_future and day > today:
        return "answer_in_future", {}
    return FINE


def _yes_no(question: Question, value: Any, today: date) -> Fault:
    return FINE if isinstance(value, bool) else ("answer_not_a_choice", {})


def _choice(question: Question, value: Any, today: date) -> Fault:
    values = value if question.type is T.MULTIPLE else [value]
    options = {choice.value for choice in question.choices}
    if not isinstance(values, list) or not all(
        isinstance(item, str) and item in options for item in values
    ):
        return "answer_not_a_choice", {}
    return FINE


_is_email = EmailValidator()
_is_url = URLValidator(schemes=["http", "https"])
PHONE = re.compile(r"\+?[\d ()./-]{6,30}", re.ASCII)


def _passes(validator: Callable[[str], None], value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True


def _email(question: Question, value: Any, today: date) -> Fault:
    fault = _text(question, value, today)
    return fault if fault[0] or _passes(_is_email, value) else ("answer_not_email", {})


def _url(question: Question, value: Any, today: date) -> Fault:
    fault = _text(question, value, today)
    return fault if fault[0] or _passes(_is_url, value) else ("answer_not_url", {})


def _phone(question: Question, value: Any, today: date) -> Fault:
    fault = _text(question, value, today)
    is_number = PHONE.fullmatch(str(value)) and sum(sign.isdigit() for sign in str(value)) >= 6
    return fault if fault[0] or is_number else ("answer_not_phone", {})


_LOOK: Mapping[QuestionType, Callable[[Question, Any, date], Fault]] = {
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(NUMBERS, _number),
    T.DATE: _day,
    T.YES_NO: _yes_no,
    T.CHOICE: _choice,
    T.MULTIPLE: _choice,
    T.EMAIL: _email,
    T.URL: _url,
    T.PHONE: _phone,
}


def _fault(question: Question, value: Any, today: date) -> Fault:
    return _LOOK[question.type](question, value, today)
