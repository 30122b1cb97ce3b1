"""Which section of a new text is which of the old one, so that it keeps its lasting id. Pure.

What is found is a proposal: a person looks at it, or it is reported. See ``continuation``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

Name = TypeVar("Name")
#: Below this a text is another text; found by hand on rewritten regulations.
ALIKE = 0.6
#: This share of the words (in runs) of a section stands in another: it was taken from there.
HELD = 0.5
RUN = 4
#: Shorter texts are too like all others to say where they went.
SHORTEST = 8


@dataclass(frozen=True)
class Known:
    """A section as far as recognising it goes; ``key`` is its id, empty in the new text."""

    key: str
    number: str
    heading: str
    text: str


@dataclass(frozen=True)
class Match:
    """How the new text goes on from the old one.

    ``same`` gives for a place in the new text the old section that it is, ``split`` the one it
    was taken out of; ``merged`` gives for an old section the place of the one it went into. A
    place in none of these is new, an old section in none of these lapsed. ``why`` says by place
    how it was recognised: ``number``, ``heading``, ``text`` or ``part``.
    """

    same: dict[int, str] = field(default_factory=dict)
    split: dict[int, str] = field(default_factory=dict)
    merged: dict[str, int] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)

    def lapsed(self, keys: Iterable[str]) -> list[str]:
        """Of these old sections those that nothing goes on from."""
        held = {*self.same.values(), *self.split.values(), *self.merged}
        return [key for key in keys if key not in held]


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _by_heading(old: Sequence[Known], new: Sequence[Known], why: dict[int, str]) -> dict[int, str]:
    """Sections whose heading occurs once on either side, or with the same number."""
    found: dict[int, str] = {}
    for reason, signature in (
        ("number", lambda one: (one.number, _plain(one.heading))),
        ("heading", lambda one: _plain(one.heading)),
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
                why[places[0]] = reason
    return found


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _by_text(
    old: Sequence[Known], new: Sequence[Known], found: dict[int, str], why: dict[int, str]
) -> None:
    """What is left, most alike first."""
    taken = set(found.values())
    words = {one.key: _plain(one.text).split() for one in old if one.key not in taken}
    pairs = []
    for place, one in enumerate(new):
        if place not in found:
            told = _plain(one.text).split()
            pairs += [(_likeness(said, told), place, key) for key, said in words.items()]
    for likeness, place, key in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if likeness >= ALIKE and place not in found and key not in taken:
            found[place] = key
            why[place] = "text"
            taken.add(key)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _plain(text).split()
    if len(words) < SHORTEST:
        return set()
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _best(
    runs: set[tuple[str, ...]], among: Iterable[tuple[Name, set[tuple[str, ...]]]]
) -> Name | None:
    """Which of these texts holds most of the runs, when that is enough; else None."""
    shares = [(len(runs & other) / len(runs), name) for name, other in among if runs]
    best = max(shares, key=lambda share: share[0], default=None)
    return best[1] if best and best[0] >= HELD else None


def match(old: Sequence[Known], new: Sequence[Known]) -> Match:
    """How the new text goes on from the old one: by number and heading, by heading alone, by
    likeness of the text; what is left may have been taken out of, or gone into, another section.
    """
    why: dict[int, str] = {}
    same = _by_heading(old, new, why)
    _by_text(old, new, same, why)
    before = {one.key: _runs(one.text) for one in old}
    after = {place: _runs(one.text) for place, one in enumerate(new)}
    split = {}
    for place, runs in after.items():
        if place not in same and (origin := _best(runs, before.items())) is not None:
            split[place] = origin
    _only_parts(same, split, why)
    merged = {}
    held = {*same.values(), *split.values()}
    for key, runs in before.items():
        if key not in held and (target := _best(runs, after.items())) is not None:
            merged[key] = target
    return Match(same, split, merged, why)


def _only_parts(same: dict[int, str], split: dict[int, str], why: dict[int, str]) -> None:
    """The only thing left of a section is that section, however short it became."""
    origins = list(split.values())
    for place, key in list(split.items()):
        if origins.count(key) == 1 and key not in same.values():
            same[place] = split.pop(place)
            why[place] = "part"
