"""The decider's side of an agreement about a move: writing it down, and answering for oneself."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.moderation.views.guards import entry_or_404, for_desk
from forms.register.actions.record_read import record_read
from forms.register.actions.reply_to_agreement import reply_to_agreement
from forms.register.actions.write_agreement import write_agreement
from forms.register.agreement_questions import REPLY, TERMS
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.question_fields import QuestionsForm
from forms.register.selectors.agreements import (
    ShownAgreement,
    agreement_deeds,
    agreements_of,
    takes_agreement,
)
from forms.register.selectors.facts import parties_of
from forms.register.states import Party
from forms.register.words import sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed

acting = require_http_methods(["GET", "HEAD", "POST"])


@acting
@for_desk
def write(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what was talked about; the last text is the beginning of the next."""
    found = _entry(request, reference)
    now = timezone.now()
    shown = agreements_of(found)
    is_bound = request.method == "POST"
    form = QuestionsForm(
        request.POST if is_bound else None,
        initial=_terms_of(shown),
        questions=TERMS,
        today=day_of(now),
    )
    refused: list[str] | None = None
    if is_bound and form.is_valid():
        try:
            write_agreement(found, by=request.person, now=now, **_given(form))
        except NotAllowed as no:
            refused = _said(form, no)
        else:
            return _done(request, found, _("De afspraken zijn opgeschreven. Bevestig ze zelf ook."))
    elif not is_bound and not agreement_deeds(found, request.person, shown, day_of(now)).may_write:
        raise Http404
    return _page(request, found, form, refused, _("Afspraken opschrijven"), shown[-1:])


@acting
@for_desk
def reply(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Answer for the deciding side."""
    found = _entry(request, reference)
    now = timezone.now()
    shown = [item for item in agreements_of(found) if item.agreement.number == number]
    if not shown:
        raise Http404
    is_bound = request.method == "POST"
    form = QuestionsForm(request.POST if is_bound else None, questions=REPLY, today=day_of(now))
    refused: list[str] | None = None
    if is_bound and form.is_valid():
        try:
            reply_to_agreement(found, by=request.person, now=now, number=number, **form.answers())
        except NotAllowed as no:
            refused = _said(form, no)
        else:
            return _done(request, found, _("Uw antwoord op de afspraken is vastgelegd."))
    elif not is_bound:
        everything = agreements_of(found)
        if agreement_deeds(found, request.person, everything, day_of(now)).reply_to != number:
            raise Http404
    return _page(request, found, form, refused, _("Antwoorden op de afspraken"), shown)


def _entry(request: HttpRequest, reference: str) -> RegisterEntry:
    found = entry_or_404(request, reference)
    is_theirs = parties_of(found, request.person) - {Party.EMPLOYEE}
    if not takes_agreement(kind_of(found.kind)) or not is_theirs:
        raise Http404
    return found


def _terms_of(shown: list[ShownAgreement]) -> dict[str, Any]:
    if not shown:
        return {}
    last = shown[-1].agreement
    until = last.no_contact_until
    return {
        "access_limits": last.access_limits,
        "tasks_limited": last.tasks_limited,
        "no_contact_until": until.isoformat() if until else None,
    }


def _given(form: QuestionsForm) -> dict[str, Any]:
    answers = form.answers()
    for key in ("agreed_on", "no_contact_until"):
        given = answers.get(key)
        answers[key] = date.fromisoformat(given) if given else None
    return answers


def _said(form: QuestionsForm, no: NotAllowed) -> list[str]:
    form.refuse(item for item in no.refusals if item.field)
    return [sentence(item) for item in no.refusals if not item.field]


def _done(request: HttpRequest, found: RegisterEntry, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("desk_entry", reference=found.reference)


def _page(
    request: HttpRequest,
    found: RegisterEntry,
    form: QuestionsForm,
    refused: list[str] | None,
    heading: str,
    shown: list[ShownAgreement],
) -> HttpResponse:
    """``refused`` None: nothing was tried. A refused attempt undoes everything, also the record
    that someone read; then the page shows nothing to read.
    """
    if refused is None:
        record_read(found, by=request.person, now=timezone.now())
    context = {
        "entry": found,
        "form": form,
        "refused": refused,
        "heading": heading,
        "agreements": shown if refused is None else [],
        "submit_label": _("Vastleggen"),
        "back_url": reverse("desk_entry", args=[found.reference]),
    }
    status = 200 if refused is None else 409
    return render(request, "forms/register/agreement.html", context, status=status)
