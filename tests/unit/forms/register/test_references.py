"""References tell nothing and catch slips of the pen."""

import random

import pytest

from forms.register.references import (
    ALPHABET,
    check_character,
    is_reference,
    new_reference,
    normalised,
)

SAMPLE = [new_reference(2026, random.Random(seed).choice) for seed in range(40)]


def test_a_new_reference_is_one():
    assert all(is_reference(reference) for reference in SAMPLE)
    assert all(reference.startswith("2026-") for reference in SAMPLE)


def test_the_alphabet_is_prime_and_unambiguous():
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set("01OIU") & set(ALPHABET)


@pytest.mark.parametrize("reference", SAMPLE[:10])
def test_every_single_wrong_sign_is_caught(reference):
    for place, sign in enumerate(reference):
        for other in ALPHABET if sign not in "-" else "":
            if other != sign and (place > 3 or other.isdigit()):
                assert not is_reference(reference[:place] + other + reference[place + 1 :])


@pytest.mark.parametrize("reference", SAMPLE[:10])
def test_every_swap_of_neighbours_is_caught(reference):
    for place in range(5, 11):
        first, second = reference[place], reference[place + 1]
        if first != second:
            swapped = reference[:place] + second + first + reference[place + 2 :]
            assert not is_reference(swapped)


def test_references_count_nothing():
    codes = [new_reference(2026)[5:12] for _ in range(300)]
    assert len(set(codes)) == 300
    assert codes != sorted(codes)


def test_small_letters_and_spaces_are_forgiven():
    assert normalised(f" {SAMPLE[0].lower()} ") == SAMPLE[0]


@pytest.mark.parametrize("text", ["", "2026", "2026-ABC-D", "2026-0000000-0", "x" * 500])
def test_other_texts_are_not_references(text):
    assert not is_reference(text)


def test_the_check_character_depends_on_the_year():
    assert check_character("2026", "2345678") != check_character("2027", "2345678")
