"""The employee's side of declaring: pages, drafts, following what happens."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "forms.notifications"
    label = "forms_notifications"

    def ready(self) -> None:
        from content.publication import steps
        from forms.notifications import cards, privacy, upkeep  # noqa: F401  (declare)
        from forms.notifications.actions.discard_drafts import (
            discard_drafts_of,
            discard_drafts_of_leavers,
        )
        from forms.notifications.actions.discard_unused_drafts import discard_unused_drafts
        from forms.notifications.consequences import RestsOnStep
        from forms.notifications.kind_pages import make_after_migrate
        from forms.notifications.publishing import NotificationStep
        from portal.core import due
        from portal.core.cards import offer as offer_card
        from portal.core.menu import MenuEntry, offer
        from portal.core.tasks import offer as offer_tasks
        from portal.people import steps as people_steps

        post_migrate.connect(make_after_migrate, sender=self)
        steps.join(NotificationStep())
        steps.join(RestsOnStep())
        offer(MenuEntry(20, _("Melden"), "notifications"))
        offer_card(20, cards.declare_something)
        offer_card(15, upkeep.yearly_question)
        offer_tasks(20, cards.my_notifications)
        offer_tasks(25, upkeep.upkeep_tasks)
        people_steps.on_left(discard_drafts_of)
        label = _("concepten van wie vertrok verwijderd")
        due.offer("notification-drafts-of-leavers", label, discard_drafts_of_leavers)
        label = _("concepten verwijderd die bleven liggen")
        due.offer("notification-drafts-unused", label, discard_unused_drafts)
