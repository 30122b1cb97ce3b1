"""Why not, by table: quality × status for every verb, and the separations on top of it."""

from dataclasses import replace

import pytest

from forms.register import rules
from forms.register.rules import CaseFacts
from forms.register.selectors.facts import refusals_by_verb
from forms.register.states import TRANSITIONS, Party, Status, Verb

SMOOTH = CaseFacts(
    status=Status.RECEIVED,
    parties=frozenset(Party),
    was_registered=True,
    is_permitted=True,
    can_be_disclosed=True,
)
VERBS = [verb for verb in Verb if verb is not Verb.RECEIVE]


def codes(refusals):
    return [refusal.code for refusal in refusals]


def smooth(verb, status):
    return replace(SMOOTH, status=status, is_disclosed=verb is Verb.CONCEAL)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("status", list(Status))
def test_a_verb_starts_exactly_where_the_table_says(verb, status):
    refused = codes(refusals_by_verb(smooth(verb, status))[verb])
    if status in TRANSITIONS[verb].starts:
        assert refused == []
    else:
        assert set(refused) & {"wrong_status", "already_decided"}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("party", list(Party))
def test_a_verb_is_for_exactly_the_parties_of_the_table(verb, party):
    status = next(iter(TRANSITIONS[verb].starts))
    facts = replace(smooth(verb, status), parties=frozenset({party}))
    refused = codes(refusals_by_verb(facts)[verb])
    assert refused == ([] if party in TRANSITIONS[verb].by else ["not_yours_to_do"])


@pytest.mark.parametrize("verb", VERBS)
def test_s15_nobody_handles_the_own_entry_whatever_the_role(verb):
    status = next(iter(TRANSITIONS[verb].starts))
    facts = replace(smooth(verb, status), is_own=True)
    own = "own_entry" in codes(refusals_by_verb(facts)[verb])
    assert own is (Party.EMPLOYEE not in TRANSITIONS[verb].by)


def deciding(**changes):
    said = {"reason": "Past", "conditions": "", "outcome_is_known": True, "needs_conditions": False}
    facts = {name: changes.pop(name) for name in list(changes) if name not in {*said, "board"}}
    if "board" in changes:
        said["board_decision_number"] = changes.pop("board")
    base = CaseFacts(Status.IN_REVIEW, frozenset({Party.DECIDER}))
    return codes(rules.refusals_to_decide(replace(base, **facts), **{**said, **changes}))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"status": Status.DECIDED}, ["already_decided"]),
        ({"is_own": True, "parties": frozenset({Party.EMPLOYEE})}, ["own_entry"]),
        ({"is_involved": True}, ["involved"]),
        ({"has_registered": True}, ["registered_by_you"]),
        ({"has_registered": True, "is_discreet": True}, []),
        ({"reason": " \n"}, ["reason_missing"]),
        ({"outcome_is_known": False}, ["outcome_unknown"]),
        ({"needs_conditions": True}, ["conditions_missing"]),
        ({"needs_conditions": True, "conditions": "Niet onder werktijd"}, []),
        ({"status": Status.REFERRED, "referred_to": "board"}, ["board_number_missing"]),
        ({"status": Status.REFERRED, "referred_to": "board", "board": "2026-12"}, []),
        ({"status": Status.REFERRED, "parties": frozenset({Party.REFERRED_TO})}, []),
    ],
)
def test_deciding(changes, expected):
    assert deciding(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"has_decided": True}, ["decided_by_you"]),
        ({"is_own": True}, ["own_entry"]),
        ({"parties": frozenset({Party.DECIDER})}, ["not_yours_to_do"]),
        (
            {"parties": frozenset({Party.DECIDER}), "is_discreet": True, "has_decided": True},
            [],
        ),
        ({"is_discreet": True}, ["not_yours_to_do"]),
    ],
)
def test_registering_is_for_other_hands_but_discreet_kinds_stay_with_the_decider(changes, expected):
    facts = CaseFacts(Status.DECIDED, frozenset({Party.MODERATOR}))
    assert codes(rules.refusals_to_register(replace(facts, **changes))) == expected


@pytest.mark.parametrize(
    ("changes", "finding", "text", "expected"),
    [
        ({}, "in_order", "", []),
        ({}, "not_in_order", "", ["text_missing"]),
        ({}, "not_in_order", "Reden ontbreekt", []),
        ({}, "mooi", "", ["finding_unknown"]),
        ({"has_decided": True}, "in_order", "", ["decided_by_you"]),
        ({"has_registered": True}, "in_order", "", ["registered_by_you"]),
    ],
)
def test_checking_is_for_a_third_pair_of_hands(changes, finding, text, expected):
    facts = CaseFacts(Status.REGISTERED, frozenset({Party.CONTROLLER}))
    assert codes(rules.refusals_to_check(replace(facts, **changes), finding, text)) == expected


@pytest.mark.parametrize(
    ("changes", "ground", "expected"),
    [
        ({}, "Aw 5.1.c", []),
        ({}, " ", ["legal_ground_missing"]),
        ({"can_be_disclosed": False}, "Aw", ["not_for_disclosure"]),
        ({"is_permitted": False}, "Aw", ["not_permitted"]),
        ({"is_disclosed": True}, "Aw", ["already_disclosed"]),
    ],
)
def test_disclosing_needs_permission_post_and_ground(changes, ground, expected):
    facts = replace(SMOOTH, status=Status.REGISTERED, parties=frozenset({Party.MODERATOR}))
    assert codes(rules.refusals_to_disclose(replace(facts, **changes), ground)) == expected


def test_withdrawing_stops_at_the_first_decision():
    facts = CaseFacts(Status.IN_REVIEW, frozenset({Party.EMPLOYEE}), is_own=True)
    assert codes(rules.refusals_to_withdraw(facts)) == []
    decided = replace(facts, is_decided=True)
    assert codes(rules.refusals_to_withdraw(decided)) == ["decision_exists"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"was_registered": True}, []),
        ({}, ["never_registered"]),
        ({"employee_left": True}, []),
        ({"parties": frozenset({Party.SYSTEM})}, []),
    ],
)
def test_ending_what_was_never_registered_takes_a_leaver(changes, expected):
    facts = CaseFacts(Status.IN_REVIEW, frozenset({Party.MODERATOR}))
    assert codes(rules.refusals_to_end(replace(facts, **changes))) == expected


def test_what_was_never_registered_is_not_reopened():
    facts = CaseFacts(Status.ENDED, frozenset({Party.MODERATOR}))
    assert codes(rules.refusals_to_reopen(facts, "Vergissing")) == ["never_registered"]


@pytest.mark.parametrize(
    ("known", "employee", "expected"),
    [
        (True, False, []),
        (False, False, ["nobody_to_refer_to"]),
        (True, True, ["referred_to_employee"]),
    ],
)
def test_referring_needs_someone_else(known, employee, expected):
    facts = CaseFacts(Status.IN_REVIEW, frozenset({Party.DECIDER}))
    refused = rules.refusals_to_refer(
        facts, "second_line", "Twijfel", to_is_known=known, to_is_employee=employee
    )
    assert codes(refused) == expected


NEEDS_WORDS = [
    (Verb.REQUEST_INFORMATION, "question_missing", "question"),
    (Verb.SUPPLY_INFORMATION, "reply_missing", "reason"),
    (Verb.HAND_BACK, "reason_missing", "reason"),
    (Verb.RECALL, "reason_missing", "reason"),
    (Verb.SEND_BACK, "reason_missing", "reason"),
    (Verb.AMEND, "reason_missing", "reason"),
    (Verb.REASSESS, "reason_missing", "reason"),
    (Verb.CONCEAL, "reason_missing", "reason"),
    (Verb.REOPEN, "reason_missing", "reason"),
]


@pytest.mark.parametrize(("verb", "code", "field"), NEEDS_WORDS)
def test_silence_is_refused_at_its_field(verb, code, field):
    status = next(iter(TRANSITIONS[verb].starts))
    refused = getattr(rules, f"refusals_to_{verb}")(smooth(verb, status), "   ")
    assert [(refusal.code, refusal.field) for refusal in refused] == [(code, field)]


@pytest.mark.parametrize(
    ("changes", "is_auditor", "purpose", "expected"),
    [
        ({"is_own": True}, False, "", []),
        ({"parties": frozenset({Party.DECIDER})}, False, "", []),
        ({"parties": frozenset({Party.DECIDER}), "is_discreet": True}, False, "", []),
        ({"parties": frozenset({Party.MODERATOR})}, False, "", []),
        (
            {"parties": frozenset({Party.MODERATOR}), "is_discreet": True},
            False,
            "",
            ["not_yours_to_read"],
        ),
        ({}, True, "", ["purpose_missing"]),
        ({}, True, "Steekproef", []),
        ({"is_discreet": True}, True, "Steekproef", ["not_yours_to_read"]),
        ({}, False, "Nieuwsgierig", ["not_yours_to_read"]),
    ],
)
def test_reading(changes, is_auditor, purpose, expected):
    facts = replace(CaseFacts(Status.IN_REVIEW, frozenset()), **changes)
    found = rules.refusals_to_read(facts, is_auditor=is_auditor, purpose_text=purpose)
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": frozenset({Party.CONTROLLER})}, []),
        ({"is_own": True}, ["own_entry"]),
        ({}, ["not_yours_to_do"]),
    ],
)
def test_remarks_are_for_those_who_handle_the_entry(changes, expected):
    facts = replace(CaseFacts(Status.IN_REVIEW, frozenset()), **changes)
    assert codes(rules.refusals_to_add_remark(facts, "Gebeld")) == expected
