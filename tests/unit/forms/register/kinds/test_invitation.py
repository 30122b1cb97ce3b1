"""An invitation and the four requests around it: what is asked, warned, refused and proposed."""

from datetime import date
from decimal import Decimal

import pytest

from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Surroundings
from forms.register.kinds.registry import kind_of
from tests.factories.register import ANSWERS

TODAY = date(2026, 3, 2)
AROUND = Surroundings(today=TODAY, thresholds={"trip_extension_hours": Decimal(72)})
KIND, USUAL = kind_of("invitation"), ANSWERS["invitation"]
OF_ALL = {key: USUAL[key] for key in ("event_date", "place", "functional_purpose")}
OF_HOST = {key: USUAL[key] for key in ("host", "host_relation", "tender_pending")}
OF_COST = {key: USUAL[key] for key in ("estimated_cost", "who_pays")}
SPEAKING = {
    **{**OF_ALL, **OF_HOST, **OF_COST, "request_kind": "commercial_speaking"},
    **{"in_own_time": False, "policy_relevance": "Uitleg van de nieuwe wet"},
    **{"fee_offered": False, "audience_pays": False},
}
SPONSORING = {
    **{**OF_ALL, **OF_HOST, "request_kind": "sponsoring", "organiser": "Personeelsvereniging"},
    **{"sponsor_contracts": ["none"], "sponsor_amount": "250.00", "public_contribution": "in_kind"},
}
EXTENSION = {
    **{**OF_ALL, "request_kind": "trip_extension", "extension_at": "end"},
    **{"extension_hours": "72", "extra_cost": "0", "extra_cost_by_me": True},
}
PARTNER = {
    **{**OF_ALL, "request_kind": "partner_travelling"},
    **{"partner_reason": "Ontvangst met partners", "in_service_interest": True},
}


def codes(found):
    return [item.code for item in found]


@pytest.mark.parametrize("answers", [USUAL, SPEAKING, SPONSORING, EXTENSION, PARTNER])
def test_each_request_is_complete_with_its_own_answers_and_asks_no_others(answers):
    every = {**SPEAKING, **SPONSORING, **EXTENSION, **PARTNER, **USUAL, **answers}
    kept = known_answers(KIND.questions, every)
    assert kept == known_answers(KIND.questions, answers) == answers
    assert list(refusals_to_answers(KIND.questions, kept, TODAY)) == []
    assert list(KIND.refusals_to_answers(kept, TODAY)) == []
    assert list(KIND.refusals_with(kept, AROUND)) == []
    assert KIND.detail_values(kept)["held_on"] == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("answers", "advice", "outcomes"),
    [
        (USUAL, [], {"attend_self_paid", "decline"}),
        ({**USUAL, "tender_pending": True}, ["tender_pending"], {"decline"}),
        ({**USUAL, "who_pays": "host"}, ["host_pays"], set()),
        (
            {**USUAL, "who_pays": "host", "expense_claim": True, "partner_invited": True},
            ["host_pays", "paid_twice", "partner_invited"],
            set(),
        ),
        ({**USUAL, "event_date": "2026-03-02"}, [], {"attend_self_paid", "decline"}),
        ({**USUAL, "event_date": "2026-03-01"}, ["in_the_past"], {"attend_self_paid", "decline"}),
        (SPEAKING, [], {"decline", "approved_with_conditions"}),
        ({**SPEAKING, "fee_offered": True}, ["fee_offered"], {"decline"}),
        ({**SPEAKING, "audience_pays": True}, ["audience_pays"], {"decline"}),
        (SPONSORING, [], set()),
        (
            {**SPONSORING, "sponsor_contracts": ["same_unit"]},
            ["sponsor_has_contracts"],
            {"decline", "approved_with_conditions"},
        ),
        ({**SPONSORING, "public_contribution": "money"}, ["public_money"], set()),
        (EXTENSION, [], {"approved", "approved_with_conditions"}),
        ({**EXTENSION, "event_date": "2026-03-02"}, ["trip_began"], {"decline"}),
        (PARTNER, [], {"approved", "decline"}),
        ({**PARTNER, "in_service_interest": False}, ["partner_stays_home"], {"decline"}),
    ],
)
def test_what_is_warned_of_and_proposed(answers, advice, outcomes):
    assert codes(KIND.advice(answers, AROUND)) == advice
    proposed = KIND.proposals(answers, AROUND)
    assert {code for item in proposed for code in item.outcomes} == outcomes
    can_be_chosen = {item.code for item in KIND.outcomes_for(answers, TODAY)}
    assert outcomes <= can_be_chosen


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"extension_hours": "72.5"}, "extension_too_long"),
        ({"extra_cost": "10", "extra_cost_by_me": False}, "extra_cost_not_own"),
        ({"extra_cost": "0", "extra_cost_by_me": False}, None),
    ],
)
def test_a_trip_goes_on_for_so_many_hours_at_own_cost(changes, code):
    found = codes(KIND.refusals_with({**EXTENSION, **changes}, AROUND))
    assert found == ([code] if code else [])


def test_the_number_of_hours_is_a_threshold_of_the_day():
    around = Surroundings(today=TODAY, thresholds={"trip_extension_hours": Decimal(24)})
    refusal = next(iter(KIND.refusals_with(EXTENSION, around)))
    assert (refusal.code, refusal.facts["most"]) == ("extension_too_long", "24")


def test_a_trip_is_extended_only_before_it_begins():
    at_departure = {item.code for item in KIND.outcomes_for(EXTENSION, date(2026, 3, 20))}
    the_day_before = {item.code for item in KIND.outcomes_for(EXTENSION, date(2026, 3, 19))}
    assert at_departure == {"decline"}
    assert "approved" in the_day_before


def test_speaking_in_own_time_leads_to_side_activities():
    answers = {**SPEAKING, "in_own_time": True}
    advice = KIND.advice(answers, AROUND)
    assert [item.level for item in advice] == ["stop"]
    assert codes(KIND.refusals_to_answers(answers, TODAY)) == ["speaking_is_side_activity"]


def test_no_tie_excludes_another_tie():
    answers = {**SPONSORING, "sponsor_contracts": ["none", "same_unit"]}
    assert codes(KIND.refusals_to_answers(answers, TODAY)) == ["none_beside_others"]


@pytest.mark.parametrize(
    ("who", "value"),
    [("host", Decimal("25.00")), ("shared", None), ("self", False), ("employer", False)],
)
def test_only_what_the_host_pays_counts_for_the_giver(who, value):
    offered = KIND.offered({**USUAL, "who_pays": who})
    if value is False:
        assert offered is None
    else:
        assert (offered.giver_organisation, offered.value) == ("Adviesbureau Noord", value)


@pytest.mark.parametrize("relation", ["citizen", "private_friend"])
def test_a_person_who_invites_is_no_organisation(relation):
    offered = KIND.offered({**USUAL, "who_pays": "host", "host_relation": relation})
    assert (offered.giver_name, offered.giver_organisation) == ("Adviesbureau Noord", "")
