"""Contact with who speaks for an interest: tobacco needs minutes, former ministers have to wait."""

from datetime import date
from decimal import Decimal

import pytest

from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Surroundings
from forms.register.kinds.registry import kind_of
from tests.factories.register import ANSWERS

TODAY = date(2026, 3, 2)
AROUND = Surroundings(today=TODAY, thresholds={"former_minister_months": Decimal(24)})
KIND, USUAL = kind_of("lobby_contact"), ANSWERS["lobby_contact"]
TOBACCO = {
    **{**USUAL, "sector": "tobacco", "was_held": True},
    "minutes": "Gesproken over de controle van automaten.",
}
MINISTER = {
    **{**USUAL, "former_minister": True, "minister_name": "A. Voorganger"},
    **{"resigned_on": "2024-02-27", "policy_field": "Wonen", "is_same_field": True},
}


def codes(found):
    return [item.code for item in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"minutes": ""}, ["answer_missing"]),
        ({"was_held": None}, ["answer_missing"]),
        ({"was_held": False, "contact_on": "2026-03-01"}, ["talk_was_held"]),
        ({"was_held": False, "contact_on": "2026-03-02"}, []),
        ({"contact_on": "2026-03-03"}, ["talk_is_ahead"]),
        ({"sector": "food", "minutes": ""}, []),
    ],
)
def test_minutes_are_needed_of_each_talk_with_the_tobacco_industry_that_was_held(changes, expected):
    kept = known_answers(KIND.questions, {**TOBACCO, **changes})
    by_question = list(refusals_to_answers(KIND.questions, kept, TODAY))
    assert codes(by_question) + codes(KIND.refusals_to_answers(kept, TODAY)) == expected


def test_tobacco_is_flagged_to_both_sides_and_leads_to_published_minutes():
    assert codes(KIND.advice(TOBACCO, AROUND)) == ["tobacco"]
    assert KIND.proposals(TOBACCO, AROUND)[0].outcomes == ("minutes_to_publish", "no_contact")
    assert "redactie" in str(KIND.outcome("minutes_to_publish").label)
    assert "redactie" in str(KIND.decision_guidance)
    assert not KIND.can_be_disclosed


def test_minutes_of_a_talk_ahead_are_looked_for_the_day_after():
    ahead = {**TOBACCO, "contact_on": "2026-03-20", "was_held": False}
    assert KIND.reassess_on(ahead, TODAY, {}) == date(2026, 3, 21)
    assert KIND.reassess_on(TOBACCO, TODAY, {}) is None


@pytest.mark.parametrize(
    ("changes", "is_barred"),
    [
        ({}, True),
        ({"resigned_on": "2024-02-26"}, False),  # two years to the day
        ({"is_same_field": False}, False),
        ({"former_minister": False}, False),
        ({"contact_on": "2026-02-27"}, False),
    ],
)
def test_a_former_minister_is_sent_on_while_the_period_runs(changes, is_barred):
    answers = {**MINISTER, **changes}
    refused = list(KIND.refusals_with(answers, AROUND))
    assert codes(refused) == (["former_minister_barred"] if is_barred else [])
    stops = [item.code for item in KIND.advice(answers, AROUND) if item.level == "stop"]
    assert stops == (["former_minister_barred"] if is_barred else [])


def test_the_period_is_a_threshold_of_the_day():
    short = Surroundings(today=TODAY, thresholds={"former_minister_months": Decimal(23)})
    assert list(KIND.refusals_with(MINISTER, short)) == []
    assert list(KIND.refusals_with(MINISTER, Surroundings(today=TODAY))) == []


def test_one_cannot_resign_after_the_contact():
    answers = {**MINISTER, "resigned_on": "2026-02-28"}
    assert codes(KIND.refusals_to_answers(answers, TODAY)) == ["resigned_after_contact"]


def test_research_that_a_party_helps_to_pay_gets_conditions():
    answers = {**USUAL, "contact_form": "co_funded_research"}
    assert codes(KIND.advice(answers, AROUND)) == ["co_funded_research"]
    assert KIND.proposals(answers, AROUND)[0].outcomes[0] == "permitted_with_conditions"
