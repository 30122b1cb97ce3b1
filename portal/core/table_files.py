"""Tables as files, written row by row so that size does not matter; cells are neutral (S27).

A file is made under a temporary name and gets its own when it is whole and on disk (S57).
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from portal.core.tables import csv_lines, neutral

#: Behind the name of a file that is still being made.
UNFINISHED = ".part"
#: All that a spreadsheet program takes on one sheet, the headings included.
ROWS_OF_A_SHEET = 1_048_576
#: Cells are text as we wrote it: no formula, no link and no number is made of them.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TableForm(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    TableForm.CSV: "text/csv; charset=utf-8",
    TableForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Written:
    """What is in a whole file: rows without the headings, bytes, SHA-256."""

    rows: int
    size: int
    sha256: str


def write_table(
    path: Path, form: TableForm, headings: Iterable[Any], rows: Iterable[Iterable[Any]]
) -> Written:
    """Make the file; when making it fails, nothing stands at ``path`` or beside it."""
    part = part_of(path)
    try:
        writer = _write_csv if form is TableForm.CSV else _write_xlsx
        number = writer(part, [str(heading) for heading in headings], rows)
        written = Written(number, part.stat().st_size, sha256_of(part))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return written


def part_of(path: Path) -> Path:
    """The name under which a file is made."""
    return path.with_name(path.name + UNFINISHED)


def sha256_of(path: Path) -> str:
    """The hash of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_csv(path: Path, headings: list[str], rows: Iterable[Iterable[Any]]) -> int:
    number = -1  # the headings are a line too
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in csv_lines(headings, rows):
            file.write(line)
            number += 1
        file.flush()
        os.fsync(file.fileno())
    return number


def _write_xlsx(path: Path, headings: list[str], rows: Iterable[Iterable[Any]]) -> int:
    """A new sheet wherever one is full; its rows wait on disk beside the file, not in memory."""
    number, left = 0, iter(rows)
    options = {"constant_memory": True, "tmpdir": str(path.parent), **AS_TEXT}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True})
        while True:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, neutral(heading), bold)
            placed = 0
            for placed, row in enumerate(islice(left, ROWS_OF_A_SHEET - 1), start=1):
                for column, cell in enumerate(row):
                    sheet.write_string(placed, column, str(neutral(cell)))
            number += placed
            if placed < ROWS_OF_A_SHEET - 1:
                return number
