"""What publishing a notification page means: joined to the publication steps."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from content.publication.steps import Outcome, Step
from forms.notifications.actions.keep_form_of_page import keep_form_of_page
from forms.notifications.models import NotificationPage
from portal.core.actors import Actor
from portal.core.refusals import Refusal


class NotificationStep(Step):
    """Keeps the questions as they go live; refuses a second live page of the kind."""

    def concerns(self, page: Any) -> bool:
        return isinstance(page, NotificationPage)

    def refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterator[Refusal]:
        if page.other_live_page():
            yield Refusal("kind_has_a_live_page", field="kind")

    def sentence(self, refusal: Refusal) -> str:
        return _("Er is al een formulier voor deze soort melding in deze taal.")

    def perform(self, page: Any, revision: Any, by: Actor, now: datetime) -> Outcome:
        version = keep_form_of_page(page, by=by, now=now)
        return Outcome(version.number, version.content_hash)
