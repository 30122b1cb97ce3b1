"""News about integrity."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "content.news"
    label = "content_news"

    def ready(self) -> None:
        from content.news import privacy  # noqa: F401  (declare)
