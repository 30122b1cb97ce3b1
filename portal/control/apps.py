"""The auditor's room: what happened, to what, by whom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ControlConfig(AppConfig):
    name = "portal.control"
    label = "portal_control"

    def ready(self) -> None:
        from portal.control import events  # noqa: F401  (declares)
        from portal.core import menu
        from portal.people.roles import Capability

        menu.offer(
            menu.MenuEntry(
                60,
                _("Controle"),
                "control:overview",
                lambda person: bool(person) and person.can(Capability.READ_AUDIT_TRAIL),
            )
        )
        menu.offer(
            menu.MenuEntry(
                61,
                _("Bewaren"),
                "control:keeping",
                lambda person: bool(person) and person.can(Capability.ERASE),
            )
        )
        self._offer_jobs()

    def _offer_jobs(self) -> None:
        from portal.control.keeping import remind
        from portal.core import due

        due.offer("retention-reminder", _("beheerders herinnerd aan bewaartermijnen"), remind)
