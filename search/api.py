"""Search for programs: `GET /api/v1/search`."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.clock import day_of
from search.forms import SearchForm, chosen_in
from search.selectors import Answer, Hit, search_for


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """The same results as the page, as JSON; 400 for a wrong parameter."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        wrong = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        return JsonResponse({"error": "Ongeldige waarde.", "fields": wrong}, status=400)
    asked = form.cleaned_data
    answer = search_for(
        request.person or None,
        asked["q"],
        on=asked["on"] or day_of(timezone.now()),
        scope=asked["scope"],
        chosen=chosen_in(request.GET),
        page=asked["page"] or 1,
        size=asked["size"] or 10,
    )
    return JsonResponse(as_data(answer))


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer in the form that other programs rely on."""
    return {
        "query": answer.query,
        "corrected": answer.corrected,
        "total": answer.total,
        "total_is_lower_bound": answer.total_is_lower_bound,
        "facets": {
            name: [
                {"value": facet.value, "label": str(facet.label), "count": facet.count}
                for facet in facets
            ]
            for name, facets in answer.facets.items()
        },
        "results": [_hit(hit) for hit in answer.results],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "slug": hit.slug,
        "section_id": hit.section_id,
        "number": hit.number,
        "heading": hit.heading,
        "path": list(hit.path),
        "url": hit.url,
        "snippet": hit.snippet,
        "score": hit.score,
        "version": hit.version,
        "in_force": [_day(day) for day in hit.in_force],
        "seen": [_day(day) for day in hit.seen] if hit.seen else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
