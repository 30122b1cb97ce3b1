"""Which section of a new text is which of the old one, so that it keeps its lasting id. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Below this a text is another text; found by hand on rewritten regulations.
ALIKE = 0.6


@dataclass(frozen=True)
class Known:
    """A section as far as recognising it goes; ``key`` is its id, empty in the new text."""

    key: str
    number: str
    heading: str
    text: str


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _by_heading(old: Sequence[Known], new: Sequence[Known]) -> dict[int, str]:
    """Sections whose heading occurs once on either side, or with the same number."""
    found: dict[int, str] = {}
    for signature in (
        lambda one: (one.number, _plain(one.heading)),
        lambda one: _plain(one.heading),
    ):
        taken = set(found.values())
        before: dict[object, list[str]] = {}
        after: dict[object, list[int]] = {}
        for one in old:
            if one.key not in taken:
                before.setdefault(signature(one), []).append(one.key)
        for place, one in enumerate(new):
            if place not in found:
                after.setdefault(signature(one), []).append(place)
        for name, places in after.items():
            if len(places) == 1 and len(before.get(name, ())) == 1:
                found[places[0]] = before[name][0]
    return found


def _likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a.split(), b.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def match(old: Sequence[Known], new: Sequence[Known]) -> dict[int, str]:
    """For each place in the new text the key of the old section it continues, where there is one.

    First by number and heading, then by heading alone, then by likeness of the text.
    """
    found = _by_heading(old, new)
    left = [one for one in old if one.key not in set(found.values())]
    for place, one in enumerate(new):
        if place in found or not left:
            continue
        best = max(left, key=lambda known: _likeness(known.text, one.text))
        if _likeness(best.text, one.text) >= ALIKE:
            found[place] = best.key
            left.remove(best)
    return found
