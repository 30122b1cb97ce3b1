"""What an employee does to an own declaration: answer, change, withdraw, end."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.notifications.forms import ChangeForm, WhyForm
from forms.notifications.links import links_behind
from forms.notifications.views.following import own_entry_or_404
from forms.notifications.views.guards import for_employees
from forms.register import uploads
from forms.register.actions.amend import amend
from forms.register.actions.end import end
from forms.register.actions.reassess import reassess
from forms.register.actions.supply_information import supply_information
from forms.register.actions.withdraw import withdraw
from forms.register.models import RegisterEntry
from forms.register.selectors import latest_sheet, questions_of, verbs_for
from forms.register.states import Verb
from forms.register.words import HAPPENED, VERBS, sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.people.typed_on import keeps_typed


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What one does to an own declaration; what was typed survives the end of the session."""
    return keeps_typed(require_http_methods(["GET", "HEAD", "POST"])(view))


@own
@for_employees
def supply(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer the question that was asked, and change answers where that helps."""
    entry = own_entry_or_404(request, reference)
    question = entry.information_requests.last()
    return _answers_again(
        request,
        entry,
        Verb.SUPPLY_INFORMATION,
        supply_information,
        _("Uw antwoord"),
        question.question if question else "",
    )


@own
@for_employees
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change a declaration; the original stays beside it."""
    entry = own_entry_or_404(request, reference)
    return _answers_again(request, entry, Verb.AMEND, amend, _("Waarom wijzigt u de melding?"), "")


def _answers_again(
    request: HttpRequest,
    entry: RegisterEntry,
    verb: Verb,
    act: Callable[..., RegisterEntry],
    reason_label: str,
    question: str,
) -> HttpResponse:
    now = timezone.now()
    sheet = latest_sheet(entry)
    questions = questions_of(sheet.form_version, is_change=verb is Verb.AMEND)
    again = {question.key for question in questions if question.on_change}
    is_bound = request.method == "POST"
    form = ChangeForm(
        request.POST if is_bound else None,
        request.FILES if is_bound else None,
        initial={key: value for key, value in sheet.answers.items() if key not in again},
        questions=questions,
        reason_label=reason_label,
        sections=links_behind(questions, request.person, now),
        today=day_of(now),
    )
    status = 200
    if is_bound and form.is_valid():
        try:
            act(
                entry,
                by=request.person,
                now=now,
                answers=form.new_answers(),
                reason=form.reason(),
                attachments=[
                    uploads.store(upload, by=request.person, now=now)
                    for upload in form.chosen_files()
                ],
            )
        except NotAllowed as refused:
            form.refuse(refused.refusals)
            status = 409
        else:
            return _done(request, entry, verb)
    reasons = [] if is_bound else _reasons(request, entry, verb)
    context = {
        "entry": entry,
        "form": form,
        "heading": VERBS[verb],
        "question": question,
        "refused": reasons,
        "back_url": reverse("my_notification", args=[entry.reference]),
        "submit_label": VERBS[verb],
    }
    return render(request, "forms/notifications/change.html", context, status=status)


def _reasons(request: HttpRequest, entry: RegisterEntry, verb: Verb) -> list[str]:
    refusals = verbs_for(entry, request.person).refused.get(verb, ())
    return [sentence(refusal) for refusal in refusals]


def _done(request: HttpRequest, entry: RegisterEntry, verb: Verb) -> HttpResponse:
    messages.success(request, f"{HAPPENED[verb]}.")
    return redirect("my_notification", reference=entry.reference)


@own
@for_employees
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Withdraw what has not been decided yet."""
    return _confirmed(request, reference, Verb.WITHDRAW, withdraw)


@own
@for_employees
def finish(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the thing declared is over."""
    return _confirmed(request, reference, Verb.END, end)


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def look_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a new assessment, for example because the job changed."""
    return _confirmed(request, reference, Verb.REASSESS, reassess)


def _confirmed(
    request: HttpRequest, reference: str, verb: Verb, act: Callable[..., Any]
) -> HttpResponse:
    entry = own_entry_or_404(request, reference)
    form = WhyForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act(entry, by=request.person, now=timezone.now(), reason=form.cleaned_data["reason"])
        except NotAllowed as refused:
            for refusal in refused.refusals:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, sentence(refusal))
            status = 409
        else:
            return _done(request, entry, verb)
    context = {
        "entry": entry,
        "form": form,
        "heading": VERBS[verb],
        "refused": [] if form.is_bound else _reasons(request, entry, verb),
        "back_url": reverse("my_notification", args=[entry.reference]),
        "submit_label": VERBS[verb],
    }
    return render(request, "forms/notifications/change.html", context, status=status)
