"""The HTML of a section as sentences that know in which box and under which line they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag

from content.policies.weighing import Token, tokens

BLOCKS = ("p", "li", "th", "td", "caption", "figcaption", "dt", "dd", "blockquote", "div")
BOXES = ("aside", "blockquote", "table", "figure", "dl")
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+(?=[A-Z€„“\"'‘(])")


@dataclass(frozen=True)
class Unit:
    """A sentence in its box; ``place`` also names the line that introduces its list."""

    place: str
    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[Any, ...]:
        return self.place, tuple(token.key for token in self.tokens)


def parsed(html: str) -> BeautifulSoup:
    soup = BeautifulSoup(html, "html.parser")
    # The usual label of a box repeats, and yet says what the box means (examples, not allowed).
    for label in soup.select(
        ".portal-box__label > [data-repeats], .portal-box__label[data-repeats]"
    ):
        box = label.find_parent("div")
        if box is not None:
            box["data-label"] = " ".join(label.get_text().split())
    for left_out in soup.select("[data-repeats], [aria-hidden=true]"):
        left_out.decompose()
    return soup


def box_of(element: Tag | BeautifulSoup) -> str:
    """The kinds of box around an element, outermost first."""
    names = []
    for around in [element, *element.parents]:
        if not isinstance(around, Tag) or isinstance(around, BeautifulSoup):
            continue
        classes = " ".join(around.get("class") or ())
        if around.name in BOXES or "box" in classes:
            names.append(f"{around.name} {classes} {around.get('data-label', '')}".strip())
    return "/".join(reversed(names))


def units(soup: BeautifulSoup) -> Iterator[Unit]:
    introduction = ""
    for element in soup.find_all(BLOCKS):
        text = " ".join(_own_text(element).split())
        if not text:
            continue
        place = box_of(element)
        if element.name == "li":
            place = f"{place}|{introduction}"
        elif element.name not in ("th", "td"):
            introduction = " ".join(token.value for token in tokens(text))[-80:]
        for sentence in SENTENCE_END.split(text):
            if row := tuple(tokens(sentence)):
                yield Unit(place, row)
    for image in soup.find_all("img"):
        if row := tuple(tokens(str(image.get("alt") or ""))):
            yield Unit("picture", row)


def _own_text(element: Tag) -> str:
    """The text of a block without that of the blocks inside it."""
    parts = []
    for child in element.children:
        if isinstance(child, Tag):
            if child.name in BLOCKS or child.find(BLOCKS) or child.name in ("ul", "ol", "table"):
                continue
            parts.append(" " if child.name == "br" else child.get_text())
        else:
            parts.append(str(child))
    return "".join(parts)
