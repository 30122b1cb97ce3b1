"""The yearly account of the integrity policy (Ambtenarenwet 2017, art. 4.4)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountabilityConfig(AppConfig):
    name = "portal.accountability"
    label = "portal_accountability"

    def ready(self) -> None:
        from portal.accountability import events, privacy  # noqa: F401  (declare)
        from portal.core import menu

        menu.offer(
            menu.MenuEntry(50, _("Verantwoording"), "accountability:years", lambda person: True)
        )
