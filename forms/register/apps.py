"""The moderated register; owns the lifecycle of what employees declare."""

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "forms.register"
    label = "forms_register"
    verbose_name = _("Register")

    def ready(self) -> None:
        from forms.register import events, privacy  # noqa: F401  (declare)
        from forms.register.actions.follow_people import (
            follow_absence,
            follow_leaver,
            follow_mover,
        )
        from forms.register.selectors.discretion import discreet_keys
        from forms.register.signal_handlers import department_changes, department_saved
        from portal.audit import closed
        from portal.people import steps
        from portal.people.models import Department

        closed.offer("forms_register.registerentry", discreet_keys)
        self._offer_links()
        self._offer_jobs()
        self._offer_rules()
        steps.on_left(follow_leaver)
        steps.on_moved(follow_mover)
        steps.on_away(follow_absence)
        pre_save.connect(department_changes, sender=Department)
        post_save.connect(department_saved, sender=Department)

    def _offer_jobs(self) -> None:
        """By name they run in this order: who is there, then what is due, then whom to tell."""
        from forms.register.actions.follow_people import close_leavers, follow_absences
        from forms.register.actions.freeze_figures import freeze_due_figures
        from forms.register.actions.reassess_due import reassess_due
        from forms.register.actions.remind import remind
        from portal.core import due

        due.offer("register-absences", _("meldingen naar wie er is"), follow_absences)
        due.offer("register-leavers", _("meldingen van wie vertrok"), close_leavers)
        due.offer("register-figures", _("jaren met vaste tabellen"), freeze_due_figures)
        due.offer("register-reassessments", _("meldingen opnieuw te beoordelen"), reassess_due)
        due.offer("register-reminders", _("mensen herinnerd aan meldingen"), remind)

    def _offer_rules(self) -> None:
        """What becomes of entries when their term has passed."""
        from forms.register.retention import offer_rules
        from forms.register.upkeep_retention import offer_rules as offer_upkeep_rules

        offer_rules()
        offer_upkeep_rules()

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
