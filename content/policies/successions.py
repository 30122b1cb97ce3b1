"""What became of sections that stand in one text and not, or not whole, in the next. Pure.

An editor says it in the working copy as ``{"section": id, "became": [ids]}``. A section that is
gone was merged into one other, split into several, or lapsed (no ids). A section that stays is in
its own list: then part of it went to the others named.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from content.policies.states import Succession
from portal.core.refusals import Refusal

#: One row of history: what became of a section in a version; None is nothing.
Step = tuple[UUID, UUID | None, Succession]


def given_in(entries: Any) -> dict[UUID, tuple[UUID, ...]]:
    """What a working copy says; what is no entry at all is left out."""
    found = {}
    for entry in entries or ():
        try:
            became = tuple(dict.fromkeys(UUID(str(one)) for one in entry["became"]))
            found[UUID(str(entry["section"]))] = became
        except (KeyError, TypeError, ValueError):
            continue
    return found


def as_entries(given: Mapping[UUID, Sequence[UUID]]) -> list[dict[str, Any]]:
    """The reverse of ``given_in``, as a working copy keeps it."""
    return [
        {"section": str(section), "became": [str(one) for one in became]}
        for section, became in given.items()
    ]


def refusals_of_successions(
    given: Mapping[UUID, Sequence[UUID]], before: Collection[UUID], after: Collection[UUID]
) -> Iterator[Refusal]:
    """Why this cannot be what became of the sections of the text before."""
    for section, became in given.items():
        if section not in before:
            yield Refusal("succession_of_unknown", {"section": str(section)})
            continue
        for target in became:
            if target not in after:
                yield Refusal(
                    "successor_unknown", {"section": str(section), "successor": str(target)}
                )
        # It was gone when the editor said so, and came back into the text since.
        if section in after and section not in became:
            yield Refusal("succession_of_present", {"section": str(section)})


def steps_of(
    given: Mapping[UUID, Sequence[UUID]], before: Iterable[UUID], after: Collection[UUID]
) -> Iterator[Step]:
    """The rows of history of a version: one at least for every section that is gone."""
    for section in before:
        became = given.get(section, ())
        if len(became) > 1:
            yield from ((section, target, Succession.SPLIT) for target in became)
        elif section in after:
            continue
        elif became:
            yield section, became[0], Succession.MERGED
        else:
            yield section, None, Succession.LAPSED


@dataclass(frozen=True)
class Fate:
    """Where the words of a section went along a line of versions.

    ``heirs`` are the sections that hold them at the end of the line, ``kinds`` what happened on
    the way, ``number`` the version in which the section itself went (None: it is still there).
    """

    heirs: tuple[UUID, ...] = ()
    kinds: frozenset[Succession] = field(default=frozenset())
    number: int | None = None


def fate_of(
    section: UUID, line: Iterable[int], steps: Mapping[tuple[int, UUID], Sequence[UUID | None]]
) -> Fate:
    """Follow a section along versions, oldest first, each one made from the one before it.

    ``steps`` says per (version, section) what it became there; a section without steps went on.
    """
    heirs: dict[UUID, None] = {section: None}
    kinds: set[Succession] = set()
    gone = None
    for number in line:
        following: dict[UUID, None] = {}
        for heir in heirs:
            if (number, heir) not in steps:
                following[heir] = None
                continue
            became = [one for one in steps[number, heir] if one is not None]
            following.update(dict.fromkeys(became))
            kinds.add(_kind(became))
            if heir == section and section not in became and gone is None:
                gone = number
        heirs = following
    return Fate(tuple(heirs), frozenset(kinds), gone)


def _kind(became: Sequence[UUID]) -> Succession:
    if not became:
        return Succession.LAPSED
    return Succession.SPLIT if len(became) > 1 else Succession.MERGED


def line_to(number: int, follows: Mapping[int, int | None]) -> list[int]:
    """The versions that led to this one, oldest first, itself last."""
    line = [number]
    while (before := follows.get(line[-1])) is not None and before < line[-1]:
        line.append(before)
    return line[::-1]


def moves_between(
    old: int,
    new: int,
    follows: Mapping[int, int | None],
    steps: Mapping[tuple[int, UUID], Sequence[UUID | None]],
    before: Iterable[str],
    after: Iterable[str],
) -> dict[UUID, list[UUID]]:
    """Which sections of one version (``before`` are its ids) went, whole or in part, into which
    others of another (``after``), whichever of the two is the older.

    Both are followed from the last version that led to both: forward to the new one, and, read
    backwards, to the old one.
    """
    old_line, new_line = line_to(old, follows), line_to(new, follows)
    shared = sum(1 for one, other in zip(old_line, new_line, strict=False) if one == other)
    here, there = {UUID(one) for one in before}, {UUID(one) for one in after}
    moves: dict[UUID, dict[UUID, None]] = {}
    for section in sorted(here):
        for heir in fate_of(section, new_line[shared:], steps).heirs:
            if heir != section and heir in there:
                moves.setdefault(section, {})[heir] = None
    for section in sorted(there):
        for heir in fate_of(section, old_line[shared:], steps).heirs:
            if heir != section and heir in here:
                moves.setdefault(heir, {})[section] = None
    return {section: list(became) for section, became in moves.items()}
