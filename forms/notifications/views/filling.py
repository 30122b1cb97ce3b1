"""One topic per page, kept along the way and while typing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forms.notifications import links, selectors
from forms.notifications.actions.discard_draft import discard_draft
from forms.notifications.actions.remove_file import remove_file
from forms.notifications.actions.save_draft import save_draft
from forms.notifications.form_steps import FormStep
from forms.notifications.forms import StepForm
from forms.notifications.models import Draft
from forms.notifications.views.guards import (
    Sent,
    draft_or_404,
    for_employees,
    kind_or_404,
    known_of,
)
from forms.register.kinds.base import Advice, Kind
from forms.register.models import Attachment
from forms.register.selectors import questions_of
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.people.typed_on import keeps_typed


def furthest(draft: Draft, kind: Kind, steps: Sequence[FormStep]) -> str:
    """Where someone goes on: the step that is open, or the check when all are done."""
    step = next_step(draft, steps)
    if step is None:
        return reverse("notification_check", args=[kind.slug, draft.pk])
    return reverse("notification_step", args=[kind.slug, draft.pk, step.number])


def next_step(draft: Draft, steps: Sequence[FormStep]) -> FormStep | None:
    """The first step not done that has something to ask; None when all are done."""
    asking = selectors.open_steps(steps, draft.answers)
    return next((step for step in asking if step.number >= draft.step), None)


@require_safe
@for_employees
def resume(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Go on where one was."""
    found = kind_or_404(kind)
    draft = draft_or_404(request, found, key)
    return redirect(furthest(draft, found, selectors.steps_of(draft.form_version)))


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def step(request: HttpRequest, kind: str, key: UUID, number: int) -> HttpResponse:
    """One topic. Steps open one after another; what is ahead is not served (S38)."""
    found = kind_or_404(kind)
    try:
        draft = draft_or_404(request, found, key)
    except Sent as sent:
        return redirect("notification_receipt", reference=sent.reference)
    steps = selectors.steps_of(draft.form_version)
    current = next((item for item in steps if item.number == number), None)
    if current is None:
        raise Http404
    ahead = next_step(draft, steps)
    if number > (ahead.number if ahead else len(steps)):
        return redirect(furthest(draft, found, steps))
    if request.method == "POST":
        return _answered(request, draft, found, steps, current)
    return _asked(request, draft, found, steps, _form(request, draft, found, current), current)


def _form(
    request: HttpRequest, draft: Draft, kind: Kind, current: FormStep, *, is_bound: bool = False
) -> StepForm:
    now = timezone.now()
    files = selectors.attachments_of(draft) if current.asks_files else []
    return StepForm(
        request.POST if is_bound else None,
        request.FILES if is_bound else None,
        initial=draft.answers,
        questions=current.questions,
        all_questions=questions_of(draft.form_version),
        others=draft.answers,
        sections=links.links_behind(current.questions, request.person, now),
        today=day_of(now),
        kind=kind,
        person=request.person,
        has_files=[file.question for file in files],
    )


def _answered(
    request: HttpRequest, draft: Draft, kind: Kind, steps: list[FormStep], current: FormStep
) -> HttpResponse:
    if "remove_file" in request.POST:
        return _without_file(request, draft, kind, current)
    now = timezone.now()
    was_complete = next_step(draft, steps) is None
    form = _form(request, draft, kind, current, is_bound=True)
    is_valid = form.is_valid()
    # What is on the page beside an error has been read when the page is sent again.
    about = _about(request, draft, form, current)
    unread = about if not is_valid or _is_unread(request, about) else []
    try:
        draft = save_draft(
            draft,
            current,
            now=now,
            typed=form.typed(),
            files=form.files_by_question(),
            is_finished=is_valid and not unread,
        )
    except NotAllowed as refused:
        form.refuse(refused.refusals)
        return _asked(request, draft, kind, steps, form, current, unread)
    if "save" in request.POST:
        messages.success(request, _("Uw melding is bewaard. U kunt later verder."))
        return redirect("notifications")
    if not is_valid or unread:
        return _asked(request, draft, kind, steps, form, current, unread)
    after = [
        item
        for item in selectors.open_steps(steps, draft.answers)
        if item.number > current.number and not was_complete
    ]
    if not after:
        return redirect(furthest(draft, kind, steps))
    return redirect("notification_step", kind=kind.slug, key=draft.pk, number=after[0].number)


def _without_file(
    request: HttpRequest, draft: Draft, kind: Kind, current: FormStep
) -> HttpResponse:
    """Take a file out; what else is on the page is kept as it stands."""
    now = timezone.now()
    form = _form(request, draft, kind, current, is_bound=True)
    form.is_valid()
    if typed := form.typed():
        draft = save_draft(draft, current, now=now, typed=typed)
    remove_file(draft, request.POST["remove_file"], now=now)
    return redirect("notification_step", kind=kind.slug, key=draft.pk, number=current.number)


def _about(request: HttpRequest, draft: Draft, form: StepForm, current: FormStep) -> list[Advice]:
    """Advice about the questions of this step, with what is on the page now."""
    asked = {question.key for question in current.questions}
    given = {**draft.answers, **form.typed()}
    found = selectors.advice_for(draft.form_version, given, request.person, form.today)
    return [advice for advice in found if advice.field in asked]


def _is_unread(request: HttpRequest, about: Sequence[Advice]) -> bool:
    """Is there advice that was not on the page that was sent, or that nobody can go on from?"""
    read = set(request.POST.getlist("read"))
    return any(advice.code not in read or advice.level == "stop" for advice in about)


@keeps_typed
@require_POST
@for_employees
def look_along(request: HttpRequest, kind: str, key: UUID, number: int) -> HttpResponse:
    """Keep what is being typed, and say what one should know about it: a piece of the page.

    Only the page that saw the draft last may write: another tab, or the step having been sent
    meanwhile, is never overwritten by an older text.
    """
    found = kind_or_404(kind)
    try:
        draft = draft_or_404(request, found, key)
    except Sent:
        raise Http404 from None
    steps = selectors.steps_of(draft.form_version)
    current = next((item for item in steps if item.number == number), None)
    ahead = next_step(draft, steps)
    if current is None or number > (ahead.number if ahead else len(steps)):
        raise Http404
    form = _form(request, draft, found, current, is_bound=True)
    form.is_valid()
    is_latest = request.POST.get("as_of") == draft.as_of
    if is_latest:
        draft = save_draft(draft, current, now=timezone.now(), typed=form.typed())
    context = {
        "advice": _about(request, draft, form, current),
        "draft": draft,
        "is_latest": is_latest,
    }
    return render(request, "forms/notifications/step/_watched.html", context)


def _asked(
    request: HttpRequest,
    draft: Draft,
    kind: Kind,
    steps: list[FormStep],
    form: StepForm,
    current: FormStep,
    advice: Sequence[Advice] = (),
) -> HttpResponse:
    is_complete = next_step(draft, steps) is None
    asking = [item.number for item in selectors.open_steps(steps, draft.answers)]
    context: dict[str, Any] = {
        "kind": kind,
        "draft": draft,
        "form": form,
        "heading": current.topic.label,
        "topic": current.topic,
        "step_number": current.number,
        "step": asking.index(current.number) + 1 if current.number in asking else 0,
        "step_count": len(asking),
        "advice": advice,
        "files": _files(draft, current),
        "known": known_of(request.person) if current.number == 1 else [],
        "taken": selectors.still_taken(draft, current.questions),
        "goes_on": selectors.unused_until(draft),
        "back_url": _back(draft, kind, current, asking, is_complete),
        "submit_label": _("Terug naar controleren") if is_complete else _("Doorgaan"),
        "save_label": "" if is_complete else _("Bewaren en later verder"),
    }
    return render(request, "forms/notifications/step.html", context)


def _files(draft: Draft, current: FormStep) -> list[Attachment]:
    """What was added to the questions of this step."""
    if not current.asks_files:
        return []
    here = {question.key for question in current.questions}
    return [file for file in selectors.attachments_of(draft) if file.question in here]


def _back(draft: Draft, kind: Kind, current: FormStep, asking: list[int], is_complete: bool) -> str:
    if is_complete:
        return reverse("notification_check", args=[kind.slug, draft.pk])
    before = [number for number in asking if number < current.number]
    if before:
        return reverse("notification_step", args=[kind.slug, draft.pk, before[-1]])
    return reverse("notification_start", args=[kind.slug])


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def discard(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Throw a draft away, after one question."""
    found = kind_or_404(kind)
    try:
        draft = draft_or_404(request, found, key)
    except Sent:
        raise Http404 from None
    if request.method == "POST":
        discard_draft(draft)
        messages.success(request, _("Het concept is verwijderd."))
        return redirect("notifications")
    return render(request, "forms/notifications/discard.html", {"kind": found, "draft": draft})
