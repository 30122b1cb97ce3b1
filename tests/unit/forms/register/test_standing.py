"""When a decision no longer rests on what it was taken by, and when the employee is asked."""

from datetime import date

from forms.register.standing import Outdated, SectionAt, asked_before, outdated


def texts(*rows):
    """Pairs of text and whether the version was material, numbered from 1."""
    return {
        number: SectionAt(number, is_material, text)
        for number, (text, is_material) in enumerate(rows, start=1)
    }


def test_a_material_change_of_the_section_is_found_and_says_what_holds_now():
    found = outdated([1, 2], texts(("a", True), ("b", True)))
    assert found == {1: Outdated(2, "b")}
    assert not found[1].is_lapsed


def test_an_editorial_change_and_a_material_one_elsewhere_leave_the_decision_alone():
    assert outdated([1, 2], texts(("a", True), ("b", False))) == {}
    assert outdated([1, 2], texts(("a", True), ("a", True))) == {}


def test_a_material_change_counts_when_a_slip_was_corrected_after_it():
    assert set(outdated([1, 2, 3], texts(("a", True), ("b", True), ("c", False)))) == {1}


def test_a_text_that_came_back_is_no_change():
    assert set(outdated([1, 2, 3], texts(("a", True), ("b", True), ("a", True)))) == {2}


def test_what_is_not_in_force_yet_changes_nothing():
    assert outdated([1], texts(("a", True), ("b", True))) == {2: Outdated(1, "a")}
    assert 1 not in outdated([1], texts(("a", True), ("b", True)))


def test_a_section_that_lapsed_is_found_by_whatever_kind_of_version():
    assert outdated([1, 2], texts(("a", True), ("", False))) == {1: Outdated(2, "")}
    assert outdated([1, None], texts(("a", True))) == {1: Outdated(None, "")}
    assert outdated([1, None], texts(("a", True)))[1].is_lapsed


def test_a_version_that_turned_out_never_to_hold_counts_as_soon_as_the_text_differs():
    assert set(outdated([2], texts(("a", True), ("b", False)))) == {1}


def test_asked_after_so_many_months_also_at_the_end_of_a_month():
    assert asked_before(date(2026, 3, 15), 12) == date(2025, 3, 15)
    assert asked_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert asked_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
