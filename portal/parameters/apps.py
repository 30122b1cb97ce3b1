"""Thresholds and terms, with the date they hold from."""

from django.apps import AppConfig


class ParametersConfig(AppConfig):
    name = "portal.parameters"
    label = "portal_parameters"

    def ready(self) -> None:
        from portal.parameters import events, privacy  # noqa: F401  (declare)
