"""Check the answers, declare that they are true, send once; then the receipt."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forms.notifications import selectors
from forms.notifications.actions.submit import submit
from forms.notifications.form_steps import FormStep
from forms.notifications.forms import DeclarationForm
from forms.notifications.models import Draft
from forms.notifications.views.filling import furthest, next_step
from forms.notifications.views.following import own_entry_or_404
from forms.notifications.views.guards import (
    Sent,
    draft_or_404,
    for_employees,
    kind_or_404,
    known_of,
)
from forms.notifications.words import sentence
from forms.register.kinds.answers import known_answers
from forms.register.kinds.base import Kind, QuestionType
from forms.register.kinds.frozen import thaw
from forms.register.kinds.registry import kind_of
from forms.register.selectors import (
    questions_of,
    refusals_to_answers,
    refusals_to_files,
    shown_answers,
)
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.people.typed_on import keeps_typed


@dataclass(frozen=True)
class Row:
    """A question with its answer in words, and where to change it."""

    key: str
    value: str
    change_url: str


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def check(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Everything on one page. A draft that was already sent leads to its receipt (S39)."""
    found = kind_or_404(kind)
    try:
        draft = draft_or_404(request, found, key)
    except Sent as sent:
        return redirect("notification_receipt", reference=sent.reference)
    steps = selectors.steps_of(draft.form_version)
    if next_step(draft, steps) is not None:
        return redirect(furthest(draft, found, steps))
    form = DeclarationForm(request.POST if request.method == "POST" else None)
    wrong = _refusals(request, draft)
    status = 200
    if request.method == "POST" and form.is_valid() and not wrong:
        try:
            entry = submit(draft, by=request.person, now=timezone.now())
        except NotAllowed as refused:
            wrong, status = list(refused.refusals), 409
        else:
            return redirect("notification_receipt", reference=entry.reference)
    context = _shown(request, draft, found, steps, wrong)
    return render(
        request, "forms/notifications/check.html", {**context, "form": form}, status=status
    )


def _refusals(request: HttpRequest, draft: Draft) -> list[Refusal]:
    """What would be refused, and advice that nobody can go on from."""
    today = day_of(timezone.now())
    answers = known_answers(questions_of(draft.form_version), draft.answers)
    files = [file.question for file in selectors.attachments_of(draft)]
    advice = selectors.advice_for(draft.form_version, draft.answers, request.person, today)
    found = [
        *refusals_to_answers(
            draft.form_version, draft.answers, draft.self_assessment, request.person, today
        ),
        *refusals_to_files(questions_of(draft.form_version), answers, files),
    ]
    told = {refusal.field for refusal in found}
    return [
        *found,
        *(
            Refusal("stopped", {"text": item.text}, item.field)
            for item in advice
            if item.level == "stop" and item.field not in told
        ),
    ]


def _shown(
    request: HttpRequest, draft: Draft, kind: Kind, steps: list[FormStep], wrong: list[Refusal]
) -> dict[str, Any]:
    today = day_of(timezone.now())
    sound = selectors.sound_answers(questions_of(draft.form_version), draft.answers, today)
    files = selectors.attachments_of(draft)
    return {
        "kind": kind,
        "draft": draft,
        "known": known_of(request.person),
        "weighed": _weighed(draft),
        "parts": [
            (item, _rows(draft, kind, item, sound, files))
            for item in selectors.open_steps(steps, sound)
        ],
        "advice": selectors.advice_for(draft.form_version, sound, request.person, today),
        "wrong": [_linked(refusal, draft, kind, steps) for refusal in wrong],
        "back_url": _step_url(draft, kind, selectors.open_steps(steps, sound)[-1]),
        "goes_on": selectors.unused_until(draft),
    }


def _step_url(draft: Draft, kind: Kind, item: FormStep) -> str:
    return reverse("notification_step", args=[kind.slug, draft.pk, item.number])


def _rows(
    draft: Draft, kind: Kind, item: FormStep, sound: dict[str, Any], files: list[Any]
) -> list[Row]:
    shown = {answer.key: answer.value for answer in shown_answers(item.questions, sound)}
    rows = []
    taken = selectors.still_taken(draft, item.questions)
    for question in item.questions:
        if not question.asked(sound) or question.type is QuestionType.EXPLANATION:
            continue
        value = shown.get(question.key) or _("Niet ingevuld")
        if question.type is QuestionType.FILE:
            names = [file.name for file in files if file.question == question.key]
            value = ", ".join(names) or _("Geen bestanden")
        if taken and question.label in taken["labels"]:
            words = {"value": value, "reference": taken["reference"]}
            value = _("%(value)s (overgenomen uit %(reference)s)") % words
        url = f"{_step_url(draft, kind, item)}#id_{question.key}"
        rows.append(Row(str(question.label), str(value), url))
    return rows


def _weighed(draft: Draft) -> list[tuple[str, str]]:
    """The weighing as it was answered before the form."""
    asked = draft.form_version.content.get("self_assessment")
    if not asked or not draft.self_assessment:
        return []
    rows = [
        (str(item.label), str(item.label_of(draft.self_assessment.get(item.key, ""))))
        for item in thaw(asked["items"])
    ]
    result = dict(asked["results"]).get(draft.self_assessment.get("result"), "")
    return [*rows, (_("Eigen conclusie"), result)]


def _linked(refusal: Refusal, draft: Draft, kind: Kind, steps: list[FormStep]) -> tuple[str, str]:
    """A sentence, and the address of the question it is about."""
    for item in steps:
        if any(question.key == refusal.field for question in item.questions):
            return sentence(refusal), f"{_step_url(draft, kind, item)}#id_{refusal.field}"
    return sentence(refusal), ""


@require_safe
@for_employees
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """The reference, what happens next and by when."""
    entry = own_entry_or_404(request, reference)
    context = {"entry": entry, "kind": kind_of(entry.kind)}
    return render(request, "forms/notifications/receipt.html", context)
