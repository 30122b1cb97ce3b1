"""Reading the news."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.news.selectors import (
    ORIGINAL_LANGUAGE,
    languages_of_item,
    news_in,
    news_index_in,
    news_item,
)
from portal.core.clock import day_of
from portal.core.languages import language_links

ITEMS_PER_PAGE = 10


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All news of the reader's language, newest first."""
    language = get_language() or ORIGINAL_LANGUAGE
    found = news_index_in(language)
    if found is None:
        raise Http404
    items = Paginator(news_in(language, day_of(timezone.now())), ITEMS_PER_PAGE)
    page = items.get_page(request.GET.get("page"))
    return render(request, "content/news/index.html", {"index": found, "page": page})


@require_safe
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """One item; the other languages are offered only where it has been translated."""
    language, today = get_language() or ORIGINAL_LANGUAGE, day_of(timezone.now())
    found = news_item(language, slug, today)
    if found is None:
        raise Http404
    languages = language_links(request.path, languages_of_item(slug, today))
    context = {"page": found, "language_switch": languages if len(languages) > 1 else []}
    return render(request, "content/news/item.html", context)
