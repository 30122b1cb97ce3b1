"""Headings in plain text that carry a number or a label such as "Bijlage A"."""

import re
from collections import deque

from content.importing.broken_words import join_lines, join_pair
from content.importing.recognition.line_blocks import LineBlock, Measure
from content.importing.recognition.list_items import mark_of
from content.importing.recognition.numbers import Sequence, split_number
from content.importing.recognition.run_in import marked_lines
from content.importing.recognition.words_of_the_genre import (
    ANNEX_LABEL,
    ANNEX_OPENING,
    AROUND,
    CHAPTER_LABEL,
    ENDS_SENTENCE,
    starts_like_heading,
)
from content.importing.stream import Line

_MOST_LINES = 4
_LONGEST_HEADING = 140


class NumberedHeadings:
    """Finds them one after the other: a number counts only when it follows on the last."""

    def __init__(
        self, layout: Measure, known_words: frozenset[str], queue: deque[LineBlock]
    ) -> None:
        self.layout = layout
        self.known_words = known_words
        self.queue = queue
        self.sequence = Sequence()

    def numbered(self, lines: list[Line]) -> tuple[int, str]:
        """How many lines at the start are a heading with a number, and its text."""
        number, heading = split_number(lines[0].text)
        if not number or not self._is_numbered_heading(number, heading, lines):
            return 0, ""
        count = 1
        while count < min(len(lines), _MOST_LINES) and self._continues_heading(lines[count].text):
            count += 1
        text = self._join(lines[:count])
        if count == len(lines):
            text = self._over_empty_line(text)
        self.sequence.take(number)
        return count, text

    def labelled(self, lines: list[Line], block: LineBlock) -> tuple[int, str]:
        """How many lines at the start are a heading with a label, and its text."""
        if not self._is_label(lines[0].text, lines, block):
            return 0, ""
        count = marked_lines(lines) or 1
        while (
            block.opens_page
            and count < min(len(lines), 3)
            and self.layout.is_narrow(lines[count].text)
            and not ENDS_SENTENCE.search(lines[count].text)
        ):
            count += 1
        return count, self._join(lines[:count])

    def _is_numbered_heading(self, number: str, heading: str, lines: list[Line]) -> bool:
        if not starts_like_heading(heading):
            return False
        marked = bool(marked_lines(lines))
        listed = mark_of(lines[0].text)
        if listed and not marked and self._next_is_item(lines, listed.value):
            return False
        if not self.layout.wrapped and len(lines[0].text) > 120:
            return False
        end = next(
            (i for i, row in enumerate(lines[1:], 1) if not self._continues_heading(row.text)), None
        )
        whole = self._join(lines[:end])
        if re.search(r"[.;,]$", whole) or len(whole) > _LONGEST_HEADING:
            return False
        return self.sequence.continues(number) or marked

    def _next_is_item(self, lines: list[Line], value: int) -> bool:
        """Whether the next line that is there carries the next number: then both are a list."""
        following = [line.text for line in lines[1:]]
        following += [line.text for line in (self.queue[0].lines[:1] if self.queue else [])]
        return any((mark := mark_of(text)) and mark.value == value + 1 for text in following)

    def _continues_heading(self, text: str) -> bool:
        return bool(re.match(r"[a-zà-ÿ(–-]", text)) and not mark_of(text)

    def _over_empty_line(self, text: str) -> str:
        """A heading that goes on after an empty line: one short line in small letters."""
        if self.queue and len(self.queue[0].lines) == 1:
            after = self.queue[0].lines[0].text
            if after[:1].islower() and len(after) < 60 and not ENDS_SENTENCE.search(after):
                self.queue.popleft()
                return join_pair(text, after, self.known_words)
        return text

    def _is_label(self, first: str, lines: list[Line], block: LineBlock) -> bool:
        if len(first) > 110 or re.search(r"[.;,:]$", first) or not starts_like_heading(first):
            return False
        labelled = CHAPTER_LABEL.fullmatch(first) or ANNEX_LABEL.fullmatch(first)
        if labelled and (len(lines) == 1 or marked_lines(lines)):
            return True
        if AROUND.fullmatch(first) and (len(lines) == 1 or block.opens_page or not first.islower()):
            return len(first.split()) <= 2 or block.opens_page
        return (
            block.opens_page and bool(ANNEX_OPENING.match(first)) and self.layout.is_narrow(first)
        )

    def _join(self, lines: list[Line]) -> str:
        return join_lines((line.text for line in lines), self.known_words)
