"""What applies on a day, as known on a day: of one policy or of many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.selectors.policies import readable_policies
from content.policies.states import Clock, EventKind
from content.policies.validity import EventFacts, Period, Timeline, VersionFacts

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


@dataclass(frozen=True)
class InForce:
    """A policy with the version in force on the day asked for, and its period there."""

    policy: Policy
    version: PolicyVersion
    period: Period


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


def timelines(
    policies: Iterable[int] | QuerySet[Any],
    *,
    now: datetime,
    known: date | None = None,
    clock: Clock | str = Clock.PUBLISHED,
) -> dict[int, Timeline]:
    """The timeline of each policy (ids, or a query set of ids) that has versions; two queries."""
    versions: dict[int, list[VersionFacts]] = defaultdict(list)
    events: dict[int, list[EventFacts]] = defaultdict(list)
    rows = PolicyVersion.objects.filter(policy_id__in=policies).order_by("policy_id", "number")
    for row in rows.values(*DECIDING):
        versions[row["policy_id"]].append(_facts(row))
    happened = VersionEvent.objects.filter(policy_id__in=policies).values(
        "pk",
        "policy_id",
        "kind",
        "recorded_at",
        "version__number",
        "from_on",
        "undoes_id",
        "dates",
    )
    for row in happened:
        events[row["policy_id"]].append(_event_facts(row))
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


def versions_in_force(
    person: Any, day: date, *, now: datetime, policies: QuerySet[Policy] | None = None
) -> list[InForce]:
    """What applies on a day, of every policy this person may read, by title; constant queries.

    ``policies`` narrows the readable ones further (a kind, an owner).
    """
    readable = readable_policies(person)
    if policies is not None:
        readable = readable.filter(pk__in=policies.values("pk"))
    by_id = {policy.pk: policy for policy in readable.select_related("policy_owner", "audience")}
    found = {}
    for policy_id, timeline in timelines(readable.values("pk"), now=now).items():
        number = timeline.in_force(day)
        period = None if number is None else timeline.period_of(number, day)
        if number is not None and period is not None and policy_id in by_id:
            found[(policy_id, number)] = period
    versions = PolicyVersion.objects.defer(*HEAVY).filter(policy__in=readable.values("pk"))
    lines = [
        InForce(by_id[version.policy_id], version, found[(version.policy_id, version.number)])
        for version in versions
        if (version.policy_id, version.number) in found
    ]
    return sorted(lines, key=lambda line: line.version.title.lower())
