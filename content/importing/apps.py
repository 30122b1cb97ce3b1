"""Texts from elsewhere become working copies of policy."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "content.importing"
    label = "content_importing"

    def ready(self) -> None:
        from content.importing import events, privacy  # noqa: F401  (declare)
