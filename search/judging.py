"""How good results are, by questions that people judged. Pure Python.

nDCG@10 counts grade 2 (answers the question) as 3 and grade 1 (useful) as 1.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

GAIN = {0: 0, 1: 1, 2: 3}
CUT = 10
EARLY = 5


@dataclass(frozen=True)
class Scores:
    """Measures of one question, or means over several; all from 0 to 1."""

    ndcg: float
    recall: float
    zero: float


def slug(text: str, longest: int = 80) -> str:
    """A heading as judged files name it: letters and digits with hyphens, cut at a word."""
    folded = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return plain if len(plain) <= longest else plain[:longest].rsplit("-", 1)[0]


def names_of(document: str, number: str, heading: str, path: Sequence[str]) -> set[str]:
    """Every name a judgement may have for a section: with or without number or parent."""
    found = set()
    for shown in (heading, f"{number} {heading}"):
        found.add(f"{document}:{slug(shown)}")
        if path:
            found.add(f"{document}:{slug(path[-1], 40)}--{slug(shown)}")
    return found


def score(results: Sequence[set[str]], judged: Mapping[str, int]) -> Scores:
    """The measures of one ranking; each result is the set of names it may be judged under."""
    left = dict(judged)
    grades = []
    for names in results:
        name = next((name for name in names if name in left), "")
        grades.append(left.pop(name, 0))
    gain = sum(GAIN[grade] / log2(place + 2) for place, grade in enumerate(grades[:CUT]))
    best = sorted(judged.values(), reverse=True)[:CUT]
    ideal = sum(GAIN[grade] / log2(place + 2) for place, grade in enumerate(best))
    right = sum(grade == 2 for grade in judged.values())
    early = sum(grade == 2 for grade in grades[:EARLY])
    return Scores(gain / ideal, early / min(right, EARLY), 0.0 if results else 1.0)


def average(scores: Iterable[Scores]) -> Scores:
    """The means; there must be at least one."""
    rows = list(scores)
    return Scores(
        mean(row.ndcg for row in rows),
        mean(row.recall for row in rows),
        mean(row.zero for row in rows),
    )
