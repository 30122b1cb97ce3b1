"""The front door, and the plain pages that the footer leads to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.home.models import SectionPage
from content.home.selectors import ORIGINAL_LANGUAGE, home_page_in, section_page_in
from portal.core.cards import cards_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this reader, where to search, and whom to ask."""
    page = home_page_in(get_language() or ORIGINAL_LANGUAGE)
    if page is None:
        raise Http404
    reader = request.person or None
    context = {
        "page": page,
        "reader": reader,
        "cards": cards_for(reader) if reader else [],
        "contacts": page.contact_cards.all(),
    }
    return render(request, "content/home/home.html", context)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A plain page right under the home page."""
    page: SectionPage | None = section_page_in(get_language() or ORIGINAL_LANGUAGE, slug)
    if page is None:
        raise Http404
    return render(request, "content/home/section.html", {"page": page})
