"""What applies on a day, as known on a day: of one policy or of many."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.selectors.facts import DECIDING, HAPPENED, event_facts, version_facts
from content.policies.selectors.remembered import History, history_of
from content.policies.states import Clock
from content.policies.validity import EventFacts, Timeline, VersionFacts

#: The columns that lists need; the stream itself is only read for comparing and verifying.
HEAVY = ("source",)
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
        versions[row["policy_id"]].append(version_facts(row))
        ids[(row["policy_id"], row["number"])] = row["pk"]
    for event in happened.values("pk", "policy_id", *HAPPENED):
        events[event["policy_id"]].append(event_facts(event))
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
    history: History | None = None,
) -> Timeline:
    """Everything one could know about a policy at a moment; one query when it is remembered."""
    return (history or history_of(policy)).timeline(now=now, known=known, clock=clock)


def whole_timeline(policy: Policy, *, now: datetime) -> Timeline:
    """Everything issued so far with what was added by now: for editors, embargoes aside."""
    history = history_of(policy)
    return history.timeline(now=max([now, *(facts.published_at for facts in history.versions)]))


def in_force_version(
    policy: Policy,
    day: date,
    known: date | None = None,
    *,
    clock: Clock | str = Clock.PUBLISHED,
    now: datetime,
) -> PolicyVersion | None:
    """The version in force on ``day`` as known at the end of ``known``; None when nothing was."""
    history = history_of(policy)
    number = history.timeline(now=now, known=known, clock=clock).in_force(day)
    if number is None:
        return None
    return PolicyVersion.objects.defer(*HEAVY).get(pk=history.rows[number].pk)
