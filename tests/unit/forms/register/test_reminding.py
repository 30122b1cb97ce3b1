"""Who decides is reminded halfway and after the term, others later, each as often as is useful."""

from datetime import date, timedelta

import pytest

from forms.register.reminding import (
    Due,
    Occasion,
    Terms,
    Waiting,
    due_of,
    gravest,
    says_again,
)
from forms.register.states import Status

DUE = date(2026, 6, 30)
TERMS = Terms(term=40, half_percent=50, escalate_after=7, information_after=5, repeat_after=7)


def occasions(case, day, terms=TERMS):
    return [item.occasion for item in due_of(case, terms, day)]


@pytest.mark.parametrize(
    ("days_after", "expected"),
    [
        (-21, []),
        (-20, [Occasion.HALF_TERM]),
        (0, [Occasion.HALF_TERM]),
        (1, [Occasion.TERM_OVER]),
        (6, [Occasion.TERM_OVER]),
        (7, [Occasion.TERM_OVER, Occasion.ESCALATED]),
    ],
)
def test_what_is_due_in_the_course_of_a_term(days_after, expected):
    day = DUE + timedelta(days=days_after)
    for status in (Status.RECEIVED, Status.IN_REVIEW, Status.REFERRED):
        assert occasions(Waiting(status, DUE), day) == expected


def test_what_is_decided_or_closed_reminds_nobody():
    late = DUE + timedelta(days=99)
    for status in (Status.DECIDED, Status.REGISTERED, Status.WITHDRAWN, Status.ENDED):
        assert occasions(Waiting(status, DUE, late, is_reassessed=True), late) == []


def test_while_a_question_waits_the_employee_is_reminded_and_the_decider_only_after_the_term():
    case = Waiting(Status.AWAITING_INFORMATION, DUE, asked_on=DUE - timedelta(days=10))
    assert occasions(case, DUE - timedelta(days=6)) == []
    assert due_of(case, TERMS, DUE - timedelta(days=5)) == [
        Due(Occasion.INFORMATION, case.asked_on)
    ]
    assert occasions(case, DUE + timedelta(days=1)) == [Occasion.INFORMATION, Occasion.TERM_OVER]
    answered = Waiting(Status.IN_REVIEW, DUE, asked_on=DUE - timedelta(days=30))
    assert Occasion.INFORMATION not in occasions(answered, DUE)


def test_a_round_that_began_by_itself_is_told():
    case = Waiting(Status.IN_REVIEW, DUE, is_reassessed=True)
    assert occasions(case, DUE - timedelta(days=40)) == [Occasion.REASSESSED]


def test_a_larger_part_of_the_term_reminds_later():
    assert TERMS.left_at_half == 20
    assert Terms(term=40, half_percent=75).left_at_half == 10


@pytest.mark.parametrize("occasion", Occasion)
def test_some_things_are_said_once_others_after_the_repeat_term(occasion):
    said = date(2026, 7, 1)
    once = occasion in (Occasion.HALF_TERM, Occasion.REASSESSED, Occasion.RULE_CHANGED)
    assert says_again(occasion, None, TERMS, said)
    assert not says_again(occasion, said, TERMS, said)
    assert not says_again(occasion, said, TERMS, said + timedelta(days=6))
    assert says_again(occasion, said, TERMS, said + timedelta(days=7)) is not once


def test_of_two_things_about_one_entry_the_gravest_is_said():
    assert gravest([Occasion.TERM_OVER, Occasion.ESCALATED]) is Occasion.ESCALATED
    assert gravest([Occasion.HALF_TERM, Occasion.REASSESSED]) is Occasion.HALF_TERM
