"""What can be declared, what to know before starting, and the weighing that keeps nothing."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from forms.notifications import selectors, words
from forms.notifications.actions.start_draft import start_draft
from forms.notifications.forms import assessment_questions
from forms.notifications.links import links_to
from forms.notifications.models import NotificationPage
from forms.notifications.previewing import minutes_for
from forms.notifications.taking_over import last_of_kind, own_of_kind
from forms.notifications.views.guards import for_employees, kind_or_404, language
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.question_fields import QuestionsForm
from portal.core.clock import day_of
from portal.people.typed_on import keeps_typed


@require_safe
@for_employees
def index(request: HttpRequest) -> HttpResponse:
    """What can be declared, and what was begun."""
    pages = selectors.pages_in(language())
    drafts = selectors.drafts_of(request.person)
    context = {
        "index": selectors.index_page(language()),
        "offers": [(page, kind_of(code)) for code, page in pages.items()],
        "drafts": selectors.shown_drafts(drafts),
    }
    return render(request, "forms/notifications/index.html", context)


def _page_or_404(kind: Kind) -> NotificationPage:
    page = selectors.page_of(kind, language())
    if page is None:
        raise Http404
    return page


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def start(request: HttpRequest, kind: str) -> HttpResponse:
    """Who reads it, how long it is kept, what one needs; then the first step."""
    found = kind_or_404(kind)
    page = _page_or_404(found)
    if request.method == "POST" and found.self_assessment is None:
        return _begin(request, page, found, {})
    questions = selectors.questions_on(page)
    context = {
        "page": page,
        "kind": found,
        "key": uuid4(),
        "drafts": selectors.shown_drafts(
            draft for draft in selectors.drafts_of(request.person) if draft.kind == found.code
        ),
        "unused_days": selectors.unused_days(day_of(timezone.now())),
        "who_reads": words.WHO_READS,
        "minutes": minutes_for(len(questions)),
        "earlier": last_of_kind(request.person, found.code),
        "rules": _rules(request, page),
    }
    return render(request, "forms/notifications/start.html", context)


def _rules(request: HttpRequest, page: NotificationPage) -> list[tuple[str, str]]:
    return links_to(selectors.sections_on(page), request.person, timezone.now())


def _begin(
    request: HttpRequest, page: NotificationPage, kind: Kind, weighed: dict[str, Any]
) -> HttpResponse:
    """A draft for the key that the page carried, so that two clicks make one draft."""
    draft = start_draft(
        page,
        by=request.person,
        now=timezone.now(),
        submission_key=_key(request.POST.get("key", "")),
        self_assessment=weighed,
        take_over=_earlier(request, kind),
    )
    if draft is None:
        raise Http404
    return redirect("notification_step", kind=kind.slug, key=draft.pk, number=draft.step)


def _earlier(request: HttpRequest, kind: Kind) -> RegisterEntry | None:
    """The own earlier declaration that the person chose to take over from."""
    reference = request.POST.get("take_over", "")
    return own_of_kind(request.person, kind.code, reference) if reference else None


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def weigh(request: HttpRequest, kind: str) -> HttpResponse:
    """The employee's own weighing. Nothing is kept unless it ends in a declaration."""
    found = kind_or_404(kind)
    page = _page_or_404(found)
    assessment = found.self_assessment
    if assessment is None:
        raise Http404
    form = QuestionsForm(
        request.POST if request.method == "POST" else None,
        initial={"result": assessment.usual},
        questions=assessment_questions(found),
        today=day_of(timezone.now()),
    )
    context = {
        "page": page,
        "kind": found,
        "form": form,
        "assessment": assessment,
        "take_over": request.POST.get("take_over", request.GET.get("take_over", "")),
    }
    if request.method != "POST" or not form.is_valid():
        context["key"] = request.POST.get("key") or uuid4()
        return render(request, "forms/notifications/weigh.html", context)
    answers = form.answers()
    if answers["result"] not in assessment.reporting:
        context["shown"] = _in_words(form, answers)
        context["today"] = day_of(timezone.now())
        return render(request, "forms/notifications/not_reportable.html", context)
    if answers["result"] == "in_doubt" and "go_on" not in request.POST:
        context["carried"] = list(answers.items())
        context["key"] = request.POST.get("key", "")
        return render(request, "forms/notifications/in_doubt.html", context)
    return _begin(request, page, found, answers)


def _in_words(form: QuestionsForm, answers: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (str(question.label), str(question.label_of(answers[question.key])))
        for question in form.questions
        if question.key in answers
    ]
