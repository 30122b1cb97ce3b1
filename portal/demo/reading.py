"""Reads the demo texts by the format that ``texts/FORMAT.md`` describes."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"
FENCE = "+++\n"
HEADING = re.compile(r"^(#{2,5}) (?:(\d+(?:\.\d+)*) )?(.+) \{#([a-z0-9-]+)\}$")
BOX = re.compile(r"^:::([a-z_]+)(.*)$")
ATTRIBUTE = re.compile(r'([a-z_]+)=(?:"([^"]*)"|(\S+))')


@dataclass
class Piece:
    """Something under a heading: running text (``name`` empty) or a box with its attributes."""

    name: str
    attributes: dict[str, str]
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines).strip()


@dataclass
class Section:
    """A heading with what stands under it; ``key`` lasts over versions."""

    key: str
    number: str
    level: int
    heading: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class PolicyText:
    """One version of one policy: what stands before the text, and its sections."""

    slug: str
    number: int
    front: dict[str, Any]
    sections: tuple[Section, ...]


def toml(name: str) -> dict[str, Any]:
    """A data file of the texts."""
    return tomllib.loads((TEXTS / name).read_text(encoding="utf-8"))


def front_and_body(path: Path) -> tuple[dict[str, Any], str]:
    """The TOML before a text, and the text. ValueError when the fences are missing."""
    before, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    if before:
        raise ValueError(f"{path.name}: text before the front matter")
    return tomllib.loads(front), body


def attributes_of(line: str) -> dict[str, str]:
    """``key="value"`` and bare ``key=value`` pairs of a line."""
    return {name: quoted or bare for name, quoted, bare in ATTRIBUTE.findall(line)}


def sections_of(body: str) -> Iterator[Section]:
    """The sections of a text in order. ValueError for a line outside the format."""
    section: Section | None = None
    box: Piece | None = None
    for line in body.splitlines():
        heading = HEADING.match(line) if box is None else None
        if heading:
            if section:
                yield section
            marks, number, words, key = heading.groups()
            section = Section(key, number or "", len(marks) - 1, words)
        elif section is None:
            if line.strip():
                raise ValueError(f"text before the first heading: {line}")
        elif line == ":::":
            box = None
        elif opens := BOX.match(line):
            box = Piece(opens[1], attributes_of(opens[2]))
            section.pieces.append(box)
        else:
            _add_line(section, box, line)
    if section:
        yield section


def _add_line(section: Section, box: Piece | None, line: str) -> None:
    if box is not None:
        box.lines.append(line)
        return
    if not section.pieces or section.pieces[-1].name:
        if not line.strip():
            return
        section.pieces.append(Piece("", {}))
    section.pieces[-1].lines.append(line)


@cache
def policy_texts() -> tuple[PolicyText, ...]:
    """Every version of every policy, in the order in which they were published."""
    found = []
    for path in TEXTS.glob("*/v*.md"):
        front, body = front_and_body(path)
        number = int(path.stem.removeprefix("v"))
        found.append(PolicyText(path.parent.name, number, front, tuple(sections_of(body))))
    return tuple(sorted(found, key=lambda text: (text.front["published_on"], text.slug)))


def repeals() -> dict[str, dict[str, Any]]:
    """The repeal of each policy that was repealed, by slug."""
    return {
        path.parent.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(TEXTS.glob("*/repeal.toml"))
    }


def news() -> Iterator[tuple[str, dict[str, Any], str]]:
    """Slug, front matter and body of each news item."""
    for path in sorted((TEXTS / "news").glob("*.md")):
        yield (path.stem.partition("-")[2], *front_and_body(path))
