"""The level of a heading: by its number, by its label, or by where it stands."""

import re

from content.importing.outline import MAXIMUM_LEVEL
from content.importing.recognition.words_of_the_genre import (
    ANNEX_LABEL,
    AROUND,
    CHAPTER_LABEL,
    FRONT,
)

_BOX_LEVEL = MAXIMUM_LEVEL


class Levels:
    """Gives levels one heading after the other.

    Numbers decide: "4" is a chapter, "4.5" one deeper. A heading without a number stands under
    the last one with a number, deeper by what its source says of it. Where two headings follow
    each other without text between them, the second stands under the first.
    """

    def __init__(self) -> None:
        self.base = 0
        self.plain: list[tuple[int, int]] = []
        self.numbered_seen = False
        self.holds_parts = False

    def next(self, number: str, heading: str, depth: int, *, box: bool, after_empty: bool) -> int:
        """The level of the next heading; ``depth`` is its level in the source, 0 unknown."""
        if box:
            return _BOX_LEVEL
        if number:
            return self._anchored(min(number.count(".") + 1, MAXIMUM_LEVEL), numbered=True)
        if ANNEX_LABEL.match(heading):
            return self._anchored(2 if self.holds_parts else 1)
        if CHAPTER_LABEL.match(heading):
            return self._anchored(1, numbered=True)
        if AROUND.fullmatch(heading):
            level = self._anchored(1)
            self.base = 0 if FRONT.fullmatch(heading) else 1
            self.holds_parts = bool(re.fullmatch(r"bijlagen", heading, re.I))
            return level
        return self._plain(depth, after_empty)

    def _anchored(self, level: int, *, numbered: bool = False) -> int:
        self.base, self.plain = level, []
        self.numbered_seen = self.numbered_seen or numbered
        if level == 1:
            self.holds_parts = False
        return level

    def _plain(self, depth: int, after_empty: bool) -> int:
        if depth:
            while self.plain and self.plain[-1][0] >= depth:
                self.plain.pop()
            level = (self.plain[-1][1] if self.plain else self.base) + 1
        elif after_empty and self.plain:
            level = self.plain[-1][1] + 1
        elif self.plain:
            level = self.plain[-1][1]
        else:
            level = self.base + 1
        level = min(level, MAXIMUM_LEVEL)
        if not depth:
            self.plain = [*self.plain, (0, level)] if after_empty else [(0, level)]
        else:
            self.plain.append((depth, level))
        return level
