"""What every page of content shares: the base page, pictures, files and the blocks of a text."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "content.base"
    label = "content_base"

    def ready(self) -> None:
        from content.base import privacy  # noqa: F401  (declares)
