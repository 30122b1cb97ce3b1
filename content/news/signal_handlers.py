"""Search hears what went live, changed or went off."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.signals import page_published, page_unpublished

from content.news.models import NewsPage
from portal.core import sources


def tell_search(instance: NewsPage, **kwargs: Any) -> None:
    """Receiver: after the commit, search looks at this item again."""
    transaction.on_commit(partial(sources.changed, "news", [str(instance.pk)]), robust=True)


def connect() -> None:
    """Join Wagtail's signals."""
    page_published.connect(tell_search, sender=NewsPage, dispatch_uid="news_published")
    page_unpublished.connect(tell_search, sender=NewsPage, dispatch_uid="news_unpublished")
