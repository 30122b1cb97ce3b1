"""Four eyes: the approval step of policy."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from content.policies.authorship import fingerprint
from content.publication import publisher, steps
from portal.core.refusals import NotAllowed


class FourEyesTask(AbstractGroupApprovalTask):
    """A group approves, but nobody who wrote the text, and not while anything is refused."""

    class Meta:
        verbose_name = _("goedkeuring door een ander")
        verbose_name_plural = _("goedkeuringen door een ander")

    def on_action(
        self, task_state: TaskState, user: AbstractUser, action_name: str, **kwargs: Any
    ) -> Any:
        """Approve or send back.

        What would be published is the latest revision, so that is what the refusals are about. On
        a screen they become messages and the draft stays as it is; elsewhere NotAllowed is raised.
        """
        if action_name != "approve":
            return super().on_action(task_state, user, action_name, **kwargs)
        page = task_state.workflow_state.content_object.get_latest_revision_as_object()
        by, now = publisher.actor_of(user), publisher.current_now()
        if refusals := steps.refusals_before(page, by, now):
            request = publisher.current_request()
            if request is None:
                raise NotAllowed(refusals)
            self._tell(request, page, steps.sentences_before(page, by, now))
            return None
        self._approve_what_was_read(task_state)
        with publisher.publishing_as(user):
            return super().on_action(task_state, user, action_name, **kwargs)

    def _tell(self, request: HttpRequest, page: Page, sentences: Iterable[str]) -> None:
        """Wagtail goes on to the list of pages; the last message leads back to the text."""
        *others, last = sentences
        for sentence in others:
            messages.error(request, sentence)
        back = messages.button(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Naar de tekst")
        )
        messages.error(request, last, buttons=[back])

    def _approve_what_was_read(self, task_state: TaskState) -> None:
        """Approving on the edit screen saves the form first, as a revision that says the same.

        Wagtail would ask to approve that one again, for ever. A revision that says something else
        still needs a new approval.
        """
        latest = task_state.workflow_state.content_object.get_latest_revision()
        if fingerprint(latest.content) == fingerprint(task_state.revision.content):
            task_state.revision = latest
            task_state.save(update_fields=["revision"])

    def get_actions(self, obj: Page, user: AbstractUser) -> list[Any]:
        """Authors are not offered to approve; sending back stays possible."""
        actions = super().get_actions(obj, user)
        if not actions:
            return actions
        refusals = steps.refusals_before(obj, publisher.actor_of(user), publisher.current_now())
        if any(refusal.code == "author_approves" for refusal in refusals):
            return [action for action in actions if action[0] != "approve"]
        return actions
