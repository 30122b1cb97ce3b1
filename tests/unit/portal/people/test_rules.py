"""Why roles and departures are refused."""

from datetime import date

import pytest

from portal.people.roles import CAPABILITIES, Capability, Role, capabilities_of
from portal.people.rules import (
    refusals_to_assign,
    refusals_to_leave,
    refusals_to_manage,
    refusals_to_revoke,
    refusals_to_sync,
)

FINE = {"role": "moderator", "is_own": False, "holds": False, "works_here": True}


def codes(refusals):
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("different", "expected"),
    [
        ({}, []),
        ({"role": "boss"}, ["unknown_role"]),
        ({"is_own": True}, ["own_role"]),
        ({"holds": True}, ["role_already_held"]),
        ({"works_here": False}, ["left_already"]),
    ],
)
def test_a_role_is_given_once_by_another_to_who_works_here(different, expected):
    assert codes(refusals_to_assign(**{**FINE, **different})) == expected


def test_the_last_administrator_keeps_the_role():
    assert codes(refusals_to_revoke(role="administrator", holds=True, administrators=1)) == [
        "last_administrator"
    ]
    assert not codes(refusals_to_revoke(role="administrator", holds=True, administrators=2))
    assert codes(refusals_to_revoke(role="editor", holds=False, administrators=2)) == [
        "role_not_held"
    ]


@pytest.mark.parametrize(("leaving", "refused"), [(20, False), (21, True)])
def test_more_than_a_fifth_leaving_at_once_needs_a_word(leaving, refused):
    facts = {"leaving": leaving, "working": 100}

    assert bool(codes(refusals_to_sync(**facts, large_change_allowed=False))) is refused
    assert not codes(refusals_to_sync(**facts, large_change_allowed=True))


def test_nobody_leaves_before_having_come():
    assert codes(refusals_to_leave(starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 1)))
    assert not codes(refusals_to_leave(starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 2)))


def test_only_the_administrator_manages_people():
    may = {
        role for role in Role if not codes(refusals_to_manage(capabilities_of(frozenset({role}))))
    }

    assert may == {Role.ADMINISTRATOR}


def test_every_role_reads_and_declares_and_none_both_moderates_and_manages_people():
    for role in Role:
        held = CAPABILITIES[role]
        assert {Capability.READ_POLICY, Capability.DECLARE} <= held
        assert not {Capability.MODERATE, Capability.MANAGE_PEOPLE} <= held
