"""When an agreement about a move may be written, answered and built on."""

from dataclasses import replace
from datetime import date

import pytest

from forms.register.agreeing import (
    AgreementFacts,
    refusals_to_reply,
    refusals_to_rest_on,
    refusals_to_write_agreement,
)
from forms.register.rules import CaseFacts
from forms.register.states import Party, Status

TODAY = date(2026, 3, 2)
DECIDER = CaseFacts(Status.IN_REVIEW, frozenset({Party.DECIDER}))
EMPLOYEE = CaseFacts(Status.IN_REVIEW, frozenset({Party.EMPLOYEE}), is_own=True)
MODERATOR = CaseFacts(Status.IN_REVIEW, frozenset({Party.MODERATOR}))
WRITTEN = {
    "takes_agreement": True,
    "has_terms": True,
    "agreed_on": TODAY,
    "no_contact_until": None,
    "today": TODAY,
}
OFFERED = AgreementFacts(exists=True)
BOTH = {"employee": "confirmed", "decider": "confirmed"}


def codes(found):
    return [refusal.code for refusal in found]


@pytest.mark.parametrize(
    ("facts", "changed", "expected"),
    [
        (DECIDER, {}, []),
        (replace(DECIDER, status=Status.REFERRED), {}, []),
        (replace(DECIDER, parties=frozenset({Party.REFERRED_TO})), {}, []),
        (EMPLOYEE, {}, ["own_entry"]),
        (MODERATOR, {}, ["not_yours_to_do"]),
        (replace(DECIDER, is_involved=True), {}, ["involved"]),
        (replace(DECIDER, status=Status.DECIDED), {}, ["wrong_status"]),
        (replace(DECIDER, status=Status.RECEIVED), {}, ["wrong_status"]),
        (DECIDER, {"takes_agreement": False}, ["agreement_not_for_kind"]),
        (DECIDER, {"has_terms": False}, ["agreement_empty"]),
        (DECIDER, {"agreed_on": None}, ["agreed_in_future"]),
        (DECIDER, {"agreed_on": date(2026, 3, 3)}, ["agreed_in_future"]),
        (DECIDER, {"no_contact_until": date(2026, 3, 1)}, ["contact_ends_before_talk"]),
        (DECIDER, {"no_contact_until": TODAY}, []),
    ],
)
def test_who_decides_writes_it_down_after_the_talk(facts, changed, expected):
    assert codes(refusals_to_write_agreement(facts, **{**WRITTEN, **changed})) == expected


@pytest.mark.parametrize(
    ("facts", "agreement", "changed", "expected"),
    [
        (EMPLOYEE, OFFERED, {}, []),
        (DECIDER, OFFERED, {}, []),
        (replace(EMPLOYEE, status=Status.AWAITING_INFORMATION), OFFERED, {}, []),
        (MODERATOR, OFFERED, {}, ["not_yours_to_do"]),
        (replace(EMPLOYEE, status=Status.DECIDED), OFFERED, {}, ["wrong_status"]),
        (EMPLOYEE, AgreementFacts(), {}, ["agreement_missing"]),
        (EMPLOYEE, OFFERED, {"is_latest": False}, ["agreement_replaced"]),
        (EMPLOYEE, replace(OFFERED, is_outdated=True), {}, ["agreement_outdated"]),
        (EMPLOYEE, replace(OFFERED, answers={"decider": "confirmed"}), {}, []),
        (
            EMPLOYEE,
            replace(OFFERED, answers={"employee": "declined"}),
            {},
            ["agreement_answered"],
        ),
        (EMPLOYEE, OFFERED, {"answer": "perhaps"}, ["agreement_answer_unknown"]),
        (EMPLOYEE, OFFERED, {"answer": "declined"}, ["reason_missing"]),
        (EMPLOYEE, OFFERED, {"answer": "declined", "reason": "Te lang"}, []),
    ],
)
def test_each_side_answers_for_itself_and_once(facts, agreement, changed, expected):
    given = {"is_latest": True, "answer": "confirmed", "reason": "", **changed}
    assert codes(refusals_to_reply(facts, agreement, **given)) == expected


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        (AgreementFacts(), ["agreement_missing"]),
        (OFFERED, ["agreement_unconfirmed"]),
        (replace(OFFERED, answers={"decider": "confirmed"}), ["agreement_unconfirmed"]),
        (replace(OFFERED, answers={**BOTH, "employee": "declined"}), ["agreement_unconfirmed"]),
        (replace(OFFERED, answers=BOTH, is_outdated=True), ["agreement_outdated"]),
        (replace(OFFERED, answers=BOTH), []),
    ],
)
def test_only_what_both_confirmed_carries_the_outcome(agreement, expected):
    assert codes(refusals_to_rest_on(agreement)) == expected
