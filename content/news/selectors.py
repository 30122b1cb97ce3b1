"""News as readers get it: live, not restricted, in their language."""

from datetime import date

from django.db.models import QuerySet

from content.news.models import NewsIndexPage, NewsPage
from portal.core.languages import OWN_NAMES

ORIGINAL_LANGUAGE = "nl"


def news_in(language: str, on: date) -> QuerySet[NewsPage]:
    """Live items of a language with a date up to and including ``on``, newest first."""
    items = NewsPage.objects.live().public().filter(locale__language_code=language)
    return items.filter(news_on__lte=on).order_by("-news_on", "-pk")


def news_item(language: str, slug: str, on: date) -> NewsPage | None:
    """The live item with this slug, else nothing."""
    return news_in(language, on).filter(slug=slug).first()


def languages_of_item(slug: str, on: date) -> list[str]:
    """Codes of the languages that have a live item with this slug, in a fixed order."""
    items = NewsPage.objects.live().public().filter(slug=slug, news_on__lte=on)
    codes = set(items.values_list("locale__language_code", flat=True))
    return [code for code in OWN_NAMES if code in codes]


def news_index_in(language: str) -> NewsIndexPage | None:
    """The live index of a language, else the Dutch one."""
    indexes = {
        page.locale.language_code: page
        for page in NewsIndexPage.objects.live().select_related("locale")
    }
    return indexes.get(language) or indexes.get(ORIGINAL_LANGUAGE)
