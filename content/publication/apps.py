"""The history of everything that went live."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "content.publication"
    label = "content_publication"

    def ready(self) -> None:
        from content.publication import events, privacy, signal_handlers  # noqa: F401

        signal_handlers.connect()
