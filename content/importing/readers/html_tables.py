"""Tables in HTML: header rows and columns, spanning cells, and tables that are only layout."""

import re
from collections.abc import Callable

from bs4.element import Tag

from content.importing.markup import sanitised, text_of
from content.importing.outline import Table

_MOST_COLUMNS = 40


def is_layout(table: Tag) -> bool:
    """A table of one cell is a frame around text, not a table."""
    return len(table.find_all(["td", "th"])) <= 1


def table_of(table: Tag, inline: Callable[[object], str]) -> Table:
    """The cells in reading order; a spanning cell fills its first place, the rest stays empty."""
    rows: list[list[str]] = []
    headers: list[list[bool]] = []
    pending: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(table.find_all("tr")):
        cells: list[str] = []
        marks: list[bool] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while (number, len(cells)) in pending:
                cells.append("")
                marks.append(False)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for below in range(number + 1, number + down):
                for column in range(len(cells), len(cells) + across):
                    pending[below, column] = True
            is_header = cell.name == "th" or cell.find_parent("thead") is not None
            cells += [_cell(cell, inline), *[""] * (across - 1)]
            marks += [is_header, *[is_header] * (across - 1)]
        if any(text_of(held) for held in cells):
            rows.append(cells[:_MOST_COLUMNS])
            headers.append(marks[:_MOST_COLUMNS])
    width = max((len(row) for row in rows), default=0)
    caption = table.find("caption")
    return Table(
        rows=[row + [""] * (width - len(row)) for row in rows],
        header_rows=_leading(all(marks) for marks in headers),
        header_columns=int(len(rows) > 1 and all(marks and marks[0] for marks in headers[1:])),
        caption=caption.get_text(" ", strip=True) if isinstance(caption, Tag) else "",
    )


def _leading(marks: object) -> int:
    count = 0
    for mark in marks:  # type: ignore[attr-defined]
        if not mark:
            break
        count += 1
    return count


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and len(value) < 4 else 1


def _cell(cell: Tag, inline: Callable[[object], str]) -> str:
    """A cell as sanitised HTML that keeps its lists, without bullets typed inside them."""
    markup = []
    for child in cell.children:
        if isinstance(child, Tag) and child.name in ("ul", "ol"):
            items = "".join(f"<li>{inline(item)}</li>" for item in child.find_all("li"))
            markup.append(f"<{child.name}>{items}</{child.name}>")
        elif isinstance(child, Tag) and child.name == "p":
            markup.append(
                f"<p>{inline(child)}</p>" if len(cell.find_all("p")) > 1 else inline(child)
            )
        else:
            markup.append(inline(child))
    cleaned = sanitised("".join(markup))
    return re.sub(r"(<li>)\s*[•·●▪◦]\s*", r"\1", cleaned)
