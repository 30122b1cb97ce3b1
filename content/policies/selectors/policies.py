"""Which policies someone may read, and where they are found."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from content.policies.models import Policy, PolicyAddress, PolicyVersion, VersionAttachment
from content.policies.selectors.remembered import (
    History,
    Stamp,
    history_of,
    stamp_on,
    with_stamp,
)
from portal.people.roles import Capability
from portal.people.selectors import audiences_of, belongs_to, job_today

#: Who works on texts or audits them reads every policy, whatever its audience.
READS_ALL = (
    Capability.EDIT_POLICY,
    Capability.APPROVE_POLICY,
    Capability.WITHDRAW_POLICY,
    Capability.READ_AUDIT_TRAIL,
)


def readable_policies(person: Any) -> QuerySet[Policy]:
    """The policies this person (None: the public) may read: public ones, and those of an audience.

    Policies without an issued version are among them; they have nothing to show yet.
    """
    policies = Policy.objects.exclude(slug="")
    if may_read_all(person):
        return policies
    if not reads_own(person):
        return policies.filter(is_public=True)
    return policies.filter(
        Q(is_public=True) | Q(audience=None) | Q(audience__in=audiences_of(person))
    )


def may_read_all(person: Any) -> bool:
    """Is no policy closed to this person? Only then does a gap mean that something is missing."""
    return bool(person) and any(person.can(capability) for capability in READS_ALL)


def reads_own(person: Any) -> bool:
    """Does this person read more than what is public: what is for an audience of theirs?"""
    return bool(person) and person.can(Capability.READ_POLICY)


def may_read_policy(person: Any, policy: Policy) -> bool:
    """May this person read this policy, in all its versions?"""
    return readable_policies(person).filter(pk=policy.pk).exists()


def policy_by_slug(person: Any, slug: str) -> Policy | None:
    """The policy found now or formerly under a slug, when this person may read it.

    When ``policy.slug`` differs from the slug asked for, the reader belongs at the new address.
    """
    return readable_policies(person).filter(addresses__slug=slug).first()


#: What decides, beside the policy and its audience, who may read; a policy has a row for each.
RIGHTS = {"for_department": "audience__departments", "for_function": "audience__functions"}


class Reader:
    """A person (None: the public) during one question; the job is asked once, when it matters."""

    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def job(self) -> Any:
        """What the person does today; one query."""
        return job_today(self.person)


def policy_with_stamp(reader: Reader, slug: str) -> tuple[Policy, Stamp] | None:
    """The same, with the stamp under which its history is remembered; one query together, and one
    more when it depends on the person's job.

    Every page of a policy begins here, so the right is read from one plain row for each department
    and function of its audience; ``readable_policies`` says the same about many.
    """
    rows = list(_plain_rows(with_stamp(Policy.objects.filter(addresses__slug=slug))))
    if not rows or not _may_read_row(reader, rows):
        return None
    return rows[0], stamp_on(rows[0])


def stamps_of_readable(reader: Reader, ids: Collection[int]) -> dict[int, Stamp]:
    """Which of a few policies this person may read, each with its stamp; one query, and one more
    when it depends on the person's job.
    """
    found = _plain_rows(with_stamp(Policy.objects.filter(pk__in=ids))) if ids else ()
    return stamps_in(reader, found)


def stamps_in(reader: Reader, found: Iterable[Any]) -> dict[int, Stamp]:
    """The same of policies just read with the columns RIGHTS and their stamp."""
    by_id: dict[int, list[Any]] = {}
    for row in found:
        by_id.setdefault(row.pk, []).append(row)
    return {pk: stamp_on(rows[0]) for pk, rows in by_id.items() if _may_read_row(reader, rows)}


def _plain_rows(policies: QuerySet[Policy]) -> QuerySet[Policy]:
    """Each policy once for each department and function of its audience."""
    return (
        policies.exclude(slug="")
        .select_related("audience")
        .annotate(**{name: F(column) for name, column in RIGHTS.items()})
    )


def _may_read_row(reader: Reader, rows: list[Any]) -> bool:
    policy, person = rows[0], reader.person
    if policy.is_public or may_read_all(person):
        return True
    if not reads_own(person):
        return False
    return policy.audience is None or belongs_to(
        person,
        policy.audience,
        {row.for_department for row in rows} - {None},
        {row.for_function for row in rows} - {None},
        lambda: reader.job,
    )


def is_known(policy: Policy, *, now: datetime, history: History | None = None) -> bool:
    """May readers know of this policy by now, under the title that is then set on it?

    A version under embargo may have given it another title already: until that is known, the
    newest known version says what it is called. One query more while there is an embargo.
    """
    history = history or history_of(policy)
    known = history.timeline(now=now).versions
    if known and len(known) < len(history.versions):
        newest = history.rows[max(known)].pk
        policy.title = PolicyVersion.objects.values_list("title", flat=True).get(pk=newest)
    return bool(known)


def origin_of(person: Any, policy: Policy, *, now: datetime) -> Policy | None:
    """The policy that this one began as a copy of, when this person may read that; no query for
    what was written anew.
    """
    if policy.derived_from_id is None:
        return None
    rows = list(_plain_rows(with_stamp(Policy.objects.filter(pk=policy.derived_from_id))))
    if not rows or not _may_read_row(Reader(person), rows):
        return None
    history = history_of(rows[0], stamp_on(rows[0]))
    return rows[0] if is_known(rows[0], now=now, history=history) else None


def former_slugs(policy: Policy) -> list[str]:
    """The slugs this policy had before, oldest first."""
    return list(
        PolicyAddress.objects.filter(policy=policy)
        .exclude(slug=policy.slug)
        .values_list("slug", flat=True)
    )


def may_see_embargoed(person: Any) -> bool:
    """Are versions that nobody knows yet shown to this person? To editors and approvers only."""
    return bool(person) and (
        person.can(Capability.EDIT_POLICY) or person.can(Capability.APPROVE_POLICY)
    )


def attachment_for(person: Any, key: UUID, now: datetime) -> VersionAttachment | None:
    """A picture or file by its address, when this person may read a version that holds it."""
    attachments = VersionAttachment.objects.filter(
        key=key, version__policy__in=readable_policies(person)
    )
    if may_see_embargoed(person):
        return attachments.first()
    published = attachments.filter(version__published_at__lte=now)
    rows = published.select_related("version__policy").defer("version__source")
    return next((one for one in rows if _is_known(one.version, now)), None)


def _is_known(version: PolicyVersion, now: datetime) -> bool:
    """A correction is never known before what it corrects."""
    if version.corrects is None:
        return True
    return version.number in history_of(version.policy).timeline(now=now).versions
