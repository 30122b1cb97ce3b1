"""What changed in policy, newest first: for feeds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models.functions import Greatest

from content.policies.models import FeedToken, Policy, PolicyVersion, VersionEvent
from content.policies.selectors.in_force import HEAVY, timelines
from content.policies.selectors.policies import readable_policies
from content.policies.validity import Timeline
from portal.core.clock import day_of

#: How far back a feed goes; older changes stand in the list of versions of each policy.
ENTRIES = 50


@dataclass(frozen=True)
class Change:
    """A version that became known, or something that happened later (``event``).

    ``key`` lasts whatever the address; ``visible_at`` is when readers could first know of it.
    ``title`` is that of the version, or of the newest one that is known. ``older`` is the number
    of the version before, where there is one to compare with.
    """

    key: UUID
    policy: Policy
    title: str
    version: PolicyVersion | None
    event: VersionEvent | None
    visible_at: datetime
    older: int | None = None


def changes_for(person: Any, now: datetime) -> list[Change]:
    """The newest changes of every policy this person (None: the public) may read; five queries.

    Nothing under embargo, nothing about what lies under embargo.
    """
    readable = readable_policies(person)
    versions = list(
        PolicyVersion.objects.filter(policy__in=readable, published_at__lte=now)
        .annotate(visible_at=Greatest("published_at", "recorded_at"))
        .select_related("policy")
        .defer(*HEAVY)
        .order_by("-visible_at", "-pk")[:ENTRIES]
    )
    events = list(
        VersionEvent.objects.filter(policy__in=readable, recorded_at__lte=now)
        .select_related("policy", "version")
        .defer(*(f"version__{name}" for name in HEAVY))
        .order_by("-recorded_at", "-pk")[:ENTRIES]
    )
    known = timelines({row.policy_id for row in (*versions, *events)}, now=now)
    changes = [_issued(row, known) for row in versions if _is_known(row, known)]
    titles = _titles({row.policy_id for row in events if row.version is None}, known)
    changes += [
        Change(
            key=uuid5(row.policy.key, f"event/{row.pk}"),
            policy=row.policy,
            title=row.version.title if row.version else titles[row.policy_id],
            version=row.version,
            event=row,
            visible_at=_seen(row),
        )
        for row in events
        if (row.policy_id in titles if row.version is None else _is_known(row.version, known))
    ]
    return sorted(changes, key=lambda one: (one.visible_at, one.key), reverse=True)[:ENTRIES]


def _titles(policies: Iterable[int], known: dict[int, Timeline]) -> dict[int, str]:
    """What policies are called as far as one may know; one query."""
    newest = {
        (policy, max(known[policy].versions))
        for policy in policies
        if policy in known and known[policy].versions
    }
    rows = PolicyVersion.objects.filter(
        policy__in=[policy for policy, _ in newest], number__in=[number for _, number in newest]
    ).values_list("policy_id", "number", "title")
    return {policy: title for policy, number, title in rows if (policy, number) in newest}


def _is_known(version: PolicyVersion, known: dict[int, Timeline]) -> bool:
    """A correction is not known before what it corrects."""
    timeline = known.get(version.policy_id)
    return timeline is not None and version.number in timeline.versions


def _seen(event: VersionEvent) -> datetime:
    """What happened to a version before it was known became known with it."""
    if event.version is None:
        return event.recorded_at
    return max(event.recorded_at, event.version.published_at)


def _issued(version: Any, known: dict[int, Timeline]) -> Change:
    older = version.base_among(known[version.policy_id].versions)
    key = uuid5(version.policy.key, f"version/{version.number}")
    return Change(key, version.policy, version.title, version, None, version.visible_at, older)


def feed_tokens_of(person: Any) -> list[FeedToken]:
    """The secret addresses of a person that still work."""
    return list(FeedToken.objects.filter(person=person, revoked_at=None))


def feed_token_by_hash(token_hash: str) -> FeedToken | None:
    """A secret address, revoked ones included, with its person and their roles; two queries."""
    return (
        FeedToken.objects.select_related("person__user")
        .prefetch_related("person__role_assignments")
        .filter(token_hash=token_hash)
        .first()
    )


def opens_feed(token: FeedToken, now: datetime) -> bool:
    """Does it open anything today? Not when revoked, nor when its person does not work here."""
    person = token.person
    account = person.user
    return (
        token.revoked_at is None
        and account is not None
        and account.is_active
        and person.works_on(day_of(now))
    )
