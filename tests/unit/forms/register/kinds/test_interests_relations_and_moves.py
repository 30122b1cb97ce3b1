"""What the kinds of a financial interest, a private relation and a move advise and refuse."""

from datetime import date
from decimal import Decimal

import pytest

from forms.register.kinds.base import Surroundings
from forms.register.kinds.registry import kind_of
from tests.factories.register import ANSWERS

TODAY = date(2026, 3, 2)
TERMS = {"financial_reassess_months": Decimal(12), "job_move_lead_days": Decimal(30)}
AROUND = Surroundings(today=TODAY, thresholds=TERMS)
DESIGNATED = Surroundings(today=TODAY, thresholds=TERMS, is_designated=True)
VULNERABLE = Surroundings(today=TODAY, thresholds=TERMS, is_vulnerable=True)
INTEREST, RELATION, MOVE = (
    kind_of(code) for code in ("financial_interest", "private_relation", "job_transition")
)


def codes(found):
    return [item.code for item in found]


def answers(kind, **changed):
    return {**ANSWERS[kind.code], **changed}


class TestFinancialInterest:
    def test_is_a_duty_for_who_holds_a_designated_function_and_free_to_others(self):
        assert codes(INTEREST.advice(answers(INTEREST), DESIGNATED)) == ["designated_function"]
        assert codes(INTEREST.advice(answers(INTEREST), AROUND)) == ["voluntary"]

    def test_counts_the_interest_of_a_partner(self):
        found = INTEREST.advice(answers(INTEREST, holder="partner"), AROUND)
        assert "interest_of_partner" in codes(found)

    @pytest.mark.parametrize(
        ("kind_of_interest", "expected"),
        [("holding", "inside_information"), ("dealing", "dealing_with_inside_information")],
    )
    def test_proposes_measures_where_inside_information_can_be_known(
        self, kind_of_interest, expected
    ):
        given = answers(INTEREST, inside_information_access=True, interest_kind=kind_of_interest)
        [proposal] = INTEREST.proposals(given, AROUND)
        assert (proposal.code, proposal.outcomes) == (expected, ("measures_agreed", "prohibited"))
        assert "inside_information" in codes(INTEREST.advice(given, AROUND))
        assert INTEREST.proposals(answers(INTEREST), AROUND) == []

    @pytest.mark.parametrize(
        ("when", "day", "expected"),
        [
            ("existing", "2026-03-02", []),
            ("existing", "2026-03-03", ["existing_in_future"]),
            ("planned", "2026-03-02", []),
            ("planned", "2026-03-01", ["planned_in_past"]),
        ],
    )
    def test_what_is_held_has_begun_and_what_is_planned_has_not(self, when, day, expected):
        given = answers(INTEREST, planned_or_existing=when, date=day)
        assert codes(INTEREST.refusals_to_answers(given, TODAY)) == expected

    def test_is_looked_at_again_after_the_term_that_is_set(self):
        assert INTEREST.reassess_on(answers(INTEREST), TODAY, TERMS) == date(2027, 3, 2)
        assert INTEREST.reassess_on(answers(INTEREST), TODAY, {}) is None

    def test_shows_only_decider_and_moderator_what_it_is_about(self):
        open_to_all = {q.key for q in INTEREST.questions if not q.restricted}
        assert not open_to_all & {"company", "sector", "size_band", "relation_to_post"}


class TestPrivateRelation:
    def test_is_discreet_and_asks_nobody_for_a_name(self):
        assert RELATION.is_discreet
        assert not [q for q in RELATION.questions if "name" in q.key]
        assert all(question.restricted for question in RELATION.questions)
        assert not RELATION.question("relation_kind").required

    def test_talks_first_and_keeps_nothing_of_the_talk(self):
        offered = RELATION.self_assessment
        assert [choice.value for choice in offered.results] == ["talk_first", "report"]
        assert (offered.usual, offered.reporting) == ("talk_first", ("report",))
        assert offered.items == ()

    @pytest.mark.parametrize("to", ["manager", "second_line"])
    def test_goes_to_whom_it_is_addressed(self, to):
        given = answers(RELATION, addressed_to=to)
        assert RELATION.first_decider(given) == to
        assert RELATION.manager_is_involved(given) is (to == "second_line")

    @pytest.mark.parametrize("touching", ["hierarchical", "functions_touch"])
    def test_proposes_work_agreements_where_posts_touch(self, touching):
        given = answers(RELATION, **{touching: True})
        assert "no_measure" not in RELATION.proposals(given, AROUND)[0].outcomes
        assert codes(RELATION.advice(given, AROUND)) == ["no_mutual_judgement"]
        assert "no_measure" in RELATION.proposals(answers(RELATION), AROUND)[0].outcomes

    def test_keeps_neither_the_sort_of_relation_nor_the_work_in_columns(self):
        given = answers(RELATION, relation_kind="love")
        assert set(RELATION.detail_values(given)) == {"other_party_side", "posts_touch"}


class TestJobTransition:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2026-03-01", ["leave_date_past"]),
            ("2026-03-31", ["short_notice"]),
            ("2026-04-01", []),
        ],
    )
    def test_warns_under_the_lead_time_that_is_set(self, day, expected):
        given = answers(MOVE, expected_leave_date=day)
        assert codes(MOVE.advice(given, AROUND)) == expected

    def test_says_nothing_about_lead_time_where_none_is_set(self):
        given = answers(MOVE, expected_leave_date="2026-03-03")
        assert MOVE.advice(given, Surroundings(today=TODAY)) == []

    def test_proposes_to_agree_and_never_to_impose(self):
        for given, around in (
            (answers(MOVE, would_have_been_reportable_as_side_activity="yes"), AROUND),
            (answers(MOVE), VULNERABLE),
        ):
            [proposal] = MOVE.proposals(given, around)
            assert proposal.outcomes == ("cooling_off_agreed", "no_agreement")
        assert MOVE.proposals(answers(MOVE), AROUND) == []

    def test_only_the_agreed_outcome_needs_an_agreement(self):
        assert [item.code for item in MOVE.outcomes if item.needs_agreement] == [
            "cooling_off_agreed"
        ]

    def test_is_looked_at_again_on_the_day_of_leaving(self):
        assert MOVE.reassess_on(answers(MOVE), TODAY, TERMS) == date(2026, 6, 30)
        assert MOVE.reassess_on(answers(MOVE), date(2026, 6, 30), TERMS) is None
