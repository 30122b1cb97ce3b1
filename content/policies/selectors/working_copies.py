"""The working copy of a policy: is there one, and does it hold work that was not issued?"""

from content.policies.authorship import fingerprint
from content.policies.loading import fill, load
from content.policies.models import ContentEdit, Policy, PolicyPage, PolicyVersion
from content.policies.rules import Beginning
from portal.core.actors import Actor
from portal.people.roles import Capability


def page_of(policy: Policy) -> PolicyPage | None:
    """The page in the authentic language; None when it was deleted."""
    return (
        PolicyPage.objects.filter(policy=policy, locale__language_code=policy.authentic_language)
        .select_related("policy", "locale", "latest_revision")
        .first()
    )


def has_unissued_work(page: PolicyPage) -> bool:
    """Does the working copy say anything that was not issued, nor just loaded from a version?"""
    edits = ContentEdit.objects.filter(policy=page.policy).order_by("-pk")
    last, baseline = edits.first(), edits.filter(is_baseline=True).first()
    if last is None or last.is_baseline:
        return False
    if baseline is not None and last.fingerprint == baseline.fingerprint:
        return False
    draft = page.get_latest_revision_as_object()
    version = PolicyVersion.objects.filter(policy=page.policy, number=draft.follows).first()
    if version is None:
        return True
    said, corrects = fingerprint(draft.serializable_data()), draft.corrects
    fill(draft, version, load(version, version.sections.all()))
    draft.corrects = corrects
    return fingerprint(draft.serializable_data()) != said


def is_capable(by: Actor | None, *capabilities: Capability) -> bool:
    """May this actor do one of these? A superuser may do all."""
    user = getattr(by, "user", None)
    can = getattr(by, "can", None)
    return bool(user is not None and user.is_superuser) or bool(
        can and any(can(capability) for capability in capabilities)
    )


def beginning_of(page: PolicyPage | None, policy: Policy, by: Actor, may_drop: bool) -> Beginning:
    """What the rules need to know before a version is loaded into the working copy."""
    user = getattr(by, "user", None)
    is_locked = False
    if page is not None and user is not None:
        permissions = page.permissions_for_user(user)
        is_locked = permissions.page_locked() or not permissions.can_edit()
    return Beginning(
        may_edit=is_capable(by, Capability.EDIT_POLICY),
        has_page=page is not None,
        is_locked=is_locked,
        would_lose=page is not None and has_unissued_work(page),
        may_drop=may_drop,
        numbers=set(PolicyVersion.objects.filter(policy=policy).values_list("number", flat=True)),
    )
