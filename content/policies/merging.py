"""Carry a correction over: a three-way merge of sections by their lasting ids; plain Python.

``base`` is what was corrected, ``theirs`` the correction, ``ours`` the later version that goes on.
A section is its fields (number, heading, level, text); each is merged for itself. What only one
side touched is taken from that side; what both touched differently is a conflict, which somebody
decides. Nothing is dropped without saying so.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Fields = Mapping[str, Hashable]


class Side(StrEnum):
    """Where something comes from: the later version, or the correction."""

    OURS = "ours"
    THEIRS = "theirs"


class Fate(StrEnum):
    """What carrying over does to one section."""

    KEPT = "kept"
    TAKEN = "taken"
    ADDED = "added"
    REMOVED = "removed"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Section:
    """One section of a version: its lasting id and what it says."""

    section_id: str
    fields: Fields


@dataclass(frozen=True)
class Merged:
    """One section after the merge.

    ``sides`` says of each field where it comes from; ``conflicts`` names the fields that both
    changed. ``is_presence`` marks a section that one side dropped while the other changed it:
    ``dropped_by`` did.
    """

    section_id: str
    fate: Fate
    sides: Mapping[str, Side]
    conflicts: tuple[str, ...] = ()
    dropped_by: Side | None = None

    @property
    def is_presence(self) -> bool:
        """Is the question whether the section is there at all?"""
        return self.fate is Fate.CONFLICT and self.dropped_by is not None


@dataclass(frozen=True)
class Merge:
    """The whole: every section that either side has, and whether both moved sections about."""

    sections: tuple[Merged, ...]
    is_order_open: bool
    _orders: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def conflicts(self) -> tuple[Merged, ...]:
        """The sections somebody has to decide about."""
        return tuple(one for one in self.sections if one.fate is Fate.CONFLICT)

    @property
    def is_empty(self) -> bool:
        """Is there nothing to carry over?"""
        base, ours, theirs = self._orders
        kept = all(one.fate is Fate.KEPT for one in self.sections)
        return kept and not self.is_order_open and _skeleton(base, ours, theirs) is Side.OURS

    @property
    def moves(self) -> bool:
        """Does the order of the correction replace that of the later version?"""
        return not self.is_order_open and _skeleton(*self._orders) is Side.THEIRS

    def resolved(
        self, choices: Mapping[str, Side], order: Side = Side.OURS
    ) -> list[tuple[str, dict[str, Side]]]:
        """The sections in order with the side of each field; ``choices`` decides the conflicts.

        KeyError for a conflict without a choice. ``order`` counts only when it is open.
        """
        present: dict[str, dict[str, Side]] = {}
        for one in self.sections:
            if one.fate is Fate.REMOVED:
                continue
            sides = dict(one.sides)
            if one.fate is Fate.CONFLICT:
                chosen = choices[one.section_id]
                if one.dropped_by is chosen:
                    continue
                if one.dropped_by is not None:
                    sides = dict.fromkeys(sides, chosen)
                sides.update(dict.fromkeys(one.conflicts, chosen))
            present[one.section_id] = sides
        base, ours, theirs = self._orders
        lead = order if self.is_order_open else _skeleton(base, ours, theirs)
        first, second = (ours, theirs) if lead is Side.OURS else (theirs, ours)
        return [(one, present[one]) for one in _woven(first, second, present)]


def merge_fields(
    base: Fields | None, ours: Fields, theirs: Fields
) -> tuple[dict[str, Side], tuple[str, ...]]:
    """Which side each field comes from, and which both changed; without a base all that differs."""
    sides: dict[str, Side] = {}
    conflicts = []
    for name, own in ours.items():
        other = theirs[name]
        sides[name] = Side.OURS
        if own == other or (base is not None and other == base[name]):
            continue
        if base is not None and own == base[name]:
            sides[name] = Side.THEIRS
        else:
            conflicts.append(name)
    return sides, tuple(conflicts)


def merge(base: Sequence[Section], ours: Sequence[Section], theirs: Sequence[Section]) -> Merge:
    """Merge three lists of sections, each id at most once in a list."""
    before, own, other = (
        {section.section_id: section.fields for section in side} for side in (base, ours, theirs)
    )
    sections = []
    for section_id in dict.fromkeys([*own, *other]):
        sections.append(
            _merged(section_id, before.get(section_id), own.get(section_id), other.get(section_id))
        )
    orders = (tuple(before), tuple(own), tuple(other))
    return Merge(tuple(one for one in sections if one is not None), _is_order_open(*orders), orders)


def _merged(
    section_id: str, base: Fields | None, ours: Fields | None, theirs: Fields | None
) -> Merged | None:
    if ours is not None and theirs is not None:
        sides, conflicts = merge_fields(base, ours, theirs)
        if conflicts:
            return Merged(section_id, Fate.CONFLICT, sides, conflicts)
        taken = Side.THEIRS in sides.values()
        return Merged(section_id, Fate.TAKEN if taken else Fate.KEPT, sides)
    if ours is not None:
        kept = dict.fromkeys(ours, Side.OURS)
        if base is None:
            return Merged(section_id, Fate.KEPT, kept)
        if ours == base:
            return Merged(section_id, Fate.REMOVED, kept)
        return Merged(section_id, Fate.CONFLICT, kept, dropped_by=Side.THEIRS)
    if theirs is None:
        return None
    taken_over = dict.fromkeys(theirs, Side.THEIRS)
    if base is None:
        return Merged(section_id, Fate.ADDED, taken_over)
    if theirs == base:
        return None
    return Merged(section_id, Fate.CONFLICT, taken_over, dropped_by=Side.OURS)


def _common(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    shared = set(base) & set(ours) & set(theirs)
    return (
        [one for one in base if one in shared],
        [one for one in ours if one in shared],
        [one for one in theirs if one in shared],
    )


def _is_order_open(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Did both sides move sections about, and differently?"""
    before, own, other = _common(base, ours, theirs)
    return other not in (before, own) and own != before


def _skeleton(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Side:
    """Whose order leads: that of the correction only when it alone moved something."""
    before, own, other = _common(base, ours, theirs)
    return Side.OURS if other in (before, own) else Side.THEIRS


def _woven(first: Sequence[str], second: Sequence[str], present: Collection[str]) -> list[str]:
    """The order of the first; what only the second has follows what it followed there."""
    result = [one for one in first if one in present]
    placed = set(result)
    before: str | None = None
    for one in second:
        if one not in present:
            continue
        if one not in placed:
            result.insert(0 if before is None else result.index(before) + 1, one)
            placed.add(one)
        before = one
    return result
