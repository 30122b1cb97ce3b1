"""Small numbers stay hidden, also from whoever subtracts."""

from collections import defaultdict
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.masking import MaskedLine, MaskedTable, mask, mask_line

COUNTS = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=4)


def table(counts: list[list[int]], k: int = 5) -> MaskedTable:
    rows = {
        f"r{y}": {f"c{x}": value for x, value in enumerate(row)} for y, row in enumerate(counts)
    }
    return mask(rows, [f"c{x}" for x in range(len(counts[0]))], k)


def lines(masked: MaskedTable) -> list[list[int | None]]:
    matrix = [[*row, total] for row, total in zip(masked.cells, masked.row_totals, strict=True)]
    matrix.append([*masked.column_totals, masked.total])
    return matrix + [list(column) for column in zip(*matrix, strict=True)]


def test_large_numbers_are_shown_as_they_are() -> None:
    masked = table([[10, 20, 30], [5, 6, 7]])
    assert masked.cells == ((10, 20, 30), (5, 6, 7))
    assert masked.total == 78


def test_a_single_small_number_takes_companions_along() -> None:
    masked = table([[2, 20, 30], [8, 9, 10]])
    assert masked.cells[0][0] is None
    assert all(line.count(None) != 1 for line in lines(masked))


def test_zero_is_shown() -> None:
    assert table([[0, 20, 30], [8, 9, 10]]).cells[0][0] == 0


@given(COUNTS)
def test_no_small_number_is_shown_and_no_line_hides_just_one(counts: list[list[int]]) -> None:
    masked = table(counts)
    for line in lines(masked):
        assert line.count(None) != 1
        assert all(value is None or value == 0 or value >= 5 for value in line)


def fits(four: tuple[int, ...], masked: MaskedTable) -> bool:
    """Could the reader's table have been these four counts?"""
    a, b, c, d = four
    shown = [*masked.cells[0], *masked.cells[1], *masked.row_totals, *masked.column_totals]
    real = [a, b, c, d, a + b, c + d, a + c, b + d]
    pairs = zip([*shown, masked.total], [*real, a + b + c + d], strict=True)
    return all(seen is None or seen == value for seen, value in pairs)


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_adding_and_subtracting_never_pins_a_small_number(counts: list[list[int]]) -> None:
    masked = table(counts, k=3)
    possible = [four for four in product(range(10), repeat=4) if fits(four, masked)]
    for place, value in enumerate([*counts[0], *counts[1]]):
        if 0 < value < 3:
            assert len({four[place] for four in possible}) > 1


def told_apart(k: int, places: int, top: int) -> list[tuple[MaskedLine, set[tuple[int, ...]]]]:
    """Per line that could be published, every register behind it, whatever the secret order.

    Lines whose hidden numbers may lie above ``top`` are left out: not all registers behind them
    were tried.
    """
    behind: dict[MaskedLine, set[tuple[int, ...]]] = defaultdict(set)
    for counts in product(range(top + 1), repeat=places):
        for order in permutations(range(places)):
            behind[mask_line(counts, k, order)].add(counts)
    return [
        (line, registers)
        for line, registers in behind.items()
        if line.total is None or line.total - sum(n or 0 for n in line.numbers) <= top
    ]


@pytest.mark.parametrize(("k", "places", "top"), [(2, 3, 5), (3, 3, 6), (5, 2, 11), (3, 4, 4)])
def test_who_knows_the_code_computes_no_hidden_number(k: int, places: int, top: int) -> None:
    for line, registers in told_apart(k, places, top):
        for place, number in enumerate(line.numbers):
            if number is None:
                assert len({counts[place] for counts in registers}) > 1, (line, registers)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=9), st.randoms())
def test_a_line_shows_no_small_number_and_is_true(counts: list[int], lot: Random) -> None:
    order = list(range(len(counts)))
    lot.shuffle(order)
    line = mask_line(counts, 5, order)
    assert all(n is None or n == c for n, c in zip(line.numbers, counts, strict=True))
    assert line.total in (None, sum(counts))
    assert not any(n is not None and 0 < n < 5 for n in (*line.numbers, line.total))
    hidden = line.numbers.count(None)
    assert hidden != 1 or line.total is None
