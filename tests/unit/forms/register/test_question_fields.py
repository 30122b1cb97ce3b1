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


MAIL = Question("mail", "E-mail", T.EMAIL)
PHONE = Question("phone", "Telefoon", T.PHONE)
SITE = Question("site", "Website", T.URL)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (MAIL, "naam@voorbeeld.nl", "naam@voorbeeld.nl"),
        (PHONE, "+31 (0)20 123 45 67", "+31 (0)20 123 45 67"),
        (SITE, "www.voorbeeld.nl/pagina", "https://www.voorbeeld.nl/pagina"),
        (SITE, "http://voorbeeld.nl", "http://voorbeeld.nl"),
    ],
)
def test_addresses_are_taken_as_people_write_them(question, typed, kept):
    form = form_of(question, **{question.key: typed})
    assert form.is_valid(), form.errors
    assert form.answers() == {question.key: kept}


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (MAIL, "naam"),
        (MAIL, "naam@voorbeeld.nl, ander@voorbeeld.nl"),
        (PHONE, "bel me maar"),
        (PHONE, "+ () - . /"),
        (SITE, "javascript://alert(1)"),
        (SITE, "ftp://voorbeeld.nl"),
        (SITE, "voorbeeld"),
    ],
)
def test_what_is_no_address_is_refused(question, typed):
    form = form_of(question, **{question.key: typed})
    assert set(form.errors) == {question.key}
    assert form.typed()[question.key]


def test_a_long_list_folds_out_and_a_short_one_stands_open():
    many = choices(*((str(number), str(number)) for number in range(13)))
    long, short = (
        form_of(Question("a", "A", T.CHOICE, choices=options)) for options in (many, many[:12])
    )
    assert [form.fields["a"].widget.input_type for form in (long, short)] == ["select", "radio"]
    assert form_of(Question("a", "A", T.CHOICE, choices=many), a="").errors


def test_an_explanation_asks_nothing():
    told = Question("told", "Let op", T.EXPLANATION, help="Dit is waarom.")
    form = form_of(told, told="iets", sort="a")
    assert form.is_valid()
    assert form.answers() == form.typed() == {}


def test_a_question_whose_condition_is_elsewhere_and_not_met_is_left_out():
    given = {"questions": [EARNED], "today": TODAY, "only_asked": True}
    assert list(QuestionsForm(others={"is_paid": True}, **given).fields) == ["earned"]
    assert list(QuestionsForm(others={"is_paid": False}, **given).fields) == []
