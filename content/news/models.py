"""News about integrity: an index and its items."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from content.base.models import BasePage

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


def today() -> object:
    """The day in Amsterdam; a news item carries it until its editor names another."""
    return timezone.localdate()


class NewsIndexPage(BasePage):
    """The list of all news of one language, newest first."""

    introduction = models.TextField(_("inleiding"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["content_home.HomePage"]
    subpage_types = ["content_news.NewsPage"]
    template = "content/news/index.html"

    class Meta:
        verbose_name = _("nieuwsoverzicht")
        verbose_name_plural = _("nieuwsoverzichten")


class NewsPage(BasePage):
    """One item; ``news_on`` is the day readers see, also when it is published later."""

    news_on = models.DateField(_("datum"), default=today, db_index=True)
    summary = models.CharField(_("samenvatting"), max_length=300)
    body = RichTextField(_("tekst"), features=TEXT_FEATURES)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("news_on"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    parent_page_types = ["content_news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "content/news/item.html"

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")
