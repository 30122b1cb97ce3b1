"""Page furniture: page numbers, running headers and footers, blocks of dumped addresses."""

import re
from collections import Counter
from collections.abc import Iterator

from content.importing.stream import Line

BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|blz\.?|p\.)?\s*[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|/)\s*\d{1,4})?", re.I
)
_LONE_NUMBER = re.compile(r"\d{1,4}")
# A running header must come back on this many pages before it is one.
_REPEATS = 3
# Lines looked at on each side of a page edge.
_EDGE_LINES = 2


def without_furniture(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines without page furniture, and how many were dropped."""
    dropped = _page_numbers(lines) | _running_lines(lines)
    kept: list[Line] = []
    page_pending = False
    for place, line in enumerate(lines):
        if place in dropped:
            page_pending = page_pending or line.opens_page
            continue
        if page_pending and line.text:
            line.opens_page, page_pending = True, False
        kept.append(line)
    return kept, len(dropped)


def is_address(line: Line) -> bool:
    """Whether the line holds an internet address and nothing else."""
    return bool(BARE_ADDRESS.fullmatch(line.text))


def _page_numbers(lines: list[Line]) -> set[int]:
    """Numbers that stand alone where a page ends or starts.

    A number with one empty line on each side may be a cell of a table that lost its columns;
    at an edge of a page, after two empty lines or after dumped addresses it is furniture.
    """
    return {
        place
        for place, line in enumerate(lines)
        if line.text and _PAGE_NUMBER.fullmatch(line.text) and _stands_at_edge(lines, place)
    }


def _stands_at_edge(lines: list[Line], place: int) -> bool:
    gap, before = _nearest(lines, place, -1)
    behind, after = _nearest(lines, place, +1)
    if not _LONE_NUMBER.fullmatch(lines[place].text):
        return after is None or after.opens_page or gap > 1 or behind > 1
    if lines[place].opens_page:
        return behind > 0
    if not gap:
        return False
    below_addresses = before is not None and is_address(before)
    page_ends = after is None or after.opens_page
    return page_ends or bool(behind and (gap > 1 or behind > 1 or below_addresses))


def _nearest(lines: list[Line], place: int, step: int) -> tuple[int, Line | None]:
    """How many empty lines lie between a line and its neighbour, and that neighbour."""
    empty = 0
    place += step
    while 0 <= place < len(lines):
        if lines[place].text:
            return empty, lines[place]
        empty += 1
        place += step
    return empty or 1, None


def _running_lines(lines: list[Line]) -> set[int]:
    """Lines that return at the same edge of three pages or more, whatever number they carry."""
    edges = [
        place for page in _pages(lines) for place in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}
    ]
    counts = Counter(_without_digits(lines[place].text) for place in edges)
    return {
        place
        for place in edges
        if counts[_without_digits(lines[place].text)] >= _REPEATS
        and not is_address(lines[place])
        and len(lines[place].text) > 3
    }


def _pages(lines: list[Line]) -> Iterator[list[int]]:
    page: list[int] = []
    for place, line in enumerate(lines):
        if line.opens_page and page:
            yield page
            page = []
        if line.text:
            page.append(place)
    if page:
        yield page


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().lower()
