"""The history of every change."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "portal.audit"
    label = "portal_audit"

    def ready(self) -> None:
        from portal.audit import privacy  # noqa: F401  (declares)
