"""The demo's own policies as search sees them, and the questions judged on them."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from portal.core.sources import Findable
from tests.factories.search import section

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "portal" / "demo" / "texts"
JUDGEMENTS = ROOT / "tests" / "integration" / "search" / "judgements.csv"

_HEADING = re.compile(r"^(#{2,4}) (?:(\d+(?:\.\d+)*) )?(.+?) \{#([\w-]+)\}$", re.M)
_TITLE = re.compile(r'^title = "(.+)"$', re.M)
_MARKUP = re.compile(r"^:::.*$|\b\w+=(?=\")", re.M)
_TAG = re.compile(r"<[^>]+>")


@dataclass
class Judged:
    """A question with its class, and the sections that answer it: 2 the right one, 1 useful.

    Half of each class is held out: weights and words were tried on the other half alone.
    """

    question: str
    kind: str
    held_out: bool
    grades: dict[str, int] = field(default_factory=dict)


def lasting_id(slug: str, key: str) -> str:
    """An id as sections have them, the same each time."""
    return str(uuid5(NAMESPACE_URL, f"{slug}/{key}"))


def demo_sections() -> Iterator[Findable]:
    """Every section of the newest version of each policy, and of the English translations."""
    for folder in sorted(TEXTS.iterdir()):
        versions = sorted(folder.glob("v*.md"))
        if versions:
            yield from _sections(folder.name, versions[-1].read_text(encoding="utf-8"))
    for path in sorted((TEXTS / "en").glob("*.toml")):
        yield from _translated(f"en-{path.stem}", tomllib.loads(path.read_text(encoding="utf-8")))


def demo_sections_of_all_versions() -> Iterator[Findable]:
    """Every section of every version: more than engines propose for a common word."""
    for path in sorted(TEXTS.glob("*/v*.md")):
        slug = f"{path.parent.name}-{path.stem}"
        yield from _sections(slug, path.read_text(encoding="utf-8"))


def _sections(slug: str, source: str) -> Iterator[Findable]:
    title = _TITLE.search(source)
    assert title, slug
    above: list[tuple[int, str]] = []
    found = list(_HEADING.finditer(source))
    for place, heading in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(source)
        level, number, words, key = (heading[n] for n in (1, 2, 3, 4))
        above = [pair for pair in above if pair[0] < len(level)]
        yield section(
            lasting_id(slug, key),
            words,
            _MARKUP.sub("", source[heading.end() : end]).strip(),
            number=number or "",
            title=title[1],
            slug=slug,
            group=slug,
            path=tuple(name for _, name in above),
        )
        above.append((len(level), words))


def _translated(slug: str, translation: dict[str, Any]) -> Iterator[Findable]:
    for key, texts in translation["sections"].items():
        yield section(
            lasting_id(slug, key),
            texts["heading"],
            " ".join(unescape(_TAG.sub(" ", texts["html"])).split()),
            title=translation["title"],
            slug=slug,
            group=slug,
            language="en",
        )


def judged_questions() -> list[Judged]:
    """Every question, in the order of the file; each class is dealt out to the two halves."""
    judged: dict[str, Judged] = {}
    dealt: Counter[str] = Counter()
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = row["class"]
            if row["question"] not in judged:
                dealt[kind] += 1
                judged[row["question"]] = Judged(row["question"], kind, dealt[kind] % 2 == 0)
            key = lasting_id(row["document"], row["section"])
            judged[row["question"]].grades[key] = int(row["grade"])
    return list(judged.values())
