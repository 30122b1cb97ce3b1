"""The desk of deciders, moderators and those who check; it keeps only files that were asked for."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def _shown(person: Any) -> bool:
    """In the menu for whom the desk is daily work; others get there from their mail."""
    from forms.moderation.selectors import reads_register
    from portal.people.roles import Capability

    return bool(person) and (person.can(Capability.DECIDE) or reads_register(person))


class ModerationConfig(AppConfig):
    name = "forms.moderation"
    label = "forms_moderation"

    def ready(self) -> None:
        from forms.moderation import cards, events, privacy  # noqa: F401  (declare)
        from forms.moderation.actions.tidy_exports import tidy_exports
        from forms.moderation.retention import offer_rules
        from portal.core import due
        from portal.core.cards import offer as offer_card
        from portal.core.menu import MenuEntry, offer

        offer(MenuEntry(30, _("Behandelen"), "desk", shown=_shown))
        offer_card(10, cards.waiting)
        offer_rules()
        due.offer("export-files", _("bestanden met meldingen opgeruimd"), tidy_exports)
