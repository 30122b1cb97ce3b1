"""What is in force: two clocks, pure Python.

Nothing here is stored. From the versions and the events of one policy, a moment of knowledge and a
day, everything follows: which version applies, when it starts and ends, what state it has. Days
are days in Europe/Amsterdam and ``until`` days belong to their period.
"""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from math import inf
from typing import Any

from content.policies.states import Clock, EventKind, VersionState
from portal.core.clock import day_of, end_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class VersionFacts:
    """What decides when one version applies. ``corrects`` is the number of an older version."""

    number: int
    published_at: datetime
    recorded_at: datetime
    valid_from: date | None = None
    valid_until: date | None = None
    retroactive_from: date | None = None
    corrects: int | None = None


@dataclass(frozen=True)
class EventFacts:
    """Something added later. ``key`` orders events of one moment and is what ``undoes`` names.

    ``number`` is the version annulled or with corrected ``dates`` (the new values), ``from_on``
    the first day of a repeal.
    """

    key: int
    kind: EventKind
    recorded_at: datetime
    number: int | None = None
    from_on: date | None = None
    undoes: int | None = None
    dates: Mapping[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Dates:
    """The three dates of a version, as corrected by the events that were known."""

    valid_from: date | None
    valid_until: date | None
    retroactive_from: date | None


@dataclass(frozen=True)
class Candidate:
    """A version, or a repeal (``number`` None), that may decide about a day.

    The highest ``key`` wins. ``past_only`` texts were published after their own last day: they
    decide about their own days and leave all later ones alone.
    """

    start: date
    end: date | None
    key: tuple[Any, ...]
    number: int | None
    past_only: bool = False

    def ended_on(self, day: date) -> bool:
        """Is ``day`` after the last day?"""
        return self.end is not None and self.end < day


@dataclass(frozen=True)
class Period:
    """Consecutive days with one answer; ``until`` is inclusive and None when open."""

    start: date
    until: date | None
    number: int | None

    def holds(self, day: date) -> bool:
        """Is the day in this period?"""
        return self.start <= day and (self.until is None or day <= self.until)


class Timeline:
    """Everything one could know about a policy at one moment.

    ``now`` hides what is under embargo; ``known`` (a day) asks what was known at its end. With
    ``clock`` RECORDED our own clock decides instead of the claimed day of publication. It never
    changes, so its periods are worked out once and asked by halving.
    """

    def __init__(
        self,
        versions: Iterable[VersionFacts],
        events: Iterable[EventFacts],
        *,
        now: datetime,
        known: date | None = None,
        clock: Clock | str = Clock.PUBLISHED,
    ) -> None:
        before = None if known is None else end_of(known)
        self.versions = _known_versions(versions, now, before, Clock(clock))
        events = [
            event
            for event in sorted(events, key=lambda event: (event.recorded_at, event.key))
            if event.recorded_at <= now and (before is None or event.recorded_at < before)
        ]
        undone = {event.undoes for event in events if event.kind == EventKind.RESCINDED}
        self.events = [event for event in events if event.key not in undone]
        self.annulled = {event.number for event in self.events if event.kind == EventKind.ANNULLED}
        corrections: dict[int | None, list[EventFacts]] = {}
        for event in self.events:
            if event.kind == EventKind.DATES_CORRECTED:
                corrections.setdefault(event.number, []).append(event)
        self.dates = {
            number: _corrected(version, corrections.get(number, ()))
            for number, version in self.versions.items()
        }
        self.candidates = self._candidates()

    def _candidates(self) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        for number in sorted(self.versions):
            found[number] = self._candidate(self.versions[number], found)
        repeals = [
            Candidate(
                start=event.from_on,
                end=None,
                key=(
                    max(event.from_on, day_of(event.recorded_at)),
                    event.recorded_at,
                    inf,
                    event.recorded_at,
                    inf,
                ),
                number=None,
            )
            for event in self.events
            if event.kind == EventKind.REPEALED and event.from_on is not None
        ]
        return [
            candidate for number, candidate in found.items() if number not in self.annulled
        ] + repeals

    def _candidate(self, version: VersionFacts, found: Mapping[int, Candidate]) -> Candidate:
        dates = self.dates[version.number]
        published = day_of(version.published_at)
        start = dates.retroactive_from or dates.valid_from or published
        own = (version.published_at, version.number)
        if version.corrects is not None:
            base = found[version.corrects]
            return Candidate(
                start=max(start, base.start),
                end=base.end,
                key=(*base.key[:3], *own),
                number=version.number,
                past_only=base.past_only,
            )
        rank = max(dates.valid_from or published, published)
        end = dates.valid_until
        return Candidate(
            start=start,
            end=end,
            key=(rank, *own, *own),
            number=version.number,
            past_only=end is not None and end < published,
        )

    def in_force(self, day: date) -> int | None:
        """The number of the version that applies on a day, None when nothing does."""
        place = bisect_right(self._starts, day)
        return self._periods[place - 1].number if place else None

    def periods(self) -> tuple[Period, ...]:
        """The answer for every day from the first version on, as consecutive periods.

        Gaps and the time after the end are periods without a number.
        """
        return self._periods

    @cached_property
    def _starts(self) -> list[date]:
        return [period.start for period in self._periods]

    @cached_property
    def _periods(self) -> tuple[Period, ...]:
        order = sorted(self.candidates, key=lambda candidate: candidate.key)
        waiting = sorted(range(len(order)), key=lambda rank: order[rank].start, reverse=True)
        days = {candidate.start for candidate in order}
        days |= {candidate.end + ONE_DAY for candidate in order if candidate.end is not None}
        top: list[int] = []
        answers: list[tuple[date, int | None]] = []
        for day in sorted(days):
            while waiting and order[waiting[-1]].start <= day:
                heapq.heappush(top, -waiting.pop())
            while top and order[-top[0]].past_only and order[-top[0]].ended_on(day):
                heapq.heappop(top)
            best = order[-top[0]] if top else None
            number = None if best is None or best.ended_on(day) else best.number
            if (answers and answers[-1][1] != number) or (not answers and number is not None):
                answers.append((day, number))
        ends = [start - ONE_DAY for start, _ in answers[1:]]
        return tuple(
            Period(start, until, number)
            for (start, number), until in zip(answers, [*ends, None], strict=False)
        )

    @cached_property
    def _own(self) -> dict[int | None, tuple[Period, ...]]:
        own: dict[int | None, list[Period]] = {}
        for period in self._periods:
            own.setdefault(period.number, []).append(period)
        return {number: tuple(periods) for number, periods in own.items()}

    @cached_property
    def _leading(self) -> tuple[list[date], list[Candidate]]:
        """Starts of the candidates in order, with the highest of all that had started by then."""
        order = sorted(self.candidates, key=lambda candidate: candidate.start)
        leaders: list[Candidate] = []
        for candidate in order:
            if leaders and leaders[-1].key > candidate.key:
                candidate = leaders[-1]
            leaders.append(candidate)
        return [candidate.start for candidate in order], leaders

    @cached_property
    def _by_number(self) -> dict[int, Candidate]:
        return {
            candidate.number: candidate
            for candidate in self.candidates
            if candidate.number is not None
        }

    def periods_of(self, number: int) -> tuple[Period, ...]:
        """The periods in which this version applies; usually one, none when it never does."""
        return self._own.get(number, ())

    def period_of(self, number: int, day: date) -> Period | None:
        """The period of a version that holds ``day``, else its last; None when it never applies."""
        periods = self.periods_of(number)
        return next((period for period in periods if period.holds(day)), None) or (
            periods[-1] if periods else None
        )

    def state_of(self, number: int, day: date) -> VersionState:
        """How a known version stands on a day. KeyError for one that was not known."""
        if number in self.annulled and number in self.versions:
            return VersionState.ANNULLED
        return self._state(self._by_number[number], day)

    def states(self, day: date) -> dict[int, VersionState]:
        """The state of every known version on a day."""
        return {number: self.state_of(number, day) for number in self.versions}

    def _state(self, candidate: Candidate, day: date) -> VersionState:
        own = self._own.get(candidate.number, ())
        if any(period.holds(day) for period in own):
            return VersionState.IN_FORCE
        if own and all(period.start > day for period in own):
            return VersionState.FUTURE
        past = [period for period in own if period.until is not None and period.until < day]
        if past and past[-1].until == candidate.end:
            return VersionState.LAPSED
        after = past[-1].until + ONE_DAY if past and past[-1].until else candidate.start
        starts, leaders = self._leading
        decisive = leaders[bisect_right(starts, max(after, candidate.start)) - 1]
        return VersionState.REPEALED if decisive.number is None else VersionState.SUPERSEDED


def _known_versions(
    versions: Iterable[VersionFacts], now: datetime, before: datetime | None, clock: Clock
) -> dict[int, VersionFacts]:
    known: dict[int, VersionFacts] = {}
    for version in sorted(versions, key=lambda version: version.number):
        moment = version.recorded_at if clock is Clock.RECORDED else version.published_at
        in_time = version.published_at <= now and (before is None or moment < before)
        if in_time and (version.corrects is None or version.corrects in known):
            known[version.number] = version
    return known


def _corrected(version: VersionFacts, corrections: Iterable[EventFacts]) -> Dates:
    dates = {
        "valid_from": version.valid_from,
        "valid_until": version.valid_until,
        "retroactive_from": version.retroactive_from,
    }
    for event in corrections:
        dates.update(event.dates)
    return Dates(**dates)


def in_force(
    versions: Iterable[VersionFacts],
    events: Iterable[EventFacts],
    day: date,
    known: date | None = None,
    *,
    clock: Clock | str = Clock.PUBLISHED,
    now: datetime,
) -> int | None:
    """The number of the version in force on ``day`` as known on ``known``; None: nothing was."""
    return Timeline(versions, events, now=now, known=known, clock=clock).in_force(day)
