"""Search for editors: why each result stands where it stands, and what stands first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.people.roles import Capability
from search import words
from search.actions.pin import pin_result, unpin_result
from search.analysis.lexicon import Lexicon
from search.knowledge import knowledge
from search.models import PinnedResult
from search.selectors import Answer, Hit, pinned_results, search_for

SIZE = 20


@dataclass(frozen=True)
class Explained:
    """A result with the reasons for its place."""

    place: int
    hit: Hit
    title: str
    context: str
    reasons: list[str]
    factors: list[tuple[str, float]]


def for_editors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who may edit policies."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person or not request.person.can(Capability.EDIT_POLICY):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def results(request: HttpRequest) -> HttpResponse:
    """Ask as a reader would, see why, and put a section first or let it go."""
    if request.method == "POST":
        return _change(request)
    text = request.GET.get("q", "")
    answer = _asked(request, text)
    lexicon = knowledge().lexicon
    return render(
        request,
        "search/cms/results.html",
        {
            "question": text,
            "answer": answer,
            "results": [
                _explained(place, hit, lexicon) for place, hit in enumerate(answer.results, 1)
            ],
            "pins": pinned_results(request.person, day_of(timezone.now())),
        },
    )


def _asked(request: HttpRequest, text: str) -> Answer:
    return search_for(request.person, text, on=day_of(timezone.now()), size=SIZE)


def _change(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("q", "")
    now = timezone.now()
    if "weg" in request.POST:
        number = request.POST["weg"]
        pin = get_object_or_404(PinnedResult, pk=int(number) if number.isdecimal() else 0)
        unpin_result(pin, by=request.person, now=now)
        messages.success(request, _("Het onderdeel staat niet meer vooraan."))
        return _back(text)
    findable = {hit.section_id for hit in _asked(request, text).results if hit.section_id}
    try:
        pin_result(
            text,
            request.POST.get("onderdeel", ""),
            findable=findable,
            by=request.person,
            now=now,
        )
    except NotAllowed as refused:
        for refusal in refused.refusals:
            messages.error(request, words.refusal_sentence(refusal))
    else:
        messages.success(request, _("Het onderdeel staat voortaan vooraan bij deze woorden."))
    return _back(text)


def _back(text: str) -> HttpResponse:
    query = f"?{urlencode({'q': text})}" if text else ""
    return redirect(reverse("search_results_cms") + query)


def _explained(place: int, hit: Hit, lexicon: Lexicon) -> Explained:
    return Explained(
        place=place,
        hit=hit,
        title=words.title_of(hit),
        context=words.context_of(hit),
        reasons=[words.why(match, lexicon) for match in hit.matches],
        factors=[
            (words.factor(name), round(value, 2))
            for name, value in hit.factors.items()
            if round(value, 2) != 1
        ],
    )
