"""The moderated register; owns the lifecycle of what employees declare."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "forms.register"
    label = "forms_register"
    verbose_name = _("Register")

    def ready(self) -> None:
        from forms.register import events, privacy  # noqa: F401  (declare)
        from forms.register.actions.follow_people import follow_leaver, follow_mover
        from forms.register.signal_handlers import department_saved
        from portal.people import steps
        from portal.people.models import Department

        self._offer_links()
        steps.on_left(follow_leaver)
        steps.on_moved(follow_mover)
        post_save.connect(department_saved, sender=Department)

    def _offer_links(self) -> None:
        from portal.core.menu import MenuEntry, offer

        offer(
            MenuEntry(
                940,
                _("Openbare nevenwerkzaamheden"),
                "public_side_activities",
                shown=lambda person: True,
                in_footer=True,
            )
        )
        offer(MenuEntry(950, _("Register in cijfers"), "register_this_year", in_footer=True))
