"""A piece of issued HTML as a tree of blocks with the words of each: what comparison works on.

Written for text that was cleaned and balanced when it was frozen, which makes it many times faster
than a general parser; anything else is first put in order by one. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from bs4 import BeautifulSoup

#: Elements that stand inside a line; all others are blocks.
INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "img", "kbd"),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
        "wbr",
    )
)
VOID = frozenset(("br", "hr", "img", "wbr", "col"))
_PART = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|[^<]+|<")
_ID = re.compile(r"\sid=(?:\"[^\"]*\"|'[^']*')")
_PIECE = re.compile(
    r"((?:\s|<(?!img\b|br\b|wbr\b)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>)*)"
    r"(<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|&\#?\w+;|[\w€%]+(?:[.,:'’/-]\w+)*|[^\s<]|$)"
)


@dataclass(slots=True)
class Words:
    """The inline content of a block: words, and what stands before each and after the last.

    What stands before a word are spaces and tags; ``pieces`` are both together. A picture or a
    line break is a word too.
    """

    words: list[str]
    before: list[str]
    pieces: list[str]
    after: str


@dataclass(slots=True)
class Node:
    """A block (``tag`` and opening tag, both empty for loose text) with blocks or words inside.

    ``html`` is the block as compared: without ids, which may stand on a page once, and with single
    spaces.
    """

    tag: str
    opening: str
    children: list["Node"]
    raw: str = ""
    html: str = ""
    _words: Words | None = field(default=None, repr=False)
    _bag: frozenset[str] | None = field(default=None, repr=False)

    @property
    def is_leaf(self) -> bool:
        """Does it hold words and no blocks?"""
        return not self.children

    @property
    def closing(self) -> str:
        """Its closing tag."""
        return f"</{self.tag}>" if self.tag and self.tag not in VOID else ""

    @property
    def words(self) -> Words:
        """The words of a leaf."""
        if self._words is None:
            self._words = words_of_line(self.raw)
        return self._words

    @property
    def bag(self) -> frozenset[str]:
        """Every different word inside, for finding what is alike."""
        if self._bag is None:
            if self.is_leaf:
                self._bag = frozenset(filter(is_word, self.words.words))
            else:
                self._bag = frozenset().union(*(child.bag for child in self.children))
        return self._bag

    @property
    def contents(self) -> list["Node"]:
        """What is inside, as blocks; the words of a leaf are one loose text."""
        if self.children:
            return self.children
        return [Node("", "", [], self.raw, self.raw)] if self.raw else []


@lru_cache(maxsize=20_000)
def is_word(piece: str) -> bool:
    """Is it a word, and not a sign, space or picture?"""
    return piece[:1].isalnum() or (piece[:1] not in "<&" and any(sign.isalnum() for sign in piece))


def words_of_line(raw: str) -> Words:
    """The words of inline HTML, with the markup between them kept."""
    found = _PIECE.findall(raw)
    after = ""
    while found and not found[-1][1]:
        after = found.pop()[0] + after
    return Words(
        [word for _, word in found],
        [before for before, _ in found],
        [before + word for before, word in found],
        after,
    )


def _without_id(tag: str) -> str:
    return _ID.sub("", tag) if "id=" in tag else tag


class _Irregular(Exception):
    """Not balanced (no name), or a block inside the inline element of this name."""


class _Reader:
    """One pass with a stack of open blocks; the text of a line is collected as it is."""

    def __init__(self, inline: frozenset[str]) -> None:
        self.inline = inline
        self.siblings: list[Node] = []
        self.stack: list[tuple[str, str, list[Node]]] = []
        self.line: list[str] = []
        self.open_inline: list[str] = []

    def read(self, html: str) -> list[Node]:
        """The blocks; raises _Irregular."""
        for match in _PART.finditer(html):
            close, name, rest = match.groups()
            if name is None:
                self.line.append("&lt;" if match[0] == "<" else match[0])
            elif (name := name.lower()) in self.inline:
                self._inside_line(name, match[0], bool(close), rest)
            elif self.open_inline:
                raise _Irregular(self.open_inline[-1])
            elif close:
                self._close(name)
            else:
                self._open(name, _without_id(match[0]))
        if self.stack or self.open_inline:
            raise _Irregular
        self._end_line()
        return self.siblings

    def _inside_line(self, name: str, tag: str, is_closing: bool, rest: str) -> None:
        self.line.append(_without_id(tag))
        if is_closing:
            if not self.open_inline or self.open_inline.pop() != name:
                raise _Irregular
        elif name not in VOID and not rest.endswith("/"):
            self.open_inline.append(name)

    def _raw(self) -> str:
        if not self.line:
            return ""
        raw = " ".join("".join(self.line).split())
        self.line.clear()
        return raw

    def _end_line(self) -> None:
        if raw := self._raw():
            self.siblings.append(Node("", "", [], raw, raw))

    def _open(self, name: str, opening: str) -> None:
        self._end_line()
        if name in VOID:
            self.siblings.append(Node(name, opening, [], "", opening))
            return
        self.stack.append((name, opening, self.siblings))
        self.siblings = []

    def _close(self, name: str) -> None:
        if not self.stack or self.stack[-1][0] != name:
            raise _Irregular
        if self.siblings:
            self._end_line()
        raw, inside = self._raw(), self.siblings
        _, opening, self.siblings = self.stack.pop()
        inner = raw or "".join(child.html for child in inside)
        self.siblings.append(Node(name, opening, inside, raw, f"{opening}{inner}</{name}>"))


def blocks_of(html: str) -> list[Node]:
    """The blocks of a piece of HTML, in reading order."""
    inline, is_tidy = INLINE, False
    while True:
        try:
            return _Reader(inline).read(html)
        except _Irregular as irregular:
            if irregular.args:
                # A block inside, say, a link: here the link is a block as well.
                inline -= {irregular.args[0]}
            elif not is_tidy:
                html, is_tidy = str(BeautifulSoup(html, "html.parser")), True
            else:
                text = escape(BeautifulSoup(html, "html.parser").get_text(" "))
                return _Reader(inline).read(text)


def leaves_of(nodes: list[Node]) -> Iterator[Node]:
    """The smallest blocks, in reading order."""
    for node in nodes:
        if node.is_leaf:
            yield node
        else:
            yield from leaves_of(node.children)
