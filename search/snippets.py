"""Where the words are: a piece of the original text with the found words marked. Pure Python."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from search.analysis.compounds import Splitter
from search.analysis.stems import stem
from search.analysis.words import Word, clean, words
from search.query import Query

LENGTH = 240
LEAD = 60
# A word that only resembles what was asked is not marked when a better one is there.
LEAST_WEIGHT = 0.3


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    group: int
    weight: float


def snippet(text: str, query: Query, language: str, splitter: Splitter) -> str:
    """At most some 240 characters as HTML in which only ``<mark>`` occurs."""
    shown = " ".join(clean(text).split())
    marks = _marks(shown, query, language, splitter)
    start, end = _window(shown, marks)
    pieces = ["… " if start else ""]
    last = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            pieces.append(escape(shown[last : mark.start]))
            pieces.append(f"<mark>{escape(shown[mark.start : mark.end])}</mark>")
            last = mark.end
    pieces.append(escape(shown[last:end]))
    pieces.append(" …" if end < len(shown) else "")
    return "".join(pieces)


def _marks(text: str, query: Query, language: str, splitter: Splitter) -> list[_Mark]:
    wanted: dict[str, tuple[float, int]] = {}
    for place, group in enumerate(query.groups):
        for alternative in group.alternatives:
            for token in alternative.tokens:
                weight = alternative.weight / len(alternative.tokens)
                if weight >= LEAST_WEIGHT and weight > wanted.get(token, (0.0, 0))[0]:
                    wanted[token] = (weight, place)
    if not wanted:
        return []
    found = []
    for word in words(text):
        hit = _hit(word, wanted, language, splitter)
        if hit:
            found.append(_Mark(word.start, word.end, hit[1], hit[0]))
    return found


def _hit(
    word: Word, wanted: dict[str, tuple[float, int]], language: str, splitter: Splitter
) -> tuple[float, int] | None:
    hit = wanted.get(stem(word.text, language))
    if hit or language == "en":
        return hit
    hits = [wanted[token] for part in splitter.parts(word.text) if (token := stem(part)) in wanted]
    return max(hits) if hits else None


def _window(text: str, marks: Sequence[_Mark]) -> tuple[int, int]:
    """The stretch with the most of what was asked, beginning at a sentence or a word."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, begin = 0.0, 0
    for first, mark in enumerate(marks):
        last = bisect_left(marks, mark.start + LENGTH - LEAD, key=lambda one: one.end)
        inside = marks[first:last]
        groups: dict[int, float] = {}
        for one in inside:
            groups[one.group] = max(groups.get(one.group, 0.0), one.weight)
        worth = sum(groups.values()) + 0.05 * len(inside)
        if worth > best:
            best, begin = worth, mark.start
    start = _beginning(text, begin)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    return start, end


def _beginning(text: str, place: int) -> int:
    earliest = max(0, place - LEAD)
    if earliest == 0:
        return 0
    sentence = text.rfind(". ", earliest, place)
    if sentence >= 0:
        return sentence + 2
    space = text.find(" ", earliest, place)
    return space + 1 if space >= 0 else place
