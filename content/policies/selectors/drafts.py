"""Working copies: their authors, and what stands in the way of issuing them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from content.policies import addresses
from content.policies.loading import can_read
from content.policies.models import (
    ContentEdit,
    Policy,
    PolicyAddress,
    PolicyVersion,
    VersionEvent,
    VersionSection,
)
from content.policies.rules import Approver, Draft, Withdrawal
from content.policies.selectors.in_force import timeline_of, whole_timeline
from content.policies.snapshot import Snapshot
from content.policies.states import EventKind, VersionState
from content.policies.successions import given_in
from content.publication import publisher
from portal.core.actors import Actor, SystemActor
from portal.core.clock import day_of
from portal.people.roles import Capability


def authors_of_draft(policy: Policy) -> list[tuple[str, str]]:
    """Everyone who changed content since the last issued version, as (key, name), in order."""
    edits = ContentEdit.objects.filter(policy=policy)
    baseline = edits.filter(is_baseline=True).order_by("-pk").first()
    if baseline is not None:
        edits = edits.filter(pk__gt=baseline.pk)
    authors: dict[str, str] = {}
    for key, name in edits.exclude(by_key="").order_by("pk").values_list("by_key", "by_name"):
        authors[key] = name
    return list(authors.items())


def draft_of(page: Any, taken: Snapshot, now: datetime) -> Draft:
    """What the rules need to know of a working copy."""
    policy = page.policy
    ids = tuple(section.section_id for section in taken.sections)
    return Draft(
        title=page.title,
        slug=page.slug,
        kind=page.kind,
        change_kind=page.change_kind,
        change_note=page.change_note,
        has_owner=page.policy_owner_id is not None,
        has_audience=page.audience_id is not None,
        sections=ids,
        faults=(*taken.faults, *unreadable_parts(page)),
        valid_from=page.valid_from,
        valid_until=page.valid_until,
        retroactive_from=page.retroactive_from,
        published_on=day_of(page.published_at or now),
        corrects=page.corrects,
        follows=page.follows,
        numbers=set(PolicyVersion.objects.filter(policy=policy).values_list("number", flat=True)),
        successions=given_in(page.successions),
        before=ids_before(page) if page.successions else (),
        foreign=_foreign(policy, ids),
        slug_is_taken=PolicyAddress.objects.filter(slug=page.slug).exclude(policy=policy).exists(),
        changes_address=bool(policy and policy.slug not in ("", page.slug)),
        is_embargoed=page.published_at is not None and page.published_at > now,
        slug_is_reserved=page.slug in addresses.RESERVED_SLUGS,
        is_scheduled=page.go_live_at is not None or page.expire_at is not None,
        is_alias=page.alias_of_id is not None,
        is_imported=isinstance(publisher.current_actor(), SystemActor),
    )


def unreadable_parts(page: Any) -> list[tuple[str, int]]:
    """Sections of a working copy with blocks of a type that was edited away: Wagtail drops those
    without a word.
    """
    block = page.body.stream_block.child_blocks["section"]
    return [
        ("unknown_block", position)
        for position, raw in enumerate(page.body.raw_data, start=1)
        if not can_read(block, raw["value"])
    ]


def number_before(page: Any) -> int | None:
    """The version that a working copy is made from; None before the first is issued."""
    if page.corrects or page.follows:
        return int(page.corrects or page.follows)
    if page.policy is None:
        return None
    versions = PolicyVersion.objects.filter(policy=page.policy)
    return versions.aggregate(last=Max("number"))["last"]


def sections_before(page: Any) -> QuerySet[VersionSection]:
    """The sections of that version, in order."""
    return VersionSection.objects.filter(
        version__policy=page.policy, version__number=number_before(page)
    ).order_by("position")


def ids_before(page: Any) -> list[UUID]:
    """Their ids, in order."""
    return list(sections_before(page).values_list("section_id", flat=True))


def _foreign(policy: Policy | None, ids: Iterable[UUID]) -> set[UUID]:
    rows = VersionSection.objects.filter(section_id__in=list(ids)).exclude(version__policy=policy)
    return set(rows.values_list("section_id", flat=True))


def may_approve(by: Actor | None) -> bool:
    """May this actor publish policy at all? The portal itself may, when it imports."""
    if isinstance(by, SystemActor):
        return True
    if by is None:
        return False
    user = getattr(by, "user", None)
    if user is not None and user.is_superuser:
        return True
    can = getattr(by, "can", None)
    return bool(can and can(Capability.APPROVE_POLICY))


def approver_of(policy: Policy | None, by: Actor | None) -> Approver:
    """What the rules need to know of who publishes."""
    authors = {key for key, _ in authors_of_draft(policy)} if policy else set()
    return Approver(
        is_known=by is not None,
        may_approve=may_approve(by),
        is_author=by is not None and not isinstance(by, SystemActor) and by.actor_key in authors,
    )


def withdrawal_of(policy: Policy, by: Actor, reason: str, now: datetime) -> Withdrawal:
    """What the rules need to know before something issued is withdrawn or corrected."""
    timeline = timeline_of(policy, now=now)
    user = getattr(by, "user", None)
    can = getattr(by, "can", None)
    return Withdrawal(
        reason=reason,
        may_withdraw=isinstance(by, SystemActor)
        or bool(user is not None and user.is_superuser)
        or bool(can and can(Capability.WITHDRAW_POLICY)),
        numbers=set(PolicyVersion.objects.filter(policy=policy).values_list("number", flat=True)),
        annulled={number for number in timeline.annulled if number is not None},
        repeals={
            event.from_on
            for event in timeline.events
            if event.kind == EventKind.REPEALED and event.from_on
        },
    )


def applies_now_or_later(policy: Policy, now: datetime) -> bool:
    """Is any version in force today or on a later day, embargoed ones included?"""
    states = whole_timeline(policy, now=now).states(day_of(now))
    return any(state in (VersionState.IN_FORCE, VersionState.FUTURE) for state in states.values())


def undoable(event: VersionEvent) -> bool:
    """Can this event be taken back?"""
    return event.kind in (EventKind.REPEALED, EventKind.ANNULLED)


def reason_giver(by: Actor) -> bool:
    """May this actor add reasons to changes? Editors and approvers may, and the portal itself."""
    can = getattr(by, "can", None)
    return may_approve(by) or bool(can and can(Capability.EDIT_POLICY))
