"""What publishing a notification page means: joined to the publication steps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from content.publication.steps import Outcome, Step
from forms.notifications.actions.keep_form_of_page import keep_form_of_page
from forms.notifications.models import NotificationPage
from forms.notifications.own_questions import refusals_to
from forms.notifications.words import sentence
from portal.core.actors import Actor
from portal.core.refusals import Refusal


class NotificationStep(Step):
    """Keeps the questions as they go live; refuses a second live page of the kind, and questions
    that cannot be asked as they stand: publishing a revision does not validate its blocks again.
    """

    def concerns(self, page: Any) -> bool:
        return isinstance(page, NotificationPage)

    def refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterator[Refusal]:
        if page.other_live_page():
            yield Refusal("kind_has_a_live_page", field="kind")
        for refusal in refusals_to(page.kind_here, page.editable):
            yield replace(refusal, field=refusal.field.partition(":")[0])

    def sentence(self, refusal: Refusal) -> str:
        return sentence(refusal)

    def perform(self, page: Any, revision: Any, by: Actor, now: datetime) -> Outcome:
        version = keep_form_of_page(page, by=by, now=now)
        return Outcome(version.number, version.content_hash)
