"""Reading the news."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.news.selectors import ORIGINAL_LANGUAGE, news_in, news_index_in, news_item
from portal.core.clock import day_of

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
    """One item."""
    language = get_language() or ORIGINAL_LANGUAGE
    found = news_item(language, slug, day_of(timezone.now()))
    if found is None:
        raise Http404
    return render(request, "content/news/item.html", {"page": found})
