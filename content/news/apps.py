"""News about integrity."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "content.news"
    label = "content_news"

    def ready(self) -> None:
        from content.news import cards, privacy, signal_handlers  # noqa: F401  (declare)
        from content.news.findable import NewsSource
        from portal.core.cards import offer as offer_card
        from portal.core.menu import MenuEntry, offer
        from portal.core.sources import offer as offer_source

        signal_handlers.connect()
        offer_card(90, cards.latest_news)
        offer_source(NewsSource())
        offer(MenuEntry(60, _("Nieuws"), "news"))
