"""The working copy becomes a version: numbered, frozen, self-contained."""

from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db.models import Max

from content.policies import hashes
from content.policies.actions.note_links import note_links
from content.policies.authorship import fingerprint
from content.policies.confirming import refusals_of_minor
from content.policies.models import (
    ContentEdit,
    Policy,
    PolicyAddress,
    PolicyPage,
    PolicyVersion,
    SectionSuccession,
    VersionAttachment,
    VersionSection,
)
from content.policies.models.page import ONE_VERSION_FIELDS
from content.policies.rules import refusals_of_approver, refusals_to_issue
from content.policies.selectors.drafts import approver_of, authors_of_draft, draft_of
from content.policies.selectors.minor import base_of, confirmation_of, minor_edit_of
from content.policies.snapshot import Snapshot, snapshot_of
from content.policies.states import ChangeKind
from content.policies.successions import given_in, steps_of
from portal.audit.change import change
from portal.core import sources
from portal.core.actors import Actor


def issue_version(
    page: PolicyPage,
    *,
    revision: Any,
    by: Actor,
    now: datetime,
    published_is_assumed: bool = False,
) -> PolicyVersion:
    """Issue the next version of a policy from its page. Raises NotAllowed with the refusals.

    Nothing older is touched: ends, states and what is superseded are computed. What belonged to
    this version only (dates, note, kind of change, adoption) is emptied in the working copy.
    """
    with change("policy.version_issued", of=page.policy, by=by, now=now) as step:
        policy = step.record
        taken = snapshot_of(page)
        step.refuse(refusals_to_issue(draft_of(page, taken, now)))
        step.refuse(refusals_of_approver(approver_of(policy, by)))
        step.refuse(refusals_of_minor(minor_edit_of(page, taken, now)))
        version = _version(page, policy, taken, revision, by, now)
        version.published_is_assumed = published_is_assumed
        if version.change_kind == ChangeKind.EDITORIAL:
            confirmed = confirmation_of(page, base_of(page))
            version.confirmation = confirmed.as_data() if confirmed else None
        version.record_hash = hashes.record_hash(version)
        version.save()
        _save_parts(version, taken)
        note_links(version)
        _save_successions(version, page, taken)
        _renew(policy, page, now)
        _empty(page, revision, version, now)
        step.keep(
            number=version.number,
            change_kind=version.change_kind,
            content_hash=version.content_hash,
            record_hash=version.record_hash,
            corrects=version.corrects,
        )
        step.keep_erasable(
            title=version.title, change_note=version.change_note, authors=version.authors
        )
        step.afterwards(partial(sources.changed, "policies", [str(version.pk)]))
    page.policy = policy
    return version


def _version(
    page: PolicyPage, policy: Policy, taken: Snapshot, revision: Any, by: Actor, now: datetime
) -> PolicyVersion:
    last = PolicyVersion.objects.filter(policy=policy).aggregate(last=Max("number"))["last"]
    version = PolicyVersion(
        policy=policy,
        number=(last or 0) + 1,
        follows=page.corrects or page.follows or last,
        corrects=page.corrects,
        title=page.title,
        official_title=page.official_title,
        kind=page.kind,
        language=page.locale.language_code,
        scope=page.scope,
        norms=[line.strip() for line in page.norms.splitlines() if line.strip()],
        tags=sorted(tag.name for tag in page.tags.all()),
        legal_basis=taken.legal_basis,
        policy_owner=page.policy_owner.full_name if page.policy_owner else "",
        audience=page.audience.name,
        is_public=page.is_public,
        review_on=page.review_on,
        adopted_on=page.adopted_on,
        adopted_by=page.adopted_by,
        adoption_reference=page.adoption_reference,
        published_at=(page.published_at or now).astimezone(UTC),
        recorded_at=now.astimezone(UTC),
        valid_from=page.valid_from,
        valid_until=page.valid_until,
        retroactive_from=page.retroactive_from,
        change_kind=page.change_kind,
        change_note=page.change_note,
        authors=[list(author) for author in authors_of_draft(policy)],
        issued_by_key=by.actor_key,
        issued_by_name=by.actor_name,
        page_id=page.pk,
        revision_id=revision.pk if revision else None,
        source={
            "body": page.body.get_prep_value(),
            "legal_basis": page.legal_basis.get_prep_value(),
        },
    )
    version.content_hash = hashes.content_hash(
        title=version.title,
        official_title=version.official_title,
        legal_basis=version.legal_basis,
        sections=[hashes.section_content(section) for section in taken.sections],
        attachments=[hashes.attachment_content(kept) for kept in taken.attachments.values()],
    )
    return version


def _save_parts(version: PolicyVersion, taken: Snapshot) -> None:
    VersionSection.objects.bulk_create(
        VersionSection(version=version, text_hash=section.text_hash, **asdict(section))
        for section in taken.sections
    )
    VersionAttachment.objects.bulk_create(
        VersionAttachment(
            version=version,
            size=len(kept.content),
            content_hash=kept.content_hash,
            **asdict(kept),
        )
        for kept in taken.attachments.values()
    )


def _save_successions(version: PolicyVersion, page: PolicyPage, taken: Snapshot) -> None:
    """What became of the sections of the version this one is made from, as the editor said it."""
    before = VersionSection.objects.filter(
        version__policy_id=version.policy_id, version__number=version.follows
    ).order_by("position")
    steps = steps_of(
        given_in(page.successions),
        list(before.values_list("section_id", flat=True)),
        {section.section_id for section in taken.sections},
    )
    SectionSuccession.objects.bulk_create(
        SectionSuccession(
            policy_id=version.policy_id,
            version=version,
            section_id=section_id,
            became=became,
            kind=kind,
        )
        for section_id, became, kind in steps
    )


def _renew(policy: Policy, page: PolicyPage, now: datetime) -> None:
    """What holds for the policy as it is today follows the approved working copy."""
    policy.slug = page.slug
    policy.title = page.title
    policy.kind = page.kind
    policy.policy_owner = page.policy_owner
    policy.audience = page.audience
    policy.review_on = page.review_on
    policy.is_public = page.is_public
    policy.deleted_at = None
    policy.save()
    if not PolicyAddress.objects.filter(policy=policy, slug=page.slug).exists():
        PolicyAddress.objects.create(policy=policy, slug=page.slug, since_at=now)


def _empty(page: PolicyPage, revision: Any, version: PolicyVersion, now: datetime) -> None:
    """Empty what belonged to this version, in the row, in the revision and in memory.

    When a newer draft exists its authors stay counted: no new baseline is laid under them.
    """
    emptied = {**ONE_VERSION_FIELDS, "follows": version.number}
    PolicyPage.objects.filter(pk=page.pk).update(**emptied)
    for name, value in emptied.items():
        setattr(page, name, value)
    if revision is None:
        return
    revision.content = {**revision.content, **emptied}
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content)
    if revision.is_latest_revision():
        ContentEdit.objects.create(
            policy=page.policy,
            fingerprint=fingerprint(revision.content),
            is_baseline=True,
            recorded_at=now,
        )
