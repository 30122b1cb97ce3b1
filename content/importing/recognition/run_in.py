"""Headings that are printed on top of their text or stand alone, without any mark-up."""

import re

from content.importing.recognition.line_blocks import Measure
from content.importing.recognition.list_items import mark_of
from content.importing.recognition.words_of_the_genre import (
    ENDS_SENTENCE,
    RUNS_ON,
    lead_in,
    starts_like_heading,
)
from content.importing.stream import Line

_LONGEST_HEADING = 120
_MOST_LINES = 3
_SHORTEST_BODY = 60
# Headings are set bold or at least this much larger than the body text.
_LARGER = 1.12


def heading_lines(lines: list[Line], layout: Measure, *, below_heading: bool = False) -> int:
    """How many lines at the start of a block are a heading on top of the text below it.

    A line is one when the next word would still have fitted behind it, so that the break was
    meant. Straight below another heading (``below_heading``) a clearly short line is enough.
    """
    if marked := marked_lines(lines):
        return marked if len(lines) > marked else 0
    for count in range(1, min(_MOST_LINES, len(lines) - 1) + 1):
        head = [line.text for line in lines[:count]]
        below = lines[count].text
        if not _could_be_heading(head):
            return 0
        if mark_of(below):
            return count if head[-1].endswith("?") and count == 1 else 0
        if starts_like_heading(below):
            body = sum(len(line.text) for line in lines[count:])
            short = below_heading and len(head[-1]) <= 0.9 * layout.width
            fits = (short or layout.ends_on_purpose(head[-1], below)) and body >= _SHORTEST_BODY
            ends = head[-1].endswith(":") or RUNS_ON.search(head[-1])
            return count if fits and not ends else 0
        if head[-1].endswith((":", "?", "!")):
            return 0
    return 0


def lead_in_lines(lines: list[Line]) -> int:
    """How many lines at the start of a block announce a box, as "Uitgangspunten voor …:"."""
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        text = " ".join(line.text for line in lines[:count])
        if text.endswith(":") and lead_in(text):
            return count
        if mark_of(lines[count - 1].text) or ENDS_SENTENCE.search(re.sub(r"\.:$", "", text)):
            return 0
    return 0


def marked_lines(lines: list[Line]) -> int:
    """How many lines at the start are set larger or bolder than the text (only a PDF tells)."""
    if not lines or not _is_marked(lines[0]):
        return 0
    count = 1
    while (
        count < min(len(lines), _MOST_LINES)
        and _is_marked(lines[count])
        and abs(lines[count].size - lines[0].size) < 0.05
        and lines[count].bold == lines[0].bold
    ):
        count += 1
    text = " ".join(line.text for line in lines[:count])
    return count if len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",")) else 0


def is_isolated_heading(lines: list[Line]) -> bool:
    """Whether a block of its own could be a heading: one short line without an end sign."""
    return (
        len(lines) == 1
        and len(lines[0].text) <= 90
        and starts_like_heading(lines[0].text)
        and not re.search(r"[.;:,…]$", lines[0].text)
        and not RUNS_ON.search(lines[0].text)
        and not mark_of(lines[0].text)
    )


def is_pull_quote(lines: list[Line], layout: Measure) -> bool:
    """Whether a block is a phrase set apart: two to four narrow lines and no full stop."""
    text = " ".join(line.text for line in lines)
    return (
        1 < len(lines) <= 4
        and all(layout.is_narrow(line.text) for line in lines)
        and starts_like_heading(text)
        and not re.search(r"[.;:,)]$", text)
        and not mark_of(text)
    )


def _is_marked(line: Line) -> bool:
    return line.size >= _LARGER or (line.bold and line.size >= 0.95)


def _could_be_heading(head: list[str]) -> bool:
    text = " ".join(head)
    return (
        starts_like_heading(head[0])
        and len(text) <= _LONGEST_HEADING
        and not any(mark_of(line) for line in head)
        and not re.search(r"[.,;]$", head[-1])
        and not (len(head) > 1 and head[-2].endswith("-"))
        and not (re.search(r"[.]\s", text) and (len(head) > 1 or not text.endswith(("!", "?"))))
        and (len(head) == 1 or not starts_like_heading(head[-1]))
    )
