"""A tie in a purchase: told before the start, and somebody else takes over."""

from datetime import date

import pytest

from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Surroundings
from forms.register.kinds.registry import kind_of
from tests.factories.register import ANSWERS

TODAY = date(2026, 3, 2)
AROUND = Surroundings(today=TODAY)
KIND, USUAL = kind_of("purchase_conflict"), ANSWERS["purchase_conflict"]


def codes(found):
    return [item.code for item in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"starts_on": "2026-03-01"}, ["purchase_began"]),
        ({"starts_on": "2026-03-01", "reported_before_start": False}, []),
        ({"starts_on": "2026-03-03", "reported_before_start": False}, ["purchase_begins_later"]),
        ({"starts_on": "2026-03-02", "reported_before_start": False}, []),
        ({"ends_on": "2030-04-30"}, ["end_before_start"]),
    ],
)
def test_what_is_said_about_the_start_agrees_with_its_day(changes, expected):
    assert codes(KIND.refusals_to_answers({**USUAL, **changes}, TODAY)) == expected


@pytest.mark.parametrize(
    ("changes", "advice", "outcomes"),
    [
        ({}, [], set()),
        ({"own_role": "assesses"}, [], {"recused", "recused_in_part"}),
        (
            {"own_role": "decides", "relation_kind": "family"},
            ["close_and_weighty"],
            {"recused"},
        ),
        (
            {"reported_before_start": False},
            ["reported_late"],
            {"recused", "recused_in_part"},
        ),
    ],
)
def test_a_close_tie_and_a_weighty_role_go_badly_together(changes, advice, outcomes):
    answers = {**USUAL, **changes}
    assert codes(KIND.advice(answers, AROUND)) == advice
    proposed = KIND.proposals(answers, AROUND)
    assert {code for item in proposed for code in item.outcomes} == outcomes


@pytest.mark.parametrize("outcome", ["recused", "recused_in_part"])
def test_who_takes_over_is_named(outcome):
    given = known_answers(KIND.decision_questions, {"outcome": outcome})
    found = refusals_to_answers(KIND.decision_questions, {"outcome": outcome, **given}, TODAY)
    assert [refusal.field for refusal in found] == ["substitute", "substitute_from"]


def test_it_is_looked_at_again_when_the_purchase_should_be_over():
    assert KIND.reassess_on({**USUAL, "ends_on": "2030-09-01"}, TODAY, {}) == date(2030, 9, 1)
    assert KIND.reassess_on(USUAL, TODAY, {}) is None
