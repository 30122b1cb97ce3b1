"""The glass dossier: everything held of the reader, to see, take along and have put right; and
the desk where requests for correction are answered.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.refusals import NotAllowed
from portal.integrations.pdf import PdfUnavailable
from portal.people import own_data, words
from portal.people.actions.answer_correction import answer_correction
from portal.people.actions.ask_correction import ask_correction
from portal.people.actions.export_own_data import export_own_data
from portal.people.actions.open_correction import open_correction
from portal.people.correction_requests import (
    corrections_for,
    corrections_of,
    handles_corrections,
    may_handle,
)
from portal.people.models import CorrectionAnswer, CorrectionRequest
from portal.privacy.collect import collect

View = Callable[..., HttpResponse]
LONGEST = 4000
ON_PAGE = 100


def for_persons(view: View) -> View:
    """Only for who is someone here; nothing is kept by browsers."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class AskForm(forms.Form):
    """What is wrong with what."""

    item = forms.ChoiceField(label=gettext_lazy("Waarover gaat het?"))
    text = forms.CharField(
        label=gettext_lazy("Wat klopt er niet, en hoe moet het zijn?"),
        help_text=gettext_lazy(
            "Wie uw verzoek behandelt, leest dit. Schrijf niets op wat daarvoor niet nodig is."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Schrijf wat er niet klopt.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, items: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = sorted(items.items(), key=lambda pair: pair[1])


class AnswerForm(forms.Form):
    """What was done, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Wat hebt u gedaan?"),
        choices=CorrectionAnswer.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat u met het verzoek deed.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Toelichting voor wie het vroeg"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf wat u deed, of waarom niet.")},
    )
    use_required_attribute = False


@require_safe
@for_persons
def own(request: HttpRequest) -> HttpResponse:
    """Everything the portal holds of the reader, with ground, term and who looked."""
    context = {
        "parts": own_data.parts(collect(request.person)),
        "requests": list(corrections_of(request.person)[:ON_PAGE]),
    }
    return render(request, "portal/people/own_data.html", context)


@require_http_methods(["POST"])
@for_persons
def take_along(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file: JSON for programs, PDF for people; kept in the trail."""
    now = timezone.now()
    if form == "json":
        body: Any = own_data.as_json(request.person, now)
        media_type = "application/json"
    else:
        try:
            body = own_data.as_pdf(request.person, now)
        except PdfUnavailable:
            messages.error(
                request,
                _("Een PDF kan hier nu niet worden gemaakt. Neem de gegevens als JSON mee."),
            )
            return redirect("own_data")
        media_type = "application/pdf"
    export_own_data(by=request.person, form=form, now=now)
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{now:%Y-%m-%d}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_persons
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to put something right."""
    items = own_data.items_of(collect(request.person))
    form = AskForm(
        request.POST if request.method == "POST" else None,
        items=items,
        initial={"item": request.GET.get("over", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(
                item=form.cleaned_data["item"],
                items=items,
                text=form.cleaned_data["text"],
                by=request.person,
                now=timezone.now(),
            )
        except NotAllowed as refused:
            _say(form, refused)
        else:
            messages.success(
                request, _("Uw verzoek is verstuurd. Het antwoord komt op deze pagina.")
            )
            return redirect("own_data")
    context = {
        "form": form,
        "heading": _("Vragen om een correctie"),
        "submit_label": _("Versturen"),
        "back_url": reverse("own_data"),
    }
    return render(request, "portal/people/ask_correction.html", context)


def _say(form: forms.Form, refused: NotAllowed) -> None:
    for refusal in refused.refusals:
        name = refusal.field if refusal.field in form.fields else None
        form.add_error(name, words.sentence(refusal))


@require_safe
@for_persons
def requests_for(request: HttpRequest) -> HttpResponse:
    """Requests for correction that this reader's roles answer, without what was written."""
    if not handles_corrections(request.person):
        raise PermissionDenied
    context = {"requests": list(corrections_for(request.person)[:ON_PAGE])}
    return render(request, "portal/people/corrections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_persons
def request_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request; opening it is recorded for who asked."""
    if not handles_corrections(request.person):
        raise PermissionDenied
    found = CorrectionRequest.objects.filter(pk=pk).select_related("person", "answer").first()
    if found is None or not may_handle(found, request.person) or found.person == request.person:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status, now = 200, timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            answer_correction(found, by=request.person, now=now, **form.cleaned_data)
        except NotAllowed as refused:
            _say(form, refused)
            status = 409
        else:
            messages.success(request, _("Uw antwoord is verstuurd."))
            return redirect("correction_requests")
    if status == 200:
        open_correction(found, by=request.person, now=now)
    context = {
        "found": found,
        "is_shown": status == 200,
        "answer": getattr(found, "answer", None),
        "form": form,
        "heading": _("Verzoek om correctie"),
        "submit_label": _("Antwoord versturen"),
        "back_url": reverse("correction_requests"),
    }
    return render(request, "portal/people/correction.html", context, status=status)
