"""How long personal data stays, what then happens to it, and what is held about one person."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "portal_privacy"
    verbose_name = _("Bewaren en verwijderen")

    def ready(self) -> None:
        from portal.privacy import events, privacy  # noqa: F401  (declare)
