"""The latest news on the home page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.news.selectors import ORIGINAL_LANGUAGE, news_in
from portal.core.cards import Card
from portal.core.clock import day_of

ITEMS_ON_CARD = 3


def latest_news(person: Any) -> Card | None:
    """The newest items, or no card when there are none."""
    items = news_in(get_language() or ORIGINAL_LANGUAGE, day_of(timezone.now()))[:ITEMS_ON_CARD]
    links = [(item.title, reverse("news_item", args=[item.slug])) for item in items]
    if not links:
        return None
    return Card(_("Nieuws"), "", (*links, (_("Al het nieuws"), reverse("news"))))
