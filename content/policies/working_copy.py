"""The form of the working copy in the CMS."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from content.policies.norms import read_norms
from content.policies.rules import refusals_to_issue
from content.policies.selectors.drafts import draft_of
from content.policies.snapshot import snapshot_of
from content.policies.words import sentence
from content.publication import publisher
from portal.core.refused_forms import add_refusals

#: Buttons that hand the text in. Publishing and approving ask for themselves and keep the draft.
HAND_IN = ("action-submit", "action-restart-workflow")


class WorkingCopyForm(WagtailAdminPageForm):
    """A draft may be saved half-finished, but is handed in only when it could be issued.

    What stands in the way is said at its field, to the person who can still mend it: once handed
    in, an editor may not change the text until the approver sends it back.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "norms" in self.fields:
            self.fields["norms"].help_text = _(
                "Eén norm per regel, met het kader ervoor: BIO 7.2.2 of Aw 4.1."
            )

    def clean_norms(self) -> str:
        """The norms as the list writes them; what is not in the list is refused."""
        lines, faults = read_norms(self.cleaned_data["norms"])
        if faults:
            raise ValidationError(faults)
        return "\n".join(lines)

    def _post_clean(self) -> None:
        super()._post_clean()
        handed_in = any(self.data.get(button) for button in HAND_IN)
        if self.errors or not handed_in or not self.instance.is_authentic:
            return
        taken, now = snapshot_of(self.instance), publisher.current_now()
        add_refusals(self, refusals_to_issue(draft_of(self.instance, taken, now)), sentence)
