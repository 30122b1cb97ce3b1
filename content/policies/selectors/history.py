"""The versions of a policy one may know of, with their states; and what happened in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.selectors.in_force import HEAVY, timeline_of
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
    timeline: Timeline | None = None,
) -> list[KnownVersion]:
    """Every version one can know of, newest first, with its state on ``day``; four queries.

    Who asked for the timeline of the same moment already gives it, which saves two.
    """
    timeline = timeline or timeline_of(policy, now=now, known=known, clock=clock)
    versions = PolicyVersion.objects.defer(*HEAVY).filter(
        policy=policy, number__in=list(timeline.versions)
    )
    about: dict[int | None, list[VersionEvent]] = {}
    for event in VersionEvent.objects.filter(policy=policy, recorded_at__lte=now):
        about.setdefault(event.version_id, []).append(event)
    states, periods = timeline.states(day), timeline.periods()
    return [
        _known(version, timeline, states, periods, day, about.get(version.pk, []))
        for version in versions.order_by("-number")
    ]


def _known(
    version: PolicyVersion,
    timeline: Timeline,
    states: dict[int, VersionState],
    periods: Iterable[Period],
    day: date,
    events: list[VersionEvent],
) -> KnownVersion:
    own = tuple(period for period in periods if period.number == version.number)
    holding = next((period for period in own if period.holds(day)), None)
    return KnownVersion(
        version=version,
        state=states[version.number],
        dates=timeline.dates[version.number],
        period=holding or (own[-1] if own else None),
        periods=own,
        events=tuple(events),
    )


def version_by_number(policy: Policy, number: int, now: datetime) -> PolicyVersion | None:
    """A version one may know of by now, by its number; None under embargo."""
    version = (
        PolicyVersion.objects.defer(*HEAVY)
        .filter(policy=policy, number=number, published_at__lte=now)
        .first()
    )
    if version is None or version.corrects is None:
        return version
    return version if number in timeline_of(policy, now=now).versions else None


def known_version(policy: Policy, number: int, *, now: datetime, day: date) -> KnownVersion | None:
    """One version with its state and period on a day; None when it is unknown."""
    return next(
        (
            line
            for line in versions_known(policy, now=now, day=day)
            if line.version.number == number
        ),
        None,
    )


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
