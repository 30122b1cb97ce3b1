"""Reading the demo texts by their documented format, for the tests beside this file."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

TEXTS = Path(__file__).parents[4] / "portal" / "demo" / "texts"
VERSION_FILES = sorted(TEXTS.glob("*/v*.md"))
POLICIES = sorted({path.parent.name for path in VERSION_FILES})
NEWS_FILES = sorted((TEXTS / "news").glob("*.md"))

HEADING = re.compile(r"^(#{2,5}) (?:(\d+(?:\.\d+)*) )?(.+) \{#([a-z0-9-]+)\}$")


class Heading(NamedTuple):
    level: int
    number: str | None
    key: str


def front_and_body(path: Path) -> tuple[dict[str, Any], str]:
    start, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    assert start == ""
    return tomllib.loads(front), body


def headings_of(body: str) -> list[Heading]:
    found = []
    for line in body.splitlines():
        if line.startswith("#"):
            match = HEADING.match(line)
            assert match, f"not a heading of the format: {line}"
            found.append(Heading(len(match[1]) - 1, match[2], match[4]))
    return found


def boxes_of(body: str) -> list[tuple[str, list[str]]]:
    """Each box with its lines; fails on a nested, unknown or unclosed box."""
    boxes: list[tuple[str, list[str]]] = []
    name: str | None = None
    for line in body.splitlines():
        if line == ":::":
            assert name is not None, "a box ends that never began"
            name = None
        elif line.startswith(":::"):
            assert name is None, f"box inside a box: {line}"
            name = line[3:].split(" ")[0]
            boxes.append((name, []))
        elif name is not None:
            assert not line.startswith("#"), f"heading inside a box: {line}"
            boxes[-1][1].append(line)
    assert name is None, "a box is never closed"
    return boxes


def sentences_of(body: str) -> list[str]:
    """The running text as sentences: headings, tables and legal references left out."""
    found: list[str] = []
    skip = False
    for line in body.splitlines():
        if line.startswith(":::"):
            skip = line.startswith(":::legal_basis")
        elif not skip and line and not line.startswith(("#", "|", "Table:")):
            bare = re.sub(r"^(-|\d+\.) ", "", line)
            found += [part for part in re.split(r"(?<=[.?!])\s+(?=[A-ZÀ-Ý0-9'])", bare) if part]
    return found


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text)


def people() -> dict[str, Any]:
    return tomllib.loads((TEXTS / "people.toml").read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"
