"""The border with Django's and Wagtail's signals: begin, copy, edit and delete policy pages."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Revision
from wagtail_localize.models import LocaleSynchronization

from content.base.blocks.completing import complete
from content.policies.actions.begin_policy import begin_policy
from content.policies.actions.delete_page import page_deleted
from content.policies.actions.note_edit import note_edit
from content.policies.copying import reminted, reminted_content
from content.policies.models import Policy, PolicyPage
from content.publication import publisher, steps
from portal.core.actors import SystemActor
from portal.core.refusals import Refusal, refuse
from portal.people.models import Person
from portal.people.roles import Role


def complete_blocks(sender: Any, instance: PolicyPage, **kwargs: Any) -> None:
    """The row and its revisions name every block alike."""
    complete(instance.body)
    complete(instance.legal_basis)


def give_policy(sender: Any, instance: PolicyPage, raw: bool = False, **kwargs: Any) -> None:
    """A new page belongs to a policy: its source's when it is a translation, else a new one.

    A copy starts a history of its own, with section ids of its own; it remembers its origin.
    """
    if raw or not instance._state.adding:
        return
    if instance.alias_of_id is not None:
        refuse([Refusal("is_alias")])
    source = (
        PolicyPage.objects.filter(translation_key=instance.translation_key)
        .exclude(policy=None)
        .first()
    )
    if source is not None:
        instance.policy = source.policy
        return
    origin: Policy | None = instance.policy
    by = publisher.current_actor() or publisher.actor_of(instance.owner) or SystemActor("cms")
    instance.policy = begin_policy(
        language=instance.locale.language_code,
        by=by,
        now=publisher.current_now(),
        title=instance.title,
        derived_from=origin,
    )
    if origin is not None:
        instance.body = reminted(instance.body, instance.policy.key)
        instance.follows = instance.corrects = None
        instance.successions = []


def keep_revision_home(sender: Any, instance: Revision, **kwargs: Any) -> None:
    """A revision copied along with its page must not carry the policy and ids of the original."""
    page = _policy_page_of(instance)
    if page is None or instance.content.get("policy") in (None, page.policy_id):
        return
    instance.content = {
        **reminted_content(instance.content, page.policy.key),
        "policy": page.policy_id,
        "follows": page.follows,
        "corrects": None,
        "successions": [],
    }


def note_author(sender: Any, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """A save of the authentic page: remember who changed what the next version will say."""
    page = _policy_page_of(instance)
    if raw or page is None or not page.is_authentic:
        return
    by = publisher.actor_of(instance.user) or publisher.current_actor()
    note_edit(page.policy, content=instance.content, by=by, now=publisher.current_now())


def _policy_page_of(revision: Revision) -> PolicyPage | None:
    if revision.content_type_id != ContentType.objects.get_for_model(PolicyPage).pk:
        return None
    return (
        PolicyPage.objects.filter(pk=revision.object_id)
        .select_related("policy", "locale")
        .exclude(policy=None)
        .first()
    )


def guard_deletion(sender: Any, instance: PolicyPage, **kwargs: Any) -> None:
    """The last barrier, behind the screens: nothing that applies disappears without a reason."""
    by, now = publisher.current_actor(), publisher.current_now()
    refusals = [
        refusal
        for step in steps.concerning(instance)
        for refusal in step.deletion_refusals(instance, by, now)
    ]
    if refusals and not (may_delete_with_reason(by) and deletion_reason()):
        refuse(refusals)


def may_delete_with_reason(by: Any) -> bool:
    """Administrators and superusers may delete what applies, when they say why."""
    if isinstance(by, Person) and Role.ADMINISTRATOR in by.roles:
        return True
    return bool(getattr(getattr(by, "user", None), "is_superuser", False))


def deletion_reason() -> str:
    """The reason given on the screen, or by the code that deletes."""
    request = publisher.current_request()
    if request is not None and request.method == "POST":
        return str(request.POST.get("reason", "")).strip()
    return str((publisher.current_facts() or {}).get("reason", "")).strip()


def tell_deleted(sender: Any, instance: PolicyPage, **kwargs: Any) -> None:
    """The policy stays, with its address and versions; pages of translations go with the source."""
    if instance.policy is None or not instance.is_authentic:
        return
    by = publisher.current_actor() or SystemActor("cms")
    page_deleted(instance.policy, by=by, now=publisher.current_now(), reason=deletion_reason())
    for page in PolicyPage.objects.filter(policy=instance.policy).exclude(pk=instance.pk):
        page.delete()


def refuse_synchronising(sender: Any, **kwargs: Any) -> None:
    """Keeping two languages alike makes aliases of every page, policy among them."""
    refuse([Refusal("synchronised_language")])


def connect() -> None:
    """Listen; called once when the app is ready."""
    pre_save.connect(
        refuse_synchronising, sender=LocaleSynchronization, dispatch_uid="content_policies.sync"
    )
    pre_save.connect(give_policy, sender=PolicyPage, dispatch_uid="content_policies.give")
    pre_save.connect(complete_blocks, sender=PolicyPage, dispatch_uid="content_policies.ids")
    pre_save.connect(keep_revision_home, sender=Revision, dispatch_uid="content_policies.home")
    post_save.connect(note_author, sender=Revision, dispatch_uid="content_policies.author")
    pre_delete.connect(guard_deletion, sender=PolicyPage, dispatch_uid="content_policies.guard")
    post_delete.connect(tell_deleted, sender=PolicyPage, dispatch_uid="content_policies.deleted")
