"""What applies on a day, as known on a day: of one policy or of many."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.states import Clock, EventKind
from content.policies.validity import EventFacts, Timeline, VersionFacts

#: The columns that lists need; the stream itself is only read for comparing and verifying.
HEAVY = ("source",)
DECIDING = (
    "policy_id",
    "number",
    "published_at",
    "recorded_at",
    "valid_from",
    "valid_until",
    "retroactive_from",
    "corrects",
)
HAPPENED = ("kind", "recorded_at", "version__number", "from_on", "undoes_id", "dates")


def _facts(row: dict[str, Any]) -> VersionFacts:
    return VersionFacts(**{name: row[name] for name in DECIDING if name != "policy_id"})


def _event_facts(row: dict[str, Any]) -> EventFacts:
    dates = {
        name: date.fromisoformat(new) if new else None for name, (_, new) in row["dates"].items()
    }
    return EventFacts(
        key=row["pk"],
        kind=EventKind(row["kind"]),
        recorded_at=row["recorded_at"],
        number=row["version__number"],
        from_on=row["from_on"],
        undoes=row["undoes_id"],
        dates=dates,
    )


Facts = tuple[
    dict[int, list[VersionFacts]], dict[int, list[EventFacts]], dict[tuple[int, int], int]
]


def load_facts(policies: Iterable[int] | QuerySet[Any] | None = None) -> Facts:
    """Versions and events by policy, and row ids by (policy, number); two queries.

    Without ``policies`` (ids, or a query set of ids) of all of them.
    """
    rows, happened = PolicyVersion.objects.all(), VersionEvent.objects.all()
    if policies is not None:
        rows, happened = (
            rows.filter(policy_id__in=policies),
            happened.filter(policy_id__in=policies),
        )
    versions: dict[int, list[VersionFacts]] = defaultdict(list)
    events: dict[int, list[EventFacts]] = defaultdict(list)
    ids: dict[tuple[int, int], int] = {}
    for row in rows.order_by("policy_id", "number").values("pk", *DECIDING):
        versions[row["policy_id"]].append(_facts(row))
        ids[(row["policy_id"], row["number"])] = row["pk"]
    for event in happened.values("pk", "policy_id", *HAPPENED):
        events[event["policy_id"]].append(_event_facts(event))
    return versions, events, ids


def timelines(
    policies: Iterable[int] | QuerySet[Any],
    *,
    now: datetime,
    known: date | None = None,
    clock: Clock | str = Clock.PUBLISHED,
) -> dict[int, Timeline]:
    """The timeline of each policy (ids, or a query set of ids) that has versions; two queries."""
    versions, events, _ = load_facts(policies)
    return {
        policy_id: Timeline(facts, events[policy_id], now=now, known=known, clock=clock)
        for policy_id, facts in versions.items()
    }


def timeline_of(
    policy: Policy,
    *,
    now: datetime,
    known: date | None = None,
    clock: Clock | str = Clock.PUBLISHED,
) -> Timeline:
    """Everything one could know about a policy at a moment; two queries."""
    found = timelines([policy.pk], now=now, known=known, clock=clock)
    return found.get(policy.pk) or Timeline((), (), now=now, known=known, clock=clock)


def in_force_version(
    policy: Policy,
    day: date,
    known: date | None = None,
    *,
    clock: Clock | str = Clock.PUBLISHED,
    now: datetime,
) -> PolicyVersion | None:
    """The version in force on ``day`` as known at the end of ``known``; None when nothing was."""
    number = timeline_of(policy, now=now, known=known, clock=clock).in_force(day)
    if number is None:
        return None
    return PolicyVersion.objects.defer(*HEAVY).get(policy=policy, number=number)
