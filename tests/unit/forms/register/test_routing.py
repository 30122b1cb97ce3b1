"""Finding the decider along a route, and what an administrator may not set."""

from datetime import date

import pytest

from forms.register.drawing import drawn, hash_of, refusals_to_draw
from forms.register.routing import (
    USUAL,
    Line,
    found_along,
    refusals_to_designate,
    refusals_to_end_designation,
    refusals_to_set_route,
    steps_from,
)

ABOVE = Line(["chief", "director", "secretary"])
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("steps", "line", "passed_over", "expected"),
    [
        (USUAL, ABOVE, (), ("manager", "chief")),
        (USUAL, ABOVE, ("chief",), ("second_line", "director")),
        (USUAL, ABOVE, ("chief", "director"), ("second_line", "secretary")),
        (USUAL, ABOVE, ("chief", "director", "secretary"), ("role", None)),
        (USUAL, Line([]), (), ("role", None)),
        (("role",), ABOVE, (), ("role", None)),
        (("second_line", "role"), ABOVE, (), ("second_line", "director")),
        (("second_line", "manager"), ABOVE, ("director", "secretary"), ("manager", "chief")),
        (("manager", "role"), ABOVE, ("chief",), ("role", None)),
        # who leads the own department goes to the second line, whatever the route
        (("manager", "role"), Line(["director"], False, True), (), ("second_line", "director")),
        # nobody leads the own department
        (("manager", "role"), Line(["director"], False, False), (), ("role", None)),
        (USUAL, Line(["director"], False, False), (), ("second_line", "director")),
    ],
)
def test_the_first_who_is_there_and_not_involved(steps, line, passed_over, expected):
    assert found_along(steps, line, passed_over=passed_over) == expected


def test_the_compliance_officer_is_a_step_where_there_is_one():
    steps = ("compliance_officer", "manager")
    assert found_along(steps, ABOVE, has_officer=True) == ("compliance_officer", None)
    assert found_along(steps, ABOVE) == ("manager", "chief")


@pytest.mark.parametrize(
    ("steps", "first", "expected"),
    [
        (USUAL, "", USUAL),
        (USUAL, "manager", USUAL),
        (USUAL, "second_line", ("second_line", "role")),
        (("role",), "manager", ("manager", "role")),
        (USUAL, "role", ("role",)),
        (("manager", "burgemeester", "manager"), "", ("manager", "role")),
        ((), "", ("role",)),
    ],
)
def test_whom_one_addresses_comes_first_and_nobody_nearer_after(steps, first, expected):
    assert steps_from(steps, first) == expected


def codes(refusals):
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"may_manage": False}, ["not_yours_to_set"]),
        ({"kind_is_known": False}, ["kind_unknown"]),
        ({"steps": []}, ["step_unknown"]),
        ({"steps": ["manager", "manager"]}, ["steps_in_vain"]),
        ({"steps": ["role", "manager"]}, ["steps_in_vain"]),
        ({"holds_from": date(2026, 3, 1)}, ["holds_from_past"]),
    ],
)
def test_setting_a_route(changes, expected):
    given = {"may_manage": True, "kind_is_known": True, "steps": ["manager"], "holds_from": TODAY}
    assert codes(refusals_to_set_route(**{**given, **changes}, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"may_manage": False}, ["not_yours_to_set"]),
        ({"works_here": False}, ["works_here_no_more"]),
        ({"holds_already": True}, ["designated_already"]),
        ({"starts_on": date(2026, 3, 1)}, ["starts_in_past"]),
        ({"ends_on": date(2026, 3, 1)}, ["ends_before_start"]),
    ],
)
def test_designating(changes, expected):
    given = {"may_manage": True, "works_here": True, "holds_already": False}
    given |= {"starts_on": TODAY, "ends_on": None}
    assert codes(refusals_to_designate(**{**given, **changes}, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("ended_on", "ends_on", "expected"),
    [
        (None, TODAY, []),
        (None, date(2026, 3, 1), ["ends_in_past"]),
        (date(2026, 3, 1), TODAY, ["designation_is_over"]),
        (None, date(2026, 1, 1), ["ends_in_past", "ends_before_start"]),
    ],
)
def test_ending_a_designation(ended_on, ends_on, expected):
    given = {"may_manage": True, "starts_on": date(2026, 2, 1), "today": TODAY}
    refused = refusals_to_end_designation(ended_on=ended_on, ends_on=ends_on, **given)
    assert codes(refused) == expected


def test_a_draw_can_be_repeated_and_depends_on_seed_and_keys_only():
    keys = [f"key {number}" for number in range(50)]
    chosen = drawn(keys, size=5, seed="lot")
    assert chosen == drawn(reversed(keys), size=5, seed="lot")
    assert drawn(keys, size=3, seed="lot") == chosen[:3]
    assert chosen != drawn(keys, size=5, seed="ander lot")
    assert hash_of(keys) == hash_of(reversed(keys)) != hash_of(keys[1:])


def test_the_lot_prefers_nobody():
    keys = [str(number) for number in range(20)]
    times = dict.fromkeys(keys, 0)
    for seed in range(2000):
        for key in drawn(keys, size=5, seed=str(seed)):
            times[key] += 1
    # 500 expected each; seven standard deviations of a fair lot
    assert all(364 < number < 636 for number in times.values())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"may_check": False}, ["not_yours_to_draw"]),
        ({"is_discreet": True}, ["discreet_kind"]),
        ({"population": 0}, ["nothing_to_draw"]),
        ({"year": 2027, "population": 0}, ["year_ahead"]),
        ({"size": 0}, ["size_out_of_bounds"]),
        ({"size": 501}, ["size_out_of_bounds"]),
    ],
)
def test_drawing_a_sample(changes, expected):
    given = {"may_check": True, "kind_is_known": True, "is_discreet": False, "size": 10}
    given |= {"population": 40, "year": 2026, "this_year": 2026}
    assert codes(refusals_to_draw(**{**given, **changes})) == expected
