"""One topic per page, kept along the way; check, declare, send."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forms.notifications import selectors
from forms.notifications.actions.discard_draft import discard_draft
from forms.notifications.actions.remove_file import remove_file
from forms.notifications.actions.save_draft import save_draft
from forms.notifications.forms import StepForm
from forms.notifications.models import Draft
from forms.notifications.selectors import FormStep
from forms.notifications.views.guards import (
    draft_or_404,
    for_employees,
    kind_or_404,
    known_of,
)
from forms.register.kinds.base import Advice, Kind
from forms.register.selectors import questions_of
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed


def furthest(draft: Draft, kind: Kind, steps: Sequence[FormStep]) -> str:
    """Where someone goes on: the step that is open, or the check when all are done."""
    if draft.step > len(steps):
        return reverse("notification_check", args=[kind.slug, draft.pk])
    return reverse("notification_step", args=[kind.slug, draft.pk, draft.step])


@require_safe
@for_employees
def resume(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Go on where one was."""
    found = kind_or_404(kind)
    draft = draft_or_404(request, found, key)
    return redirect(furthest(draft, found, selectors.steps_of(draft.form_version)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def step(request: HttpRequest, kind: str, key: UUID, number: int) -> HttpResponse:
    """One topic. Steps open one after another; what is ahead is not served (S38)."""
    found = kind_or_404(kind)
    if sent := selectors.entry_sent_as(request.person, key):
        return redirect("notification_receipt", reference=sent.reference)
    draft = draft_or_404(request, found, key)
    steps = selectors.steps_of(draft.form_version)
    current = next((item for item in steps if item.number == number), None)
    if current is None:
        raise Http404
    if number > draft.step:
        return redirect(furthest(draft, found, steps))
    if request.method == "POST":
        return _answered(request, draft, found, steps, current)
    return _asked(request, draft, found, steps, _form(request, draft, found, current), current)


def _form(
    request: HttpRequest, draft: Draft, kind: Kind, current: FormStep, *, is_bound: bool = False
) -> StepForm:
    now = timezone.now()
    return StepForm(
        request.POST if is_bound else None,
        request.FILES if is_bound else None,
        initial=draft.answers,
        questions=current.questions,
        all_questions=questions_of(draft.form_version),
        others=draft.answers,
        sections=selectors.links_behind(current.questions, request.person, now),
        today=day_of(now),
        kind=kind,
        person=request.person,
    )


def _answered(
    request: HttpRequest, draft: Draft, kind: Kind, steps: list[FormStep], current: FormStep
) -> HttpResponse:
    now = timezone.now()
    if "remove_file" in request.POST:
        remove_file(draft, request.POST["remove_file"], now=now)
        return redirect("notification_step", kind=kind.slug, key=draft.pk, number=current.number)
    was_complete = draft.step > len(steps)
    form = _form(request, draft, kind, current, is_bound=True)
    is_valid = form.is_valid()
    unread = _unread(request, draft, form, current) if is_valid else []
    try:
        save_draft(
            draft,
            current,
            now=now,
            typed=form.typed(),
            files=form.chosen_files(),
            is_finished=is_valid and not unread,
        )
    except NotAllowed as refused:
        file_field = next((q.key for q in current.questions if q.type == "file"), None)
        form.refuse(replace(refusal, field=file_field or "") for refusal in refused.refusals)
        return _asked(request, draft, kind, steps, form, current)
    if "save" in request.POST:
        messages.success(request, _("Uw melding is bewaard. U kunt later verder."))
        return redirect("notifications")
    if not is_valid or unread:
        return _asked(request, draft, kind, steps, form, current, unread)
    if was_complete or current.number == len(steps):
        return redirect("notification_check", kind=kind.slug, key=draft.pk)
    return redirect("notification_step", kind=kind.slug, key=draft.pk, number=current.number + 1)


def _unread(request: HttpRequest, draft: Draft, form: StepForm, current: FormStep) -> list[Advice]:
    """Advice about this step that was not on the page that was sent."""
    read = set(request.POST.getlist("read"))
    asked = {question.key for question in current.questions}
    given = {**draft.answers, **form.typed()}
    found = selectors.advice_for(draft.form_version, given, request.person, form.today)
    about = [advice for advice in found if advice.field in asked]
    return about if any(advice.code not in read for advice in about) else []


def _asked(
    request: HttpRequest,
    draft: Draft,
    kind: Kind,
    steps: list[FormStep],
    form: StepForm,
    current: FormStep,
    advice: Sequence[Advice] = (),
) -> HttpResponse:
    is_complete = draft.step > len(steps)
    asks_files = any(question.type == "file" for question in current.questions)
    context: dict[str, Any] = {
        "kind": kind,
        "draft": draft,
        "form": form,
        "heading": current.topic.label,
        "topic": current.topic,
        "step": current.number,
        "step_count": len(steps),
        "advice": advice,
        "files": selectors.attachments_of(draft) if asks_files else [],
        "known": known_of(request.person) if current.number == 1 else [],
        "back_url": _back(draft, kind, current, is_complete),
        "submit_label": _("Terug naar controleren") if is_complete else _("Doorgaan"),
        "save_label": "" if is_complete else _("Bewaren en later verder"),
    }
    return render(request, "forms/notifications/step.html", context)


def _back(draft: Draft, kind: Kind, current: FormStep, is_complete: bool) -> str:
    if is_complete:
        return reverse("notification_check", args=[kind.slug, draft.pk])
    if current.number > 1:
        return reverse("notification_step", args=[kind.slug, draft.pk, current.number - 1])
    return reverse("notification_start", args=[kind.slug])


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def discard(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Throw a draft away, after one question."""
    found = kind_or_404(kind)
    draft = draft_or_404(request, found, key)
    if request.method == "POST":
        discard_draft(draft)
        messages.success(request, _("Het concept is verwijderd."))
        return redirect("notifications")
    return render(request, "forms/notifications/discard.html", {"kind": found, "draft": draft})
