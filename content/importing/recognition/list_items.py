"""Lists in plain text: marks, continuation over empty lines and pages, items below items."""

import re
from dataclasses import dataclass, field

from content.importing.broken_words import is_broken, join_pair
from content.importing.recognition.words_of_the_genre import ENDS_SENTENCE
from content.importing.stream import Item, Line, Piece

_MARK = re.compile(
    r"(?P<mark>[•·●▪◦○■□➢➔✓*]|[-–—](?=\s)|o(?=\s)|\(?\d{1,2}[.)](?=\s|$)|\(?[a-z][.)](?=\s|$))\s*(?P<rest>.*)"
)
_DASHES = "-–—"


@dataclass
class Mark:
    """The sign in front of an item; ``kind`` is the sign, or "1" for numbers, "a" for letters."""

    kind: str
    value: int
    rest: str


def mark_of(text: str) -> Mark | None:
    """The list mark a line starts with."""
    found = _MARK.fullmatch(text)
    if not found:
        return None
    sign, rest = found["mark"], found["rest"].strip()
    bare = sign.strip("().")
    if bare.isdigit():
        return Mark("1", int(bare), rest)
    if len(bare) == 1 and bare.isalpha() and sign != bare:
        return Mark("a", ord(bare) - 96, rest)
    # A bullet in front of a letter or number of its own: "• a." or a bullet printed twice.
    inner = mark_of(rest) if rest else None
    if inner and (not inner.rest or inner.kind == sign):
        return inner
    return Mark("-" if sign in _DASHES else sign, 0, rest)


@dataclass
class _Entry:
    text: str
    depth: int
    ordered: bool


@dataclass
class ListDraft:
    """A list that is still being read."""

    entries: list[_Entry] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    first: Mark | None = None

    @property
    def last_text(self) -> str:
        return self.entries[-1].text if self.entries else ""

    def add(self, mark: Mark, line: Line, directly_below: bool) -> None:
        """Another item; a new mark, or the same mark further in, is an item below the last."""
        key = (mark.kind, line.indent)
        self.first = self.first or mark
        if key in self.marks:
            del self.marks[self.marks.index(key) + 1 :]
        elif same := [place for place, held in enumerate(self.marks) if held[0] == mark.kind]:
            known = same[-1]
            deeper = line.indent - self.marks[known][1]
            if deeper >= 2 or (deeper == 1 and directly_below):
                self.marks.append(key)
            else:
                del self.marks[known + 1 :]
        else:
            self.marks.append(key)
        self.entries.append(_Entry(mark.rest, len(self.marks) - 1, mark.kind in "1a"))

    def wants(self, text: str) -> bool:
        """Whether the text goes on with the last item rather than after the list."""
        last = self.last_text
        if not last:
            return True
        if is_broken(last):
            return text[:1].islower() or text[:1].isdigit()
        return text[:1].islower() and not ENDS_SENTENCE.search(last)

    def extend(self, text: str, known_words: frozenset[str]) -> None:
        """More text of the last item."""
        self.entries[-1].text = join_pair(self.last_text, text, known_words)

    def piece(self, as_html: "Inline") -> Piece:
        """The finished list."""
        top: list[Item] = []
        path: list[tuple[int, list[Item]]] = [(0, top)]
        for entry in self.entries:
            while path[-1][0] > entry.depth:
                path.pop()
            if entry.depth > path[-1][0] and path[-1][1]:
                parent = path[-1][1][-1]
                parent.ordered_children = entry.ordered
                path.append((entry.depth, parent.children))
            path[-1][1].append(Item(as_html(entry.text)))
        first = self.first or Mark("-", 0, "")
        return Piece(
            "list",
            text=" ".join(entry.text for entry in self.entries),
            items=top,
            ordered=first.kind in "1a",
            list_style=first.kind if first.kind == "a" else "",
            start=first.value or 1,
        )


class Inline:
    """Turns the text of a paragraph or item into HTML (plain text or with Markdown signs)."""

    def __call__(self, text: str) -> str:
        raise NotImplementedError
