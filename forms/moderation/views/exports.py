"""Taking the register along: at once when it is short, else as a file that stands ready later."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forms.moderation.actions.ask_export import ask_export
from forms.moderation.actions.export_list import export_list
from forms.moderation.actions.fetch_export import fetch_export
from forms.moderation.export_forms import ExportForm
from forms.moderation.export_rows import AT_ONCE, is_for_a_job
from forms.moderation.models import Export
from forms.moderation.selectors import may_export, wanted_from
from forms.moderation.states import ExportState
from forms.moderation.views.guards import for_desk
from forms.moderation.words import EXPORT_STATES, sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.core.refused_forms import add_refusals
from portal.core.table_files import MEDIA_TYPES, TableForm

SHOWN = 25
LOOKS = {ExportState.COMPLETE: "positive", ExportState.BROKEN: "warning"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def export(request: HttpRequest) -> HttpResponseBase:
    """Ask what for; then the file, or a place in the queue when the list is long."""
    if not may_export(request.person):
        raise PermissionDenied
    wanted, now = wanted_from(request.GET), timezone.now()
    is_long = is_for_a_job(wanted, request.person, day_of(now))
    form = ExportForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        given = {
            "by": request.person,
            "now": now,
            "purpose": form.cleaned_data["purpose"],
            "form": TableForm(form.cleaned_data["form"]),
        }
        try:
            if is_long:
                ask_export(wanted, **given, language=get_language() or "nl")
                messages.success(
                    request, _("Het bestand is aangevraagd. Hier ziet u hoe het staat.")
                )
                return redirect("desk_exports")
            table = export_list(wanted, **given)
        except NotAllowed as refused:
            add_refusals(form, refused.refusals, sentence)
            status = 409
        else:
            return _file(table.content, given["form"])
    register = reverse("desk_register")
    query = request.GET.urlencode()
    context = {
        "form": form,
        "is_long": is_long,
        "at_once": AT_ONCE,
        "wanted": wanted,
        "back_url": f"{register}?{query}" if query else register,
    }
    return render(request, "forms/moderation/exports/ask.html", context, status=status)


def _file(content: bytes, form: TableForm) -> HttpResponse:
    """A whole file with its length, so that a browser sees when it was cut off."""
    response = HttpResponse(content, content_type=MEDIA_TYPES[form])
    return _as_download(response, form)


def _as_download(response: Any, form: TableForm) -> Any:
    response["Content-Disposition"] = f'attachment; filename="register.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@for_desk
def exports(request: HttpRequest) -> HttpResponse:
    """The files this person asked for, newest first."""
    if not may_export(request.person):
        raise PermissionDenied
    return render(
        request,
        "forms/moderation/exports/list.html",
        {"heading": _("Uw bestanden"), "lines": _lines(request)},
    )


def _lines(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "export": item,
            "state": EXPORT_STATES[ExportState(item.state)],
            "look": LOOKS.get(ExportState(item.state), "info"),
            "is_offered": item.state == ExportState.COMPLETE,
        }
        for item in Export.objects.filter(asked_by=request.person)[:SHOWN]
    ]


@require_safe
@for_desk
def fetch(request: HttpRequest, export_id: UUID) -> HttpResponseBase:
    """A file of one's own; someone else's and a missing one are alike."""
    if not may_export(request.person):
        raise PermissionDenied
    found = Export.objects.filter(pk=export_id, asked_by=request.person).first()
    if found is None:
        raise Http404
    try:
        path = fetch_export(found, by=request.person, now=timezone.now())
    except NotAllowed as refused:
        context = {
            "heading": _("Uw bestanden"),
            "lines": _lines(request),
            "refused": [sentence(refusal) for refusal in refused.refusals],
        }
        return render(request, "forms/moderation/exports/list.html", context, status=409)
    form = TableForm(found.form)
    return _as_download(FileResponse(path.open("rb"), content_type=MEDIA_TYPES[form]), form)
