"""S27: nothing in a table runs in a spreadsheet program, and it reads back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.tables import BYTE_ORDER_MARK, GUARD, csv_lines, neutral, plain


@pytest.mark.parametrize(
    "cell", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", ' "=1"', "'=1", "\u00a0=1"]
)
def test_s27_a_formula_gets_a_guard(cell: str) -> None:
    assert neutral(cell) == GUARD + cell


@pytest.mark.parametrize("cell", ["Bestuurslid", "a=b", "", 12, 3.5])
def test_s27_other_cells_stay_as_they_are(cell: object) -> None:
    assert neutral(cell) == cell


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00")), min_size=1))
def test_s27_what_is_written_reads_back(cells: list[str]) -> None:
    table = "".join(csv_lines(["a"] * len(cells), [cells])).removeprefix(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(table), delimiter=";"))[1] if any(cells) else cells
    assert [plain(cell) for cell in read] == cells
