"""Lists over all policies: what applies on a day, what may be found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from content.policies.models import Policy, PolicyVersion
from content.policies.selectors.everything import Standing, standings
from content.policies.selectors.in_force import HEAVY
from content.policies.selectors.policies import readable_policies
from content.policies.validity import Period


@dataclass(frozen=True)
class InForce:
    """A policy with the version in force on the day asked for, and its period there."""

    policy: Policy
    version: PolicyVersion
    period: Period


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
    found = {
        standing.version_id: standing
        for standing in standings(day, now)
        if standing.is_in_force and standing.policy_id in by_id
    }
    lines = [
        InForce(by_id[version.policy_id], version, period)
        for version in PolicyVersion.objects.defer(*HEAVY).filter(pk__in=list(found))
        if (period := found[version.pk].period) is not None
    ]
    return sorted(lines, key=lambda line: line.version.title.lower())


def readable_standings(person: Any, day: date, *, now: datetime) -> list[Standing]:
    """Every known version of the policies this person may read; constant queries. For search."""
    readable = set(readable_policies(person).values_list("pk", flat=True))
    return [one for one in standings(day, now) if one.policy_id in readable]
