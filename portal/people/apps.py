"""People, departments, roles."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "portal.people"
    label = "portal_people"

    def ready(self) -> None:
        from portal.core.menu import MenuEntry, offer
        from portal.people import cms_access, events, privacy  # noqa: F401  (declare)

        # django.contrib.auth stands after every app with permissions: by its turn they all exist.
        post_migrate.connect(cms_access.derive_after_migrate, sender=apps.get_app_config("auth"))
        offer(MenuEntry(50, _("Mijn"), "my_dossier"))
        self._offer_cards()
        self._offer_rules()

    def _offer_rules(self) -> None:
        from portal.people.retention import offer_rules

        offer_rules()

    def _offer_cards(self) -> None:
        from portal.core.cards import offer
        from portal.people.cards import waiting_corrections

        offer(20, waiting_corrections)
