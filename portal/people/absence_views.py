"""Telling that one is away, longer, shorter, or not after all."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.core.clock import day_of
from portal.core.form_fields import ThreePartDateField
from portal.core.refusals import NotAllowed
from portal.core.refused_forms import add_refusals
from portal.people.actions.tell_absence import change_absence, tell_absence, withdraw_absence
from portal.people.models import Absence, Person
from portal.people.selectors import absences_of, stand_in_of
from portal.people.words import sentence

SHOWN = 10


class TellAbsenceForm(forms.Form):
    """From when until when; why is nobody's business."""

    starts_on = ThreePartDateField(label=gettext_lazy("Eerste dag dat u er niet bent"))
    ends_on = ThreePartDateField(label=gettext_lazy("Laatste dag dat u er niet bent"))
    use_required_attribute = False


class ChangeAbsenceForm(forms.Form):
    """Another last day."""

    ends_on = ThreePartDateField(
        label=gettext_lazy("Laatste dag dat u er niet bent"),
        help_text=gettext_lazy("Bent u vandaag terug? Vul dan gisteren in."),
    )
    use_required_attribute = False


def _person(request: HttpRequest) -> Person:
    person: Person | None = request.person
    if not person:
        raise PermissionDenied
    return person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def absences(request: HttpRequest) -> HttpResponse:
    """What I told, and a form to tell more."""
    person, now = _person(request), timezone.now()
    form = TellAbsenceForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            tell_absence(person, **form.cleaned_data, by=person, now=now)
        except NotAllowed as refused:
            add_refusals(form, refused.refusals, sentence)
            status = 409
        else:
            messages.success(request, _("Uw afwezigheid staat genoteerd."))
            return redirect("my_absences")
    today = day_of(now)
    context: dict[str, Any] = {
        "form": form,
        "lines": [(row, _state(row, today)) for row in absences_of(person)[:SHOWN]],
        "stand_in": stand_in_of(person, today),
    }
    return render(request, "portal/people/absences.html", context, status=status)


def _state(absence: Absence, today: Any) -> dict[str, Any]:
    """In words and in the look of its label; ``is_open``: may still change."""
    if absence.ends_on < today:
        return {"text": _("Voorbij"), "kind": "neutral", "is_open": False}
    if absence.starts_on <= today:
        return {"text": _("Nu"), "kind": "warning", "is_open": True}
    return {"text": _("Komt nog"), "kind": "info", "is_open": True}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def absence(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the last day, or withdraw what does not happen; someone else's is missing here."""
    person, now = _person(request), timezone.now()
    found = absences_of(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    withdraws = request.method == "POST" and "withdraw" in request.POST
    form = ChangeAbsenceForm(
        request.POST if request.method == "POST" and not withdraws else None,
        initial={"ends_on": found.ends_on},
    )
    refused_with: list[str] = []
    status = 200
    try:
        if withdraws:
            withdraw_absence(found, by=person, now=now)
            messages.success(request, _("Uw afwezigheid is ingetrokken."))
            return redirect("my_absences")
        if form.is_bound and form.is_valid():
            change_absence(found, ends_on=form.cleaned_data["ends_on"], by=person, now=now)
            messages.success(request, _("Uw afwezigheid is gewijzigd."))
            return redirect("my_absences")
    except NotAllowed as refused:
        status = 409
        if withdraws:
            refused_with = [sentence(refusal) for refusal in refused.refusals]
        else:
            add_refusals(form, refused.refusals, sentence)
    context = {
        "absence": found,
        "form": form,
        "refused": refused_with,
        "may_withdraw": found.starts_on >= day_of(now),
    }
    return render(request, "portal/people/absence.html", context, status=status)
