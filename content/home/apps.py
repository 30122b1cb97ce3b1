"""The front door and the plain pages beside it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "content.home"
    label = "content_home"

    def ready(self) -> None:
        from content.home import privacy  # noqa: F401  (declare)
        from portal.core.menu import MenuEntry, offer

        offer(MenuEntry(910, _("Hulp"), "help", in_footer=True))
        offer(MenuEntry(920, _("Privacy"), "privacy", in_footer=True))
        offer(MenuEntry(930, _("Toegankelijkheid"), "accessibility", in_footer=True))
