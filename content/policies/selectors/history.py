"""The versions of a policy one may know of, with their states; and what happened in a year."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.selectors.in_force import HEAVY
from content.policies.selectors.remembered import History, history_of
from content.policies.states import Clock, EventKind, VersionState
from content.policies.validity import Dates, Period, Timeline
from content.policies.words import STATES
from portal.core.clock import start_of


@dataclass(frozen=True)
class KnownVersion:
    """A version as someone may know it on a day.

    ``dates`` are as corrected; ``period`` holds the day, else it is the last period (None when the
    version never applies); ``events`` are those about this version, notes included.
    """

    version: PolicyVersion
    state: VersionState
    dates: Dates
    period: Period | None
    periods: tuple[Period, ...]
    events: tuple[VersionEvent, ...]

    @property
    def state_label(self) -> Any:
        """The state in words."""
        return STATES[self.state]

    @property
    def notes(self) -> tuple[VersionEvent, ...]:
        """Editorial notes, oldest first."""
        return tuple(event for event in self.events if event.kind == EventKind.NOTE_ADDED)


def versions_known(
    policy: Policy,
    *,
    now: datetime,
    day: date,
    known: date | None = None,
    clock: Clock | str = Clock.PUBLISHED,
    history: History | None = None,
    timeline: Timeline | None = None,
    numbers: Collection[int] | None = None,
) -> list[KnownVersion]:
    """Every version one can know of, newest first, with its state on ``day``; two queries, or one
    with the ``history`` at hand. A ``timeline`` at hand is asked instead of one of that moment;
    ``numbers`` are the versions wanted, all when left out.
    """
    history = history or history_of(policy)
    timeline = timeline or history.timeline(now=now, known=known, clock=clock)
    wanted = timeline.versions if numbers is None else timeline.versions.keys() & set(numbers)
    rows = {number: history.rows[number].pk for number in wanted}
    versions = PolicyVersion.objects.defer(*HEAVY).filter(policy=policy).order_by("-number")
    if len(rows) < len(history.rows):
        versions = versions.filter(pk__in=list(rows.values()))
    about: dict[int | None, list[VersionEvent]] = {}
    for event in history.events:
        if event.recorded_at <= now:
            about.setdefault(event.version_id, []).append(event)
    return [as_known(version, timeline, day, about.get(version.pk, ())) for version in versions]


def as_known(
    version: PolicyVersion, timeline: Timeline, day: date, events: Iterable[VersionEvent]
) -> KnownVersion:
    """A version as it stands on a day in a timeline that knows it; ``events`` are about it."""
    return KnownVersion(
        version=version,
        state=timeline.state_of(version.number, day),
        dates=timeline.dates[version.number],
        period=timeline.period_of(version.number, day),
        periods=timeline.periods_of(version.number),
        events=tuple(events),
    )


def version_by_number(
    policy: Policy, number: int, now: datetime, *, history: History | None = None
) -> PolicyVersion | None:
    """A version one may know of by now, by its number; None under embargo."""
    history = history or history_of(policy)
    if number not in history.timeline(now=now).versions:
        return None
    return PolicyVersion.objects.defer(*HEAVY).get(pk=history.rows[number].pk)


def known_version(
    policy: Policy, number: int, *, now: datetime, day: date, history: History | None = None
) -> KnownVersion | None:
    """One version with its state and period on a day; None when it is unknown."""
    history = history or history_of(policy)
    version = version_by_number(policy, number, now, history=history)
    if version is None:
        return None
    timeline = history.timeline(now=now)
    return as_known(version, timeline, day, history.events_of(number, now))


def _year(year: int) -> tuple[datetime, datetime]:
    return start_of(date(year, 1, 1)), start_of(date(year + 1, 1, 1))


def issued_in_year(year: int, *, now: datetime) -> QuerySet[PolicyVersion]:
    """Versions published in a year (by the claimed day), oldest first, with their policy."""
    start, end = _year(year)
    return (
        PolicyVersion.objects.defer(*HEAVY)
        .filter(published_at__gte=start, published_at__lt=end, published_at__lte=now)
        .select_related("policy")
        .order_by("published_at", "policy_id", "number")
    )


def withdrawn_in_year(year: int, *, now: datetime) -> QuerySet[VersionEvent]:
    """Repeals and annulments recorded in a year and not taken back by now, oldest first."""
    start, end = _year(year)
    return (
        VersionEvent.objects.filter(
            kind__in=[EventKind.REPEALED, EventKind.ANNULLED],
            recorded_at__gte=start,
            recorded_at__lt=end,
            recorded_at__lte=now,
            undone_by=None,
        )
        .select_related("policy", "version")
        .order_by("recorded_at", "pk")
    )
