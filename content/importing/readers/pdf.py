"""PDF: lines with their type size and place, and tables with ruled lines."""

from collections import Counter
from io import BytesIO
from typing import Any

import pdfplumber

from content.importing.markup import clean_text, escaped
from content.importing.outline import Doubt, Table
from content.importing.readers.text import reading_of
from content.importing.stream import Line, Reading

# A gap of more than this share of the line height is an empty line.
_PARAGRAPH_GAP = 0.75
MOST_PAGES = 500
# In points.
_LARGEST_BULLET = 7
_BULLET_DISTANCE = 25


def read(content: bytes) -> Reading:
    """The pieces of a PDF; no pieces when it holds no text (a scan)."""
    lines: list[Line] = []
    pictures = 0
    with pdfplumber.open(BytesIO(content)) as document:
        rows = []
        for page in document.pages[:MOST_PAGES]:
            pictures += len(page.images)
            rows.append(_rows(page))
            page.close()
    body_size, body_bold = _body(rows)
    for page_rows in rows:
        lines += _lines(page_rows, body_size, body_bold)
    reading = reading_of(lines)
    if pictures:
        reading.doubts.append(Doubt("pictures_left_out", {"count": pictures}))
    return reading


def _rows(page: Any) -> list[dict[str, Any]]:
    """The text lines and tables of a page, from top to bottom."""
    tables = [
        found for found in page.find_tables() if len(found.rows) > 1 and len(found.columns) > 1
    ]
    rows: list[dict[str, Any]] = []
    for found in tables:
        cells = [[" ".join((cell or "").split()) for cell in row] for row in found.extract()]
        rows.append({"top": found.bbox[1], "bottom": found.bbox[3], "cells": cells})
    bullets = _drawn_bullets(page)
    for line in page.extract_text_lines(return_chars=True):
        middle = (line["top"] + line["bottom"]) / 2
        if any(found.bbox[1] <= middle <= found.bbox[3] for found in tables):
            continue
        sizes = Counter(round(char["size"], 1) for char in line["chars"])
        bold = sum("bold" in char["fontname"].lower() for char in line["chars"])
        rows.append(
            {
                "text": _text(line, bullets),
                "top": line["top"],
                "bottom": line["bottom"],
                "x": line["x0"],
                "size": sizes.most_common(1)[0][0],
                "bold": bold > 0.9 * len(line["chars"]),
            }
        )
    return sorted(rows, key=lambda row: row["top"])


def _drawn_bullets(page: Any) -> list[tuple[float, float]]:
    """Right edge and middle of small filled shapes: programs draw bullets as well as type them."""
    return [
        (shape["x1"], (shape["top"] + shape["bottom"]) / 2)
        for shape in [*page.curves, *page.rects]
        if shape["x1"] - shape["x0"] <= _LARGEST_BULLET
        and shape["bottom"] - shape["top"] <= _LARGEST_BULLET
    ]


def _text(line: dict[str, Any], bullets: list[tuple[float, float]]) -> str:
    text = " ".join(clean_text(line["text"]).split())
    drawn = any(
        line["top"] <= middle <= line["bottom"] and 0 <= line["x0"] - right <= _BULLET_DISTANCE
        for right, middle in bullets
    )
    return f"• {text}" if drawn else text


def _body(pages: list[list[dict[str, Any]]]) -> tuple[float, bool]:
    """The size and weight most letters have."""
    counts: Counter[tuple[float, bool]] = Counter()
    for rows in pages:
        for row in rows:
            if "text" in row:
                counts[row["size"], row["bold"]] += len(row["text"])
    return counts.most_common(1)[0][0] if counts else (0.0, False)


def _lines(rows: list[dict[str, Any]], body_size: float, body_bold: bool) -> list[Line]:
    lines: list[Line] = []
    margin = min((row["x"] for row in rows if "text" in row), default=0)
    previous: dict[str, Any] | None = None
    for row in rows:
        if previous and _parted(previous, row):
            lines.append(Line(""))
        if "cells" in row:
            cells = [[escaped(cell) for cell in held] for held in row["cells"]]
            lines.append(Line("", table=Table(cells, header_rows=1)))
        else:
            indent = round((row["x"] - margin) / max(body_size * 0.5, 1))
            size = row["size"] / body_size if body_size else 0
            bold = row["bold"] and not body_bold
            lines.append(Line(row["text"], indent, not previous, round(size, 2), bold))
        previous = row
    lines.append(Line(""))
    return lines


def _parted(previous: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether there is room, or a change of type, between two lines."""
    if "cells" in previous or "cells" in row:
        return True
    height = max(previous["bottom"] - previous["top"], 1)
    gap = row["top"] - previous["bottom"]
    changed = abs(previous["size"] - row["size"]) > 0.6
    return bool(gap > _PARAGRAPH_GAP * height or (changed and gap > 0.5 * height))
