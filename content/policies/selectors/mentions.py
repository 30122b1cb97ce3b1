"""Who mentions a policy: the links of other policies to it, as far as they may be read."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from content.policies.models import Policy, PolicyAddress, SectionLink, VersionSection
from content.policies.selectors.in_force import HEAVY
from content.policies.selectors.policies import RIGHTS, Reader, stamps_in, stamps_of_readable
from content.policies.selectors.remembered import (
    STAMPED,
    Stamp,
    histories_of,
    stamp_of_all,
    with_stamp,
)
from portal.core.clock import day_of

REMEMBERED_POLICIES = 512


@dataclass(frozen=True)
class Mention:
    """A section of another policy, in force today, that links here; ``target`` is the section."""

    policy: Policy
    section_id: UUID | None
    number: str
    heading: str
    target: UUID | None


@dataclass(frozen=True)
class Linking:
    """Every link of other policies to one, and the stamps of those that someone may read."""

    links: tuple[Any, ...] = ()
    stamps: Mapping[int, Stamp] = field(default_factory=dict)


def linking_to(reader: Reader, policy: Policy, of_all: str) -> Linking:
    """What links to a policy from any version of another one. One query, and one for the job of
    this person where that decides; none when this process knows that nothing does.
    """
    question = (policy.key, of_all)
    links = _linking.get(question)
    if links is not None:
        return Linking(links, stamps_of_readable(reader, {one.version.policy_id for one in links}))
    rows = list(_links_to(policy))
    links = _linking[question] = tuple({row.pk: row for row in rows}.values())
    while len(_linking) > REMEMBERED_POLICIES:
        _linking.popitem(last=False)
    return Linking(links, stamps_in(reader, map(_policy_of, rows)))


def mentions_of(person: Any, policy: Policy, *, now: datetime) -> list[Mention]:
    """Where the texts in force that this person may read link to a policy, by title."""
    return mentions_in(linking_to(Reader(person), policy, stamp_of_all()), now=now)


def mentions_in(linking: Linking, *, now: datetime) -> list[Mention]:
    """The same of what links there; no query for histories that are remembered."""
    today = day_of(now)
    current = set()
    for history in histories_of(linking.stamps).values():
        number = history.timeline(now=now).in_force(today)
        if number is not None:
            current.add(history.rows[number].pk)
    found = {
        (link.version_id, link.section_id): Mention(
            policy=link.version.policy,
            section_id=link.section_id,
            number=link.number or "",
            heading=link.heading or "",
            target=link.target_section,
        )
        for link in linking.links
        if link.version_id in current
    }
    return sorted(
        found.values(), key=lambda one: (one.policy.title.casefold(), one.number, one.heading)
    )


_linking: OrderedDict[tuple[UUID, str], tuple[Any, ...]] = OrderedDict()


def _links_to(policy: Policy) -> QuerySet[SectionLink]:
    """Every link of another policy to this one or one of its sections, in any version; a row for
    each department and function of the audience, since who may read is decided by the same query.
    """
    slugs = PolicyAddress.objects.filter(policy=policy).values("slug")
    sections = VersionSection.objects.filter(version__policy=policy).values("section_id")
    holding = VersionSection.objects.filter(
        version=OuterRef("version"), section_id=OuterRef("section_id")
    )
    rows = SectionLink.objects.filter(
        Q(target_slug__in=slugs) | Q(target_section__in=sections)
    ).exclude(Q(version__policy=policy) | Q(version__policy__slug=""))
    return (
        with_stamp(rows)
        .annotate(
            number=Subquery(holding.values("number")[:1]),
            heading=Subquery(holding.values("heading")[:1]),
            **{name: F(f"version__policy__{column}") for name, column in RIGHTS.items()},
        )
        .select_related("version__policy__audience")
        .defer(*(f"version__{name}" for name in HEAVY))
    )


def _policy_of(row: Any) -> Policy:
    """The policy a link stands in, with what was read beside it."""
    policy: Policy = row.version.policy
    for name in (*RIGHTS, *STAMPED):
        setattr(policy, name, getattr(row, name))
    return policy
