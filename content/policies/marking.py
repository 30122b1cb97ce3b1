"""Two pieces of HTML in, one out, with what was added and removed marked word by word.

A text is flattened to *units*: the smallest blocks (paragraph, list item, table row, heading) with
the containers around them. Units are aligned first, words inside aligned units after, so that a
list or table keeps its shape whatever changed in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag

CONTAINERS = {
    "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "div", "section", "aside", "blockquote",
    "figure", "article", "details",
}  # fmt: skip
TOKEN = re.compile(r"<[^>]+>|\s+|[\w&;#€%]+(?:[.,:'’/-][\w&;#]+)*|[^\w\s]")
ALIKE = 0.45


@dataclass(frozen=True)
class Container:
    """An element around units; ``ordinal`` tells two neighbouring lists apart."""

    tag: str
    attributes: str
    ordinal: int


@dataclass(frozen=True)
class Unit:
    """The smallest block: its containers, own tag and attributes, and inner HTML."""

    path: tuple[Container, ...]
    tag: str
    attributes: str
    inner: str

    @property
    def words(self) -> list[str]:
        """Its tokens: tags, spaces, words and signs."""
        return TOKEN.findall(self.inner)


@dataclass
class Marked:
    """The marked text and how many words came and went."""

    html: str
    words_added: int
    words_removed: int
    added: list[str]
    removed: list[str]


def _attributes(element: Tag) -> str:
    parts = []
    for name, value in element.attrs.items():
        # An id may stand on a page once; the marked text is shown beside the original.
        if name != "id":
            text = " ".join(value) if isinstance(value, list) else str(value)
            parts.append(f' {name}="{escape(text)}"')
    return "".join(parts)


def _walk(element: Tag, path: tuple[Container, ...], counter: Iterator[int]) -> Iterator[Unit]:
    loose: list[str] = []
    for child in element.children:
        if isinstance(child, Tag) and (child.name in CONTAINERS or _holds_blocks(child)):
            if "".join(loose).strip():
                yield Unit(path, "", "", "".join(loose).strip())
            loose = []
            inside = (*path, Container(child.name, _attributes(child), next(counter)))
            yield from _walk(child, inside, counter)
        elif isinstance(child, Tag) and child.name not in INLINE:
            yield Unit(path, child.name, _attributes(child), child.decode_contents().strip())
        else:
            loose.append(escape(child) if isinstance(child, NavigableString) else str(child))
    if "".join(loose).strip():
        yield Unit(path, "", "", "".join(loose).strip())


INLINE = {"a", "strong", "em", "b", "i", "sub", "sup", "span", "code", "br", "abbr", "img", "mark"}


def _holds_blocks(element: Tag) -> bool:
    return (
        element.name in {"li", "td", "th", "dd"}
        and element.find(["p", "ul", "ol", "table"]) is not None
    )


def _count() -> Iterator[int]:
    ordinal = 0
    while True:
        yield ordinal
        ordinal += 1


def flatten(html: str) -> list[Unit]:
    """The units of a piece of HTML, in reading order."""
    return list(_walk(BeautifulSoup(html, "html.parser"), (), _count()))


def _render(units: Iterable[Unit]) -> str:
    out: list[str] = []
    open_path: tuple[Container, ...] = ()
    for unit in units:
        same = 0
        while same < min(len(open_path), len(unit.path)) and open_path[same] == unit.path[same]:
            same += 1
        out += [f"</{container.tag}>" for container in reversed(open_path[same:])]
        out += [f"<{container.tag}{container.attributes}>" for container in unit.path[same:]]
        open_path = unit.path
        out.append(
            f"<{unit.tag}{unit.attributes}>{unit.inner}</{unit.tag}>" if unit.tag else unit.inner
        )
    out += [f"</{container.tag}>" for container in reversed(open_path)]
    return "".join(out)


def _is_word(token: str) -> bool:
    return token[0] != "<" and any(sign.isalnum() for sign in token)


class _Marker:
    def __init__(self) -> None:
        self.added: list[str] = []
        self.removed: list[str] = []

    def wrap(self, tokens: list[str], tag: str) -> str:
        """Mark a run of tokens; formatting tags inside stay outside the mark."""
        seen = self.added if tag == "ins" else self.removed
        seen += [token for token in tokens if _is_word(token)]
        out: list[str] = []
        run: list[str] = []

        def close() -> None:
            text = "".join(run)
            if text.strip():
                out.append(f"<{tag}>{text}</{tag}>")
            elif tag == "ins":
                out.append(text)
            run.clear()

        for token in tokens:
            if token.startswith("<"):
                close()
                if tag == "ins":
                    out.append(token)
            else:
                run.append(token)
        close()
        return "".join(out)

    def words(self, old: list[str], new: list[str]) -> str:
        """Two runs of tokens as one with marks."""
        out: list[str] = []
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                out += new[c:d]
                continue
            if b > a:
                out.append(self.wrap(old[a:b], "del"))
            if d > c:
                out.append(self.wrap(new[c:d], "ins"))
        return "".join(out)

    def whole(self, unit: Unit, tag: str) -> Unit:
        """A unit that came or went as a whole."""
        if unit.tag == "tr":
            inner = re.sub(
                r"(<t[dh][^>]*>)(.*?)(</t[dh]>)",
                lambda cell: cell[1] + self.wrap(TOKEN.findall(cell[2]), tag) + cell[3],
                unit.inner,
                flags=re.S,
            )
        else:
            inner = self.wrap(unit.words, tag)
        return Unit(unit.path, unit.tag, unit.attributes, inner)

    def pair(self, old: Unit, new: Unit) -> Unit:
        """The same unit before and after."""
        return Unit(new.path, new.tag, new.attributes, self.words(old.words, new.words))


def _shape(unit: Unit) -> tuple[tuple[str, ...], str]:
    return tuple(container.tag for container in unit.path), unit.tag


def _cells(unit: Unit) -> int:
    return unit.inner.count("<td") + unit.inner.count("<th")


def _can_pair(old: Unit, new: Unit) -> bool:
    if _shape(old) != _shape(new) or (old.tag == "tr" and _cells(old) != _cells(new)):
        return False
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _pairs(old: list[Unit], new: list[Unit]) -> Iterator[tuple[Unit | None, Unit | None]]:
    """Align what a replaced run held: in order, alike with alike, the rest alone."""
    start = 0
    for unit in old:
        match = next((i for i in range(start, len(new)) if _can_pair(unit, new[i])), None)
        if match is None:
            yield unit, None
            continue
        for skipped in new[start:match]:
            yield None, skipped
        yield unit, new[match]
        start = match + 1
    for unit in new[start:]:
        yield None, unit


def _placed(unit: Unit, before: list[Unit]) -> Unit:
    """A removed unit stands in the list or table of its neighbour when that has the same shape."""
    if before and tuple(c.tag for c in before[-1].path) == tuple(c.tag for c in unit.path):
        return Unit(before[-1].path, unit.tag, unit.attributes, unit.inner)
    path = tuple(Container(c.tag, c.attributes, -1 - c.ordinal) for c in unit.path)
    return Unit(path, unit.tag, unit.attributes, unit.inner)


def mark(old_html: str, new_html: str) -> Marked:
    """The new text with ``<ins>`` and ``<del>``; both inputs must be sanitised HTML."""
    old, new = flatten(old_html), flatten(new_html)
    marker = _Marker()
    out: list[Unit] = []
    before_keys = [(_shape(unit), unit.inner) for unit in old]
    after_keys = [(_shape(unit), unit.inner) for unit in new]
    matcher = SequenceMatcher(None, before_keys, after_keys, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            out += new[c:d]
            continue
        for before, after in _pairs(old[a:b], new[c:d]):
            if before and after:
                out.append(marker.pair(before, after))
            elif after:
                out.append(marker.whole(after, "ins"))
            elif before:
                out.append(marker.whole(_placed(before, out), "del"))
    return Marked(
        _render(out), len(marker.added), len(marker.removed), marker.added, marker.removed
    )
