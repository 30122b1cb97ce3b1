"""The page on which people search."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.core.clock import day_of
from search import words
from search.counting import count_missed, count_question
from search.facets import Facet
from search.forms import SearchForm, chosen_in
from search.knowledge import knowledge
from search.query import parse
from search.selectors import Answer, Hit, Scope, search_for
from search.suggestions import suggestions

SIZE = 10


@dataclass(frozen=True)
class ChosenFilter:
    """A filter that is on, and the address without it."""

    label: Any
    remove_url: str


@dataclass(frozen=True)
class ShownHit:
    """A result in the words of the page."""

    title: str
    url: str
    status: str
    status_kind: str
    meta: str
    path: str
    snippet: str
    seen: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results for the words in the address; without words the field and some help."""
    form = SearchForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    today = day_of(timezone.now())
    number = asked.get("page") or 1
    narrowed = chosen_in(request.GET)
    answer = search_for(
        request.person or None,
        asked.get("q", ""),
        on=asked.get("on") or today,
        scope=asked.get("scope") or Scope.IN_FORCE,
        chosen=narrowed,
        page=number,
        size=SIZE,
        language=(get_language() or "nl")[:2],
        literally=bool(request.GET.get("letterlijk")),
    )
    thanked = "gemist" in request.GET
    if not answer.parsed.is_empty and number == 1 and not thanked and not any(narrowed.values()):
        count_question(answer.parsed, knowledge().lexicon, found=answer.total, on=today)
    chosen = _chosen(request.GET, answer)
    return render(
        request,
        "search/results.html",
        {
            "form": form,
            "search_query": answer.query,
            "answer": answer,
            "results": [_shown(hit, today) for hit in answer.results],
            "scope": asked.get("scope") or Scope.IN_FORCE,
            "on": asked.get("on"),
            "has_facets": any(answer.facets.values()),
            "active_filters": chosen,
            "active_filter_count": len(chosen),
            "page": _page(answer, number),
            "first_place": (number - 1) * SIZE + 1,
            "own_parameters": _own_parameters(request.GET),
            "literal_url": _url(request.GET, letterlijk="1"),
            "history_url": _url(request.GET, scope=Scope.HISTORY.value),
            "facets": [(name, words.FACETS[name], answer.facets[name]) for name in words.FACETS],
            "thanked": thanked,
            "breadcrumbs": [{"label": _("Zoeken"), "url": ""}],
        },
    )


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Words to go on with, for the field while somebody types."""
    found = suggestions(request.person or None, request.GET.get("q", ""), day_of(timezone.now()))
    return JsonResponse({"suggestions": found})


@require_POST
def missed(request: HttpRequest) -> HttpResponse:
    """A reader did not find it: counted with the words, without the reader."""
    form = SearchForm({"q": request.POST.get("q", "")})
    form.is_valid()
    known = knowledge()
    text = form.cleaned_data.get("q", "")
    query = parse(text, known.lexicon, known.thesaurus, known.languages)
    if not query.is_empty:
        count_missed(query, known.lexicon, on=day_of(timezone.now()))
    return redirect(f"{reverse('search')}?{urlencode({'q': query.text, 'gemist': 1})}")


def _shown(hit: Hit, today: date) -> ShownHit:
    status, kind = words.status_of(hit, today)
    return ShownHit(
        title=words.title_of(hit),
        url=hit.url,
        status=status,
        status_kind=kind,
        meta=words.about(hit),
        path=words.context_of(hit),
        snippet=hit.snippet,
        seen=words.seen(hit),
    )


def _own_parameters(parameters: QueryDict) -> list[tuple[str, str]]:
    """What the form of the filters keeps: the words, the day and whether they are corrected."""
    return [(name, parameters[name]) for name in ("q", "on", "letterlijk") if parameters.get(name)]


def _page(answer: Answer, number: int) -> Page:
    """Numbers to leaf with; the results themselves are already one page."""
    return Paginator(range(answer.total), SIZE).get_page(number)


def _chosen(parameters: QueryDict, answer: Answer) -> list[ChosenFilter]:
    def without(name: str, facet: Facet) -> str:
        left = [value for value in parameters.getlist(name) if value != facet.value]
        return _url(parameters, **{name: left})

    return [
        ChosenFilter(facet.label, without(name, facet))
        for name, facets in answer.facets.items()
        for facet in facets
        if facet.checked
    ]


def _url(parameters: QueryDict, **changes: str | list[str]) -> str:
    """This address with other parameters, on its first page."""
    other = parameters.copy()
    other.pop("page", None)
    for name, value in changes.items():
        other.setlist(name, value if isinstance(value, list) else [value])
    return f"?{other.urlencode()}"
