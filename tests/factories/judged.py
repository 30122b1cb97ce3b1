"""The demo's own policies as search sees them, and the questions judged on them."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from portal.core.sources import Findable
from tests.factories.search import section

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "portal" / "demo" / "texts"
JUDGEMENTS = ROOT / "tests" / "integration" / "search" / "judgements.csv"

_HEADING = re.compile(r"^(#{2,4}) (?:(\d+(?:\.\d+)*) )?(.+?) \{#([\w-]+)\}$", re.M)
_TITLE = re.compile(r'^title = "(.+)"$', re.M)
_MARKUP = re.compile(r"^:::.*$|\b\w+=(?=\")", re.M)


def lasting_id(slug: str, key: str) -> str:
    """An id as sections have them, the same each time."""
    return str(uuid5(NAMESPACE_URL, f"{slug}/{key}"))


def demo_sections() -> Iterator[Findable]:
    """Every section of the newest version of each Dutch policy."""
    for folder in sorted(TEXTS.iterdir()):
        versions = sorted(folder.glob("v*.md"))
        if versions:
            yield from _sections(folder.name, versions[-1].read_text(encoding="utf-8"))


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


def judged_questions() -> dict[str, dict[str, int]]:
    """Per question the sections that answer it: 2 the right one, 1 useful."""
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = lasting_id(row["document"], row["section"])
            judged[row["question"]][key] = int(row["grade"])
    return dict(judged)
