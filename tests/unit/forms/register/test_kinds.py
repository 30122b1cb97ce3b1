"""The kinds as data: complete, consistent, and giving the advice they should."""

from datetime import date
from decimal import Decimal

import pytest

from forms.register.kinds.answers import known_answers, plain, refusals_to_answers
from forms.register.kinds.base import QuestionType, Surroundings
from forms.register.kinds.frozen import freeze, thaw
from forms.register.kinds.registry import kind_at, kind_of, kinds
from forms.register.kinds.shared_questions import months_later
from tests.factories.register import ANSWERS, GIFT_ANSWERS, OUTCOMES, SIDE_ACTIVITY_ANSWERS

TODAY = date(2026, 3, 2)
AROUND = Surroundings(
    today=TODAY,
    thresholds={
        "gift_value_guideline": Decimal("50"),
        "weekly_hours_limit": Decimal("48"),
        "reassess_after_months": Decimal("12"),
    },
)
GIFT, SIDE = kind_of("gift"), kind_of("side_activity")


def first(kind):
    """What is asked the first time."""
    return [question for question in kind.questions if not question.on_change]


def codes(found):
    return [item.code for item in found]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
class TestEveryKind:
    def test_is_found_by_its_slug(self, kind):
        assert kind_at(kind.slug) is kind

    def test_has_each_question_once_in_a_topic_it_has(self, kind):
        keys = [question.key for question in kind.questions]
        assert len(keys) == len(set(keys))
        topics = {topic.key for topic in kind.topics}
        assert {question.topic for question in kind.questions} == topics

    def test_asks_on_condition_only_of_questions_that_exist(self, kind):
        keys = {question.key for question in kind.questions}
        asked_on = {q.when.key for q in kind.questions if q.when}
        assert asked_on <= keys
        assert {q.when.key for q in kind.decision_questions if q.when} <= {"outcome"}

    def test_decides_on_condition_only_of_outcomes_it_has(self, kind):
        outcomes = {outcome.code for outcome in kind.outcomes}
        for question in kind.decision_questions:
            assert set(question.when.values if question.when else ()) <= outcomes

    def test_gives_options_to_every_choice(self, kind):
        for question in (*kind.questions, *kind.decision_questions):
            has_options = question.type in (QuestionType.CHOICE, QuestionType.MULTIPLE)
            assert bool(question.choices) is has_options

    def test_takes_its_event_day_from_a_date_question(self, kind):
        if kind.event_question:
            assert kind.question(kind.event_question).type is QuestionType.DATE

    def test_has_an_outcome_that_permits_and_one_that_does_not(self, kind):
        assert {outcome.permits for outcome in kind.outcomes} == {True, False}
        assert kind.outcome(OUTCOMES[kind.code]).permits

    def test_survives_being_frozen(self, kind):
        for question in kind.questions:
            again = thaw([freeze(question)])[0]
            assert freeze(again) == freeze(question)
            assert (again.key, again.required, again.when) == (
                question.key,
                question.required,
                question.when,
            )

    def test_takes_the_usual_answers(self, kind):
        answers = known_answers(first(kind), ANSWERS[kind.code])
        assert answers == ANSWERS[kind.code]
        assert list(refusals_to_answers(first(kind), answers, TODAY)) == []
        assert list(kind.refusals_to_answers(answers, TODAY)) == []
        assert list(kind.refusals_with(answers, AROUND)) == []


def refused(questions, **changes):
    answers = known_answers(questions, {**SIDE_ACTIVITY_ANSWERS, **changes})
    found = refusals_to_answers(questions, answers, TODAY)
    return [(refusal.code, refusal.field) for refusal in found]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("organisation", "", "answer_missing"),
        ("organisation", "  ", "answer_missing"),
        ("organisation", "x" * 201, "answer_too_long"),
        ("organisation", ["lijst"], "answer_not_text"),
        ("organisation", "nul\x00teken", "answer_not_text"),
        ("description", "Te kort", "answer_too_short"),
        ("hours_per_week", "veel", "answer_not_number"),
        ("hours_per_week", True, "answer_not_number"),
        ("hours_per_week", "NaN", "answer_not_number"),
        ("hours_per_week", "-1", "answer_too_low"),
        ("hours_per_week", "80.5", "answer_too_high"),
        ("hours_per_week", "3.25", "answer_too_precise"),
        ("start_date", "31-12-2026", "answer_not_date"),
        ("start_date", "0001-01-01", "answer_not_date"),
        ("activity_kind", "hobby", "answer_not_a_choice"),
        ("takes_place_in", ["own_time", "nacht"], "answer_not_a_choice"),
        ("takes_place_in", [], "answer_missing"),
        ("is_paid", "ja", "answer_not_a_choice"),
    ],
)
def test_a_wrong_answer_is_refused_at_its_question(key, value, code):
    assert refused(first(SIDE), **{key: value}) == [(code, key)]


def test_a_day_that_cannot_lie_ahead_is_refused_there():
    answers = {**GIFT_ANSWERS, "offered_on": "2026-03-03"}
    found = list(refusals_to_answers(GIFT.questions, answers, TODAY))
    assert codes(found) == ["answer_in_future"]


def test_s37_answers_to_questions_that_do_not_exist_are_left_out():
    given = {**GIFT_ANSWERS, "status": "registered", "decided_by": "ik", "id": "1"}
    assert known_answers(GIFT.questions, given) == GIFT_ANSWERS


def test_answers_to_questions_that_are_not_asked_are_left_out():
    given = {**SIDE_ACTIVITY_ANSWERS, "is_paid": False, "earnings_per_year": "900"}
    assert "earnings_per_year" not in known_answers(SIDE.questions, given)
    paid = {**given, "is_paid": True}
    assert known_answers(SIDE.questions, paid)["earnings_per_year"] == "900"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (date(2026, 3, 1), "2026-03-01"),
        (Decimal("12.50"), "12.50"),
        (" tekst\r\nverder ", "tekst\nverder"),
        (("a", "b"), ["a", "b"]),
        (False, False),
    ],
)
def test_values_of_forms_become_plain(value, kept):
    assert plain(value) == kept


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({}, []),
        ({"tender_pending": True}, ["tender_pending"]),
        ({"estimated_value": "50.01"}, ["above_guideline"]),
        ({"estimated_value": "50.00"}, []),
        ({"received_at": "home_address"}, ["home_address"]),
        ({"benefit_kind": "money"}, ["money"]),
        ({"benefit_kind": "loyalty_scheme"}, ["points"]),
        ({"something_expected": True}, ["bribery"]),
    ],
)
def test_a_gift_gives_its_warnings(changes, advice):
    assert codes(GIFT.advice({**GIFT_ANSWERS, **changes}, AROUND)) == advice


@pytest.mark.parametrize(
    ("changes", "outcomes"),
    [
        ({}, []),
        ({"tender_pending": True, "estimated_value": "1"}, [("refuse", "return")]),
        ({"estimated_value": "75"}, [("refuse", "return", "surrender")]),
        (
            {"estimated_value": "75", "courtesy_reason": "Staatsbezoek"},
            [("gift_to_organisation",)],
        ),
        (
            {"benefit_kind": "loyalty_scheme"},
            [("use_for_business_travel_only", "refuse", "return")],
        ),
        ({"something_expected": True, "tender_pending": True}, [("escalated",)]),
    ],
)
def test_the_rules_propose_what_happens_with_a_gift(changes, outcomes):
    found = GIFT.proposals({**GIFT_ANSWERS, **changes}, AROUND)
    assert [proposal.outcomes for proposal in found] == outcomes


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"estimated_value": "75"}, ["courtesy_reason_missing"]),
        ({"estimated_value": "75", "courtesy_reason": "Staatsbezoek"}, []),
        ({"estimated_value": "75", "situation": "refused"}, []),
        ({"estimated_value": "50"}, []),
    ],
)
def test_accepting_above_the_guideline_asks_why(changes, expected):
    assert codes(GIFT.refusals_with({**GIFT_ANSWERS, **changes}, AROUND)) == expected


def test_without_a_guideline_no_value_is_too_much():
    answers = {**GIFT_ANSWERS, "estimated_value": "9000"}
    assert GIFT.proposals(answers, Surroundings(today=TODAY)) == []


@pytest.mark.parametrize(
    ("thresholds", "advice", "refused"),
    [
        ({"gift_value_guideline": Decimal(0)}, [], []),
        ({"gift_value_guideline": Decimal(100)}, [], []),
        ({"prior_gift_consultation": Decimal(1)}, ["afterwards"], []),
        ({"prior_gift_consultation": Decimal(0)}, [], []),
    ],
)
def test_whether_an_amount_and_prior_consultation_count_is_a_setting(thresholds, advice, refused):
    answers = {**GIFT_ANSWERS, "estimated_value": "75"}
    around = Surroundings(today=TODAY, thresholds=thresholds)
    assert codes(GIFT.advice(answers, around)) == advice
    assert codes(GIFT.refusals_with(answers, around)) == refused


def test_what_was_refused_is_not_kept():
    answers = {**GIFT_ANSWERS, "situation": "refused", "proposed_disposition": "keep"}
    assert codes(GIFT.refusals_to_answers(answers, TODAY)) == ["kept_though_refused"]


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({}, []),
        ({"incompatible_office": "second_chamber"}, ["incompatible_office"]),
        ({"start_date": "2026-03-01"}, ["starts_in_past"]),
        ({"takes_place_in": ["own_time", "working_hours"]}, ["working_hours"]),
        ({"hours_per_week": "48.5"}, ["many_hours"]),
    ],
)
def test_a_side_activity_gives_its_warnings(changes, advice):
    assert codes(SIDE.advice({**SIDE_ACTIVITY_ANSWERS, **changes}, AROUND)) == advice


def test_the_hours_of_the_job_count_too():
    from dataclasses import replace

    around = replace(AROUND, contract_hours=Decimal(36))
    answers = {**SIDE_ACTIVITY_ANSWERS, "hours_per_week": "13"}
    assert codes(SIDE.advice(answers, around)) == ["many_hours"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"end_date": "2026-03-31"}, ["end_before_start"]),
        ({"end_date": "2026-04-01"}, []),
        ({"incompatible_office": "first_chamber"}, ["incompatible_office"]),
    ],
)
def test_side_activity_answers_must_agree(changes, expected):
    answers = {**SIDE_ACTIVITY_ANSWERS, **changes}
    assert codes(SIDE.refusals_to_answers(answers, TODAY)) == expected


def test_a_vulnerable_function_asks_for_stricter_outcomes():
    from dataclasses import replace

    found = SIDE.proposals(SIDE_ACTIVITY_ANSWERS, replace(AROUND, is_vulnerable=True))
    assert found[0].outcomes[0] == "permitted_with_conditions"


@pytest.mark.parametrize("activity", ["political_office", "union_board", "publication", "talk"])
def test_what_the_constitution_protects_is_not_proposed_to_be_forbidden(activity):
    found = SIDE.proposals({**SIDE_ACTIVITY_ANSWERS, "activity_kind": activity}, AROUND)
    assert codes(found) == ["fundamental_right"]
    assert not any("prohibited" in code for code in found[0].outcomes)


def test_the_hours_of_the_job_that_someone_typed_count_too():
    answers = {**SIDE_ACTIVITY_ANSWERS, "hours_per_week": "13", "contract_hours": "36.0"}
    assert codes(SIDE.advice(answers, AROUND)) == ["many_hours"]


def test_the_self_assessment_has_nine_items_and_no_score():
    assessment = SIDE.self_assessment
    assert len(assessment.items) == 9
    assert "not_reportable" not in assessment.reporting
    assert set(assessment.reporting) < {choice.value for choice in assessment.results}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_months_later(day, months, then):
    assert months_later(day, months) == then


def test_a_side_activity_is_looked_at_again_after_the_set_months_and_a_gift_is_not():
    assert SIDE.reassess_default(TODAY, AROUND.thresholds) == date(2027, 3, 2)
    assert GIFT.reassess_default(TODAY, AROUND.thresholds) is None
