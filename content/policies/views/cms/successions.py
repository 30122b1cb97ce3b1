"""What became of sections that are gone from the working copy, said by its editor."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from content.policies.actions.say_successions import say_successions
from content.policies.selectors.vanished import Vanishing, name, vanishing
from content.policies.views.cms.desk import Desk, at_desk, show_refusals
from portal.core.refusals import NotAllowed

#: How many successors can be chosen at once; saving makes room for more.
ROOM = 3
EXCERPT = 240


class SuccessionForm(forms.Form):
    """Per section that is gone its successors; and the sections that stayed but gave words away."""

    def __init__(self, found: Vanishing, data: Any = None) -> None:
        super().__init__(data)
        self.found = found
        self.targets = [(str(one.section_id), one.name) for one in found.present]
        self.parted = [
            (section, [one for one in became if one != section])
            for section, became in found.given.items()
            if section in became
        ]
        for row in found.gone:
            self._successors(f"gone-{row.section_id}", found.given.get(row.section_id, ()))
        for place, (section, became) in enumerate([*self.parted, (None, [])]):
            self._parted(f"part-{place}", section, became)

    def _successors(self, prefix: str, chosen: Any) -> None:
        chosen = [str(one) for one in chosen]
        for place in range(max(ROOM, len(chosen) + 1)):
            label = gettext_lazy("en naar") if place else gettext_lazy("De inhoud ging naar")
            self.fields[f"{prefix}-{place}"] = forms.ChoiceField(
                label=label,
                choices=[("", "–"), *self.targets],
                required=False,
                initial=chosen[place] if place < len(chosen) else "",
            )

    def _parted(self, prefix: str, section: UUID | None, became: Any) -> None:
        stayed = [(str(row.section_id), name(row)) for row in self.found.stayed]
        self.fields[f"{prefix}-from"] = forms.ChoiceField(
            label=gettext_lazy("Onderdeel dat bleef"),
            choices=[("", "–"), *stayed],
            required=False,
            initial=str(section or ""),
        )
        self._successors(prefix, became)
        self.fields[f"{prefix}-0"].label = gettext_lazy("Een deel ging naar")

    def _bound(self, prefix: str) -> list[Any]:
        return [self[field] for field in self.fields if field.startswith(f"{prefix}-")]

    def gone(self) -> Iterator[dict[str, Any]]:
        """The sections that are gone, each with its fields."""
        for row in self.found.gone:
            text = row.text if len(row.text) <= EXCERPT else f"{row.text[:EXCERPT]}…"
            yield {
                "name": name(row),
                "text": text,
                "fields": self._bound(f"gone-{row.section_id}"),
            }

    def parts(self) -> Iterator[list[Any]]:
        """The fields of each section that gave words away, and of one more."""
        for place in range(len(self.parted) + 1):
            yield self._bound(f"part-{place}")

    def given(self) -> dict[UUID, list[UUID]]:
        """What was filled in; a section that is gone without successors has lapsed."""
        said: dict[UUID, list[UUID]] = {}
        for row in self.found.gone:
            if became := self._chosen(f"gone-{row.section_id}"):
                said[row.section_id] = became
        for place in range(len(self.parted) + 1):
            section = self.cleaned_data[f"part-{place}-from"]
            became = self._chosen(f"part-{place}")
            if section and became:
                said.setdefault(UUID(section), [UUID(section)]).extend(became)
        return {section: list(dict.fromkeys(became)) for section, became in said.items()}

    def _chosen(self, prefix: str) -> list[UUID]:
        names = [field for field in self.fields if field.startswith(f"{prefix}-")]
        chosen = [self.cleaned_data[field] for field in names if not field.endswith("-from")]
        return [UUID(one) for one in chosen if one]


@at_desk
def successions(desk: Desk) -> HttpResponse:
    """Look, choose, save; it goes to the approver with the text."""
    if not desk.may_edit:
        raise PermissionDenied
    if desk.page is None:
        raise Http404
    found = vanishing(desk.page.get_latest_revision_as_object())
    form = SuccessionForm(found, desk.data)
    if desk.request.method == "POST" and form.is_valid():
        try:
            say_successions(desk.policy, form.given(), by=desk.by, now=desk.now)
        except NotAllowed as refused:
            show_refusals(form, refused)
        else:
            messages.success(desk.request, _("De opvolging van onderdelen is bewaard."))
            return redirect("policies_cms:successions", desk.policy.pk)
    context = {
        "desk": desk,
        "policy": desk.policy,
        "page": desk.page,
        "form": form,
        "heading": _("Opvolging van onderdelen van %(title)s") % {"title": desk.policy},
    }
    return render(desk.request, "content/policies/cms/successions.html", context)
