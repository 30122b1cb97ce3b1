"""Which notification pages rest on sections that a policy about to be issued changes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from content.policies.effects import change_of, named
from content.policies.models import PolicyPage
from content.publication.steps import Consequence, Step
from forms.notifications.models import NotificationPage
from forms.notifications.own_questions import all_sections


class RestsOnStep(Step):
    """Tells who publishes policy which forms rest on what changes; refuses nothing."""

    def concerns(self, page: Any) -> bool:
        return isinstance(page, PolicyPage) and page.policy_id is not None and page.is_authentic

    def consequences(self, page: Any, now: datetime) -> Iterator[Consequence]:
        resting = list(_resting())
        if not resting:
            return
        change = change_of(page, now)
        lapsed = {one.section_id: one for one in change.lapsed}
        reworded = {one.section_id: one for one in change.reworded}
        heading = _("Meldformulieren")
        for form, section_id in resting:
            facts = {"form": f"{form.title} ({form.locale.language_code})"}
            if section_id in lapsed:
                words = _(
                    "“%(form)s” rust op %(name)s, dat vervalt. Kies daar een ander onderdeel."
                )
                facts["name"] = named([lapsed[section_id]])
                yield Consequence(heading, words % facts)
            elif section_id in reworded:
                words = _("“%(form)s” rust op %(name)s. Kloppen de vragen daar nog?")
                facts["name"] = named([reworded[section_id]])
                yield Consequence(heading, words % facts)


def _resting() -> Iterator[tuple[NotificationPage, UUID]]:
    """Every live notification page with each section it rests on, once."""
    seen = set()
    for page in NotificationPage.objects.live().select_related("locale").order_by("title"):
        for text in all_sections(page.editable):
            section_id = UUID(text)
            if (page.pk, section_id) not in seen:
                seen.add((page.pk, section_id))
                yield page, section_id
