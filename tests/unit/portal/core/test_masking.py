"""Small numbers stay hidden, also from whoever subtracts."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from portal.core.masking import MaskedTable, mask

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


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_a_reader_who_tries_every_table_cannot_pin_a_small_number(counts: list[list[int]]) -> None:
    """All tables that look the same to the reader leave each small number more than one value."""
    masked = table(counts, k=3)
    same = [
        (a, b, c, d)
        for a, b, c, d in product(range(8), repeat=4)
        if table([[a, b], [c, d]], k=3) == masked
    ]
    for place, value in enumerate([*counts[0], *counts[1]]):
        if 0 < value < 3:
            assert len({possible[place] for possible in same}) > 1
