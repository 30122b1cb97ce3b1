"""Questions as form fields: what people type, and what is kept of it."""

from datetime import date
from decimal import Decimal

import pytest

from forms.register.kinds.base import Condition, Question, QuestionType
from forms.register.kinds.shared_questions import choices
from forms.register.question_fields import QuestionsForm

T = QuestionType
TODAY = date(2026, 3, 1)
PAID = Question("is_paid", "Betaald?", T.YES_NO)
EARNED = Question("earned", "Hoeveel?", T.MONEY, when=Condition("is_paid", (True,)))
HOURS = Question("hours", "Uren", T.DECIMAL, maximum=Decimal(80))
DAY = Question("day", "Dag", T.DATE, not_in_future=True, required=False)
SORT = Question("sort", "Soort", T.CHOICE, choices=choices(("a", "Aa"), ("b", "Bee")))


def form_of(*questions: Question, **sent: object) -> QuestionsForm:
    return QuestionsForm(sent, questions=questions, today=TODAY)


@pytest.mark.parametrize("written", ["12,5", "12.5"])
def test_a_number_is_read_with_comma_and_dot(written):
    form = form_of(HOURS, hours=written)
    assert form.is_valid()
    assert form.answers() == {"hours": "12.5"}


def test_a_condition_decides_whether_an_answer_is_needed_and_kept():
    assert form_of(PAID, EARNED, is_paid="False").is_valid()
    unpaid = form_of(PAID, EARNED, is_paid="False", earned="100")
    assert unpaid.is_valid()
    assert unpaid.answers() == {"is_paid": False}
    assert set(form_of(PAID, EARNED, is_paid="True").errors) == {"earned"}
    paid = form_of(PAID, EARNED, is_paid="True", earned="€ 100,-")
    assert paid.is_valid()
    assert paid.answers() == {
        "is_paid": True,
        "earned": "100.00",
    }


def test_a_condition_is_told_in_words():
    hint = str(form_of(PAID, EARNED).fields["earned"].help_text)
    assert "Alleen als u bij “Betaald?” kiest: Ja." in hint


def test_words_in_a_question_cannot_become_markup():
    bad = Question("bad", "Vraag", T.TEXT, help="<script>alert(1)</script>")
    assert "<script>" not in str(form_of(bad).fields["bad"].help_text)


@pytest.mark.parametrize(
    ("question", "sent"),
    [
        (HOURS, {"hours": "veel"}),
        (HOURS, {"hours": "81"}),
        (SORT, {"sort": "c"}),
        (DAY, {"day_0": "31", "day_1": "2", "day_2": "2026"}),
        (DAY, {"day_0": "2", "day_1": "3", "day_2": "2026"}),
    ],
)
def test_what_is_wrong_is_said_at_the_question_and_kept_as_typed(question, sent):
    form = form_of(question, **sent)
    assert set(form.errors) == {question.key}
    assert form.typed()[question.key]


def test_what_nobody_asked_is_not_kept():
    form = form_of(SORT, sort="a", status="registered")
    assert form.is_valid()
    assert form.answers() == {"sort": "a"}
