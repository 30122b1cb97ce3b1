"""The history of one policy, remembered in this process until something is added to it.

Versions and events are never changed or deleted, so what was read of them holds as long as nothing
was added. The stamp of a policy says that, and is asked anew each time; it can be part of the
question by which the policy itself is found. What lies under embargo becomes known by the clock
alone, so how much is known at a moment is part of each question.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from content.policies.models import Policy, PolicyVersion, SectionLink, VersionEvent
from content.policies.selectors.facts import DECIDING, event_facts, version_facts
from content.policies.states import Clock
from content.policies.validity import EventFacts, Timeline, VersionFacts

REMEMBERED_POLICIES = 512
REMEMBERED_TIMELINES = 8


@dataclass(frozen=True)
class Stamp:
    """Equal only while nothing was added to a policy; ``of_all`` says that of all together."""

    policy_key: str
    versions: int
    newest_version: str | None
    events: int
    newest_event: str | None
    of_all: str = field(compare=False)


#: Written out, because a page asks it each time and building it from parts took longer than all
#: else together. The newest event is told by more than its id, which another database may have too.
EVENT_MARK = (
    "CAST(e.id AS varchar(20)) || ' ' || CAST(e.recorded_at AS varchar(40)) || ' ' || e.kind"
    " || ' ' || COALESCE(CAST(e.from_on AS varchar(20)), '')"
    " || ' ' || COALESCE(CAST(e.version_id AS varchar(20)), '') || ' ' || e.reason"
)
STAMP = {
    "stamp_versions": "(SELECT COUNT(*) FROM {versions} v WHERE v.policy_id = {policies}.id)",
    "stamp_version": "(SELECT v.record_hash FROM {versions} v WHERE v.policy_id = {policies}.id"
    " ORDER BY v.id DESC LIMIT 1)",
    "stamp_events": "(SELECT COUNT(*) FROM {events} e WHERE e.policy_id = {policies}.id)",
    "stamp_event": f"(SELECT {EVENT_MARK}"  # noqa: S608 - constants only
    " FROM {events} e WHERE e.policy_id = {policies}.id ORDER BY e.id DESC LIMIT 1)",
}
#: The same for all policies together; the newest policy tells databases of one size apart.
STAMP_OF_ALL = (
    "(CAST((SELECT COUNT(*) FROM {versions}) AS varchar(20)) || ' ' ||"  # noqa: S608
    " COALESCE((SELECT v.record_hash FROM {versions} v ORDER BY v.id DESC LIMIT 1), '') || ' ' ||"
    " CAST((SELECT COUNT(*) FROM {events}) AS varchar(20)) || ' ' ||"
    f" COALESCE((SELECT {EVENT_MARK}"
    " FROM {events} e ORDER BY e.id DESC LIMIT 1), '') || ' ' ||"
    " COALESCE(CAST((SELECT MAX(l.id) FROM {links} l) AS varchar(20)), '') || ' ' ||"
    " COALESCE(CAST("
    "(SELECT p.key FROM {policies} p ORDER BY p.id DESC LIMIT 1) AS varchar(40)), ''))"
)


def _tables() -> dict[str, str]:
    return {
        "policies": Policy._meta.db_table,
        "versions": PolicyVersion._meta.db_table,
        "events": VersionEvent._meta.db_table,
        "links": SectionLink._meta.db_table,
    }


STAMPED = {**STAMP, "stamp_of_all": STAMP_OF_ALL}


def with_stamp(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same policies, or rows with one policy each, and what ``stamp_on`` needs; no query."""
    return rows.annotate(
        **{name: RawSQL(sql.format(**_tables()), ()) for name, sql in STAMPED.items()}  # noqa: S611
    )


def stamp_of_all() -> str:
    """Equal only while nothing was added to any policy; one query."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STAMP_OF_ALL.format(**_tables())}")
        return str(cursor.fetchone()[0])


def stamp_on(policy: Any) -> Stamp:
    """The stamp of a policy that was just read through ``with_stamp``."""
    return Stamp(
        str(policy.key),
        policy.stamp_versions or 0,
        policy.stamp_version,
        policy.stamp_events or 0,
        str(policy.stamp_event),
        str(policy.stamp_of_all),
    )


@dataclass(frozen=True)
class IssuedRow:
    """Where the row of a version is found: its id and its record hash."""

    pk: int
    record_hash: str


@dataclass(frozen=True)
class History:
    """Everything issued of one policy and everything added to it, embargoed versions included.

    Only ``timeline`` decides what someone may know of; ask it before showing anything.
    """

    versions: tuple[VersionFacts, ...]
    rows: dict[int, IssuedRow]
    happened: tuple[EventFacts, ...]
    events: tuple[VersionEvent, ...]
    _published: list[datetime] = field(default_factory=list)
    _recorded: list[datetime] = field(default_factory=list)
    _timelines: "OrderedDict[Hashable, Timeline]" = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._published.extend(sorted(facts.published_at for facts in self.versions))
        self._recorded.extend(sorted(facts.recorded_at for facts in self.happened))

    def timeline(
        self,
        *,
        now: datetime,
        known: date | None = None,
        clock: Clock | str = Clock.PUBLISHED,
    ) -> Timeline:
        """Everything one could know at a moment; no query."""
        seen = (bisect_right(self._published, now), bisect_right(self._recorded, now))
        question = (seen, known, Clock(clock))
        with _guard:
            found = self._timelines.get(question)
        if found is None:
            found = Timeline(self.versions, self.happened, now=now, known=known, clock=clock)
            with _guard:
                self._timelines[question] = found
                while len(self._timelines) > REMEMBERED_TIMELINES:
                    self._timelines.popitem(last=False)
        return found

    def events_of(self, number: int, now: datetime) -> tuple[VersionEvent, ...]:
        """What was added to one version by now, oldest first."""
        row = self.rows[number].pk
        return tuple(
            event for event in self.events if event.version_id == row and event.recorded_at <= now
        )


_guard = Lock()
_histories: "OrderedDict[int, tuple[Stamp, History]]" = OrderedDict()


def history_of(policy: Policy, stamp: Stamp | None = None) -> History:
    """The history of a policy. One query for the stamp unless it was read just now; two or three
    more when something was added since this process asked last.
    """
    if stamp is None:
        stamp = stamp_on(with_stamp(Policy.objects.filter(pk=policy.pk)).get())
    return histories_of({policy.pk: stamp})[policy.pk]


def histories_of(stamps: Mapping[int, Stamp]) -> dict[int, History]:
    """The histories of a few policies by id, for who just read their stamps. At most two queries,
    for all together that this process does not remember.
    """
    found: dict[int, History] = {}
    with _guard:
        for pk, stamp in stamps.items():
            remembered = _histories.get(pk)
            if remembered is not None and remembered[0] == stamp:
                found[pk] = remembered[1]
    missing = {pk: stamp for pk, stamp in stamps.items() if pk not in found}
    for pk, history in _load(missing).items():
        found[pk], stamp = history, missing[pk]
        # A row added while we read would be remembered under a stamp without it.
        if len(history.versions) == stamp.versions and len(history.events) == stamp.events:
            with _guard:
                _histories[pk] = (stamp, history)
                _histories.move_to_end(pk)
                while len(_histories) > REMEMBERED_POLICIES:
                    _histories.popitem(last=False)
    return found


def _load(stamps: Mapping[int, Stamp]) -> dict[int, History]:
    issued = [pk for pk, stamp in stamps.items() if stamp.versions]
    touched = [pk for pk, stamp in stamps.items() if stamp.events]
    versions: dict[int, list[dict[str, Any]]] = {pk: [] for pk in stamps}
    events: dict[int, list[VersionEvent]] = {pk: [] for pk in stamps}
    if issued:
        rows = PolicyVersion.objects.filter(policy_id__in=issued).order_by("number")
        for row in rows.values("pk", "record_hash", *DECIDING):
            versions[row["policy_id"]].append(row)
    if touched:
        for event in VersionEvent.objects.filter(policy_id__in=touched):
            events[event.policy_id].append(event)
    return {pk: _history(versions[pk], events[pk]) for pk in stamps}


def _history(versions: list[dict[str, Any]], events: list[VersionEvent]) -> History:
    numbers = {row["pk"]: row["number"] for row in versions}
    return History(
        versions=tuple(version_facts(row) for row in versions),
        rows={row["number"]: IssuedRow(row["pk"], row["record_hash"]) for row in versions},
        happened=tuple(
            event_facts(
                {
                    "pk": event.pk,
                    "kind": event.kind,
                    "recorded_at": event.recorded_at,
                    "version__number": numbers.get(event.version_id),
                    "from_on": event.from_on,
                    "undoes_id": event.undoes_id,
                    "dates": event.dates,
                }
            )
            for event in events
        ),
        events=tuple(events),
    )
