"""A second person looks at what an editorial edit touched, and confirms that it means the same."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from content.policies.actions.confirm_editorial import confirm_editorial
from content.policies.confirming import refusals_to_confirm
from content.policies.models import PolicyVersion
from content.policies.selectors.drafts import approver_of, may_approve
from content.policies.selectors.minor import (
    base_of,
    confirmation_of,
    fingerprint_of,
    minor_edit_of,
)
from content.policies.snapshot import snapshot_of
from content.policies.views.cms.desk import Desk, at_desk, show_refusals
from content.policies.words import sentence
from portal.core.refusals import NotAllowed, Refusal

#: Whatever is typed, these stand in the way.
OF_PERSON = {"not_an_approver", "author_confirms", "nothing_to_confirm", "already_confirmed"}


class ConfirmForm(forms.Form):
    """Why the meaning stays the same; ``fingerprint`` names the text that was read."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom verandert de betekenis niet?"),
        help_text=gettext_lazy("Lezers zien de reden en uw naam bij deze versie."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)


@at_desk
def confirm(desk: Desk) -> HttpResponse:
    """The places side by side; who may, gives a reason."""
    if desk.page is None:
        raise Http404
    if desk.request.method == "POST" and not may_approve(desk.by):
        raise PermissionDenied
    draft = desk.page.get_latest_revision_as_object()
    base, read = base_of(draft), fingerprint_of(draft)
    form = ConfirmForm(desk.request.POST or None, initial={"fingerprint": read})
    if desk.request.method == "POST" and form.is_valid():
        try:
            confirm_editorial(desk.page, by=desk.by, now=desk.now, **form.cleaned_data)
        except NotAllowed as refused:
            show_refusals(form, refused)
            form.data = {**form.data.dict(), "fingerprint": read}
        else:
            messages.success(
                desk.request, _("Bevestigd. Deze tekst mag als redactionele wijziging gelden.")
            )
            return redirect("wagtailadmin_pages:edit", desk.page.pk)
    return render(
        desk.request,
        "content/policies/cms/confirm_editorial.html",
        _context(desk, draft, base, form),
    )


def _context(desk: Desk, draft: Any, base: PolicyVersion | None, form: Any) -> dict[str, Any]:
    edit = minor_edit_of(draft, snapshot_of(draft), desk.now)
    approver = approver_of(desk.policy, desk.by)
    refusals: list[Refusal] = [
        refusal
        for refusal in refusals_to_confirm(edit, approver, "-", is_same_draft=True)
        if refusal.code in OF_PERSON
    ]
    return {
        "policy": desk.policy,
        "page": desk.page,
        "base": base,
        "places": edit.places,
        "confirmation": confirmation_of(draft, base),
        "hindrances": [sentence(one) for one in refusals],
        "form": form,
    }
