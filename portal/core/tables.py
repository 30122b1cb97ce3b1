"""Tables for spreadsheets: a cell that a program would run as a formula stays text (S27)."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

#: What makes a spreadsheet program read a cell as a formula, also behind quotes or spaces.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
SKIPPED_BEFORE = " '\"\u00a0\ufeff"
#: An apostrophe in front makes every spreadsheet program take the cell as text.
GUARD = "'"
#: Spreadsheet programs recognise UTF-8 by it.
BYTE_ORDER_MARK = "\ufeff"


def neutral(cell: Any) -> Any:
    """A cell that no spreadsheet program runs; numbers and empty cells stay as they are."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    if cell.startswith(GUARD) or cell.lstrip(SKIPPED_BEFORE).startswith(STARTS_A_FORMULA):
        return GUARD + cell
    return cell


def plain(cell: str) -> str:
    """What ``neutral`` was given, for reading our own tables back."""
    return cell.removeprefix(GUARD)


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_lines(headings: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a table, one at a time, so that size does not matter."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield BYTE_ORDER_MARK + writer.writerow([neutral(str(heading)) for heading in headings])
    for row in rows:
        yield writer.writerow([neutral(cell) for cell in row])


def csv_response(
    filename: str, headings: Iterable[Any], rows: Iterable[Iterable[Any]]
) -> StreamingHttpResponse:
    """A table to download, semicolons between cells as Dutch spreadsheet programs expect."""
    response = StreamingHttpResponse(
        csv_lines(headings, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
