"""What would be different in time if something were added: two timelines in, data out.

Plain Python; nothing here decides anything. The sentences are in ``telling.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from content.policies.states import VersionState
from content.policies.validity import ONE_DAY, Candidate, Period, Timeline

#: The states in which a version still has days ahead or today.
STANDING = (VersionState.IN_FORCE, VersionState.FUTURE)


@dataclass(frozen=True)
class Shift:
    """Consecutive days whose answer changes; ``until`` is inclusive and None when open."""

    start: date
    until: date | None
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Gap:
    """Days after the first version on which nothing applies; ``is_repeal`` when that was meant."""

    start: date
    until: date | None
    is_repeal: bool


@dataclass(frozen=True)
class Overlap:
    """Days which ``lower`` claims by a last day of its own while ``upper`` decides about them."""

    lower: int
    upper: int
    start: date
    until: date


def _answer(periods: Iterable[Period], day: date) -> int | None:
    return next((period.number for period in periods if period.holds(day)), None)


def shifts(before: Timeline, after: Timeline) -> tuple[Shift, ...]:
    """The days on which the answer differs between two timelines, oldest first."""
    old, new = before.periods(), after.periods()
    days = {period.start for period in (*old, *new)}
    days |= {period.until + ONE_DAY for period in (*old, *new) if period.until is not None}
    edges = sorted(days)
    found: list[Shift] = []
    for place, day in enumerate(edges):
        until = edges[place + 1] - ONE_DAY if place + 1 < len(edges) else None
        was, becomes = _answer(old, day), _answer(new, day)
        if was == becomes:
            continue
        last = found[-1] if found else None
        if last and last.until == day - ONE_DAY and (last.before, last.after) == (was, becomes):
            found[-1] = Shift(last.start, until, was, becomes)
        else:
            found.append(Shift(day, until, was, becomes))
    return tuple(found)


def gaps(timeline: Timeline) -> tuple[Gap, ...]:
    """The days after the first version on which nothing applies."""
    return tuple(
        Gap(period.start, period.until, _is_repealed(timeline, period.start))
        for period in timeline.periods()
        if period.number is None
    )


def unmeant_gaps(timeline: Timeline) -> tuple[Gap, ...]:
    """The gaps worth a warning: all but the end that a repeal was meant to bring."""
    return tuple(gap for gap in gaps(timeline) if not (gap.is_repeal and gap.until is None))


def _is_repealed(timeline: Timeline, day: date) -> bool:
    best = max(
        (
            one
            for one in timeline.candidates
            if one.start <= day and not (one.past_only and one.ended_on(day))
        ),
        key=lambda one: one.key,
        default=None,
    )
    return best is not None and best.number is None


@dataclass(frozen=True)
class Chain:
    """A version with its corrections, as one claim on days; ``number`` is its last correction."""

    root: int
    rank: tuple[Any, ...]
    number: int
    start: date
    end: date | None


def chains(timeline: Timeline) -> tuple[Chain, ...]:
    """What stands in the timeline, corrections joined to what they correct, lowest rank first."""
    joined: dict[int, list[tuple[Candidate, int]]] = {}
    for candidate in timeline.candidates:
        if candidate.number is not None:
            joined.setdefault(candidate.key[2], []).append((candidate, candidate.number))
    found = []
    for root, links in joined.items():
        last, number = max(links, key=lambda link: link[0].key)
        start = min(link.start for link, _ in links)
        found.append(Chain(root, last.key[:3], number, start, last.end))
    return tuple(sorted(found, key=lambda chain: chain.rank))


def overlaps(timeline: Timeline) -> tuple[Overlap, ...]:
    """Days that two versions claim while the lower one says until when it would apply.

    An open-ended version that is followed is no overlap: it never said how long it would apply.
    """
    found = []
    ordered = chains(timeline)
    for place, lower in enumerate(ordered):
        if lower.end is None:
            continue
        for upper in ordered[place + 1 :]:
            start = max(lower.start, upper.start)
            until = lower.end if upper.end is None else min(lower.end, upper.end)
            if start <= until:
                found.append(Overlap(lower.number, upper.number, start, until))
    return tuple(found)


def later_standing(timeline: Timeline, number: int, day: date) -> tuple[int, ...]:
    """The versions in force or prepared on ``day`` that rank above the chain of ``number``.

    Of each such chain the last correction, in the order of their ranks; empty for a version that
    is annulled or unknown.
    """
    ordered = chains(timeline)
    own = next((one for one in timeline.candidates if one.number == number), None)
    if own is None:
        return ()
    states = timeline.states(day)
    return tuple(
        chain.number
        for chain in ordered
        if chain.rank > own.key[:3] and states[chain.number] in STANDING
    )


def starting_from(timeline: Timeline, day: date) -> tuple[int, ...]:
    """The versions whose first day is this day or later: what a repeal from it does not stop."""
    first: dict[int, date] = {}
    for period in timeline.periods():
        if period.number is not None:
            first.setdefault(period.number, period.start)
    return tuple(number for number, start in first.items() if start >= day)
