"""What search may find of the news."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, override
from wagtail.rich_text import expand_db_html, get_text_for_indexing

from content.news.models import NewsPage
from portal.core.clock import day_of
from portal.core.sources import Findable

PERIOD = tuple[date | None, date | None]


def findable(page: NewsPage) -> Findable:
    """One item as search sees it."""
    language = page.locale.language_code
    with override(language):
        url = reverse("news_item", args=[page.slug])
        kind = gettext("Nieuws")
    return Findable(
        key=f"news-{page.pk}",
        group=str(page.pk),
        title=page.title,
        heading=page.title,
        number="",
        path=(kind,),
        text=f"{page.summary}\n{get_text_for_indexing(page.body)}",
        html=f"<p>{page.summary}</p>{expand_db_html(page.body)}",
        url=url,
        language=language,
        kind="news",
        slug=page.slug,
        for_everyone=page.news_on <= day_of(timezone.now()),
    )


class NewsSource:
    """Live items; a day ahead of us hides an item until then."""

    name = "news"
    kind_labels = {"news": gettext_lazy("Nieuws")}

    def _live(self) -> QuerySet[NewsPage]:
        return NewsPage.objects.live().public().select_related("locale")

    def all(self) -> Iterator[Findable]:
        for page in self._live().order_by("pk").iterator(chunk_size=200):
            yield findable(page)

    def of_groups(self, groups: Iterable[str]) -> Iterator[Findable]:
        keys = [int(group) for group in groups]
        for page in self._live().filter(pk__in=keys):
            yield findable(page)

    def visible_groups(self, person: Any, scope: str, on: date) -> dict[str, PERIOD]:
        if not person:
            return {}
        # A day asked for may lie ahead; what waits for its day is nobody's until then.
        last = min(on, day_of(timezone.now()))
        dates = self._live().filter(news_on__lte=last).values_list("pk", "news_on")
        return {str(pk): (news_on, None) for pk, news_on in dates}
