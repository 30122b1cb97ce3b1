"""Begin from version n: its text becomes the working copy."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.policies.actions.begin_from_version import Begun, begin_from_version
from content.policies.models import PolicyVersion
from content.policies.selectors.working_copies import has_unissued_work
from content.policies.views.cms.desk import Desk, at_desk, show_refusals
from content.policies.views.cms.forms import CORRECTION, BeginForm
from portal.core.refusals import NotAllowed


@at_desk
def begin(desk: Desk, number: int) -> HttpResponse:
    """Choose what for, and confirm when unissued work would go."""
    if not desk.may_edit:
        raise PermissionDenied
    version = PolicyVersion.objects.defer("source").filter(policy=desk.policy, number=number)
    if not version.exists():
        raise Http404
    would_lose = desk.page is not None and has_unissued_work(desk.page)
    form = BeginForm(desk.data, would_lose=would_lose)
    if desk.request.method == "POST" and form.is_valid():
        try:
            begun = begin_from_version(
                desk.policy,
                number=number,
                corrects=form.cleaned_data["purpose"] == CORRECTION,
                may_drop=bool(form.cleaned_data.get("may_drop")),
                by=desk.by,
                now=desk.now,
            )
        except NotAllowed as refused:
            show_refusals(form, refused)
        else:
            words = _("De werkversie is nu de tekst van versie %(number)s.")
            return to_the_editor(desk, begun, words % {"number": number})
    context = {
        "desk": desk,
        "policy": desk.policy,
        "number": number,
        "form": form,
        "would_lose": would_lose,
    }
    return render(desk.request, "content/policies/cms/begin.html", context)


def to_the_editor(desk: Desk, begun: Begun, done: str) -> HttpResponse:
    """Say what was done, and what could not be loaded as it was; then go on writing."""
    messages.success(desk.request, done)
    for heading in begun.converted:
        words = _(
            "‘%(heading)s’ bestond uit blokken die niet meer bestaan. Alle woorden staan er, als "
            "gewone tekst; kijk de opmaak na."
        )
        messages.warning(desk.request, words % {"heading": heading})
    return redirect("wagtailadmin_pages:edit", begun.page.pk)
