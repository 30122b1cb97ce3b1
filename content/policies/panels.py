"""On the edit screen: what would follow if the text were issued as it was last saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from content.publication import publisher, steps
from portal.core.actors import Actor

#: Refusals that are about who decides, not about the text.
OF_PERSON = {"author_approves", "not_an_approver", "nobody_approves"}


@dataclass(frozen=True)
class Outlook:
    """``missing`` stands in the way of issuing, ``person`` in the way of who is looking;
    ``consequences`` will follow, each group under its heading.
    """

    missing: list[str]
    person: list[str]
    consequences: list[tuple[str, list[str]]]


def outlook_of(page: Any, by: Actor | None, now: datetime) -> Outlook:
    """What the steps of publication say about a working copy."""
    refusals = steps.refusals_before(page, by, now)
    return Outlook(
        [steps.words_of(one) for one in refusals if one.code not in OF_PERSON],
        [steps.words_of(one) for one in refusals if one.code in OF_PERSON],
        steps.consequences_by_heading(page, now),
    )


class ConsequencesPanel(Panel):
    """Read only; computed when the screen is made."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Gevolgen van uitgeven"))
        super().__init__(**kwargs)

    @property
    def clean_name(self) -> str:
        return "consequences"

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/policies/cms/panel.html"

        def is_shown(self) -> bool:
            """Not before there is something saved."""
            return super().is_shown() and bool(self.instance.pk and self.instance.policy_id)

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            by = publisher.actor_of(self.request.user)
            context["page"] = self.instance
            context["outlook"] = outlook_of(self.instance, by, publisher.current_now())
            return context
