"""Policies: lasting addresses, issued versions, and what is in force."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    name = "content.policies"
    label = "content_policies"

    def ready(self) -> None:
        from content.policies import cards as own_cards
        from content.policies import events, issuing, privacy, searchable, signal_handlers
        from content.policies.actions.remind_of_reviews import remind_of_reviews
        from content.policies.effects import EffectsStep
        from content.policies.models import PolicyPage
        from content.policies.selectors.policies import may_read_all
        from content.policies.working_copy import WorkingCopyForm
        from content.publication import steps
        from portal.core import cards, due, menu, sources

        del events, privacy  # they declare
        PolicyPage.base_form_class = WorkingCopyForm
        signal_handlers.connect()
        steps.join(issuing.PolicyStep())
        steps.join(EffectsStep())
        due.offer("review-reminders", _("herinneringen aan herziening"), remind_of_reviews)
        sources.offer(searchable.PolicySource())
        cards.offer(20, own_cards.newest_versions)
        menu.offer(menu.MenuEntry(10, _("Beleid"), "policies:index", lambda person: True))
        menu.offer(menu.MenuEntry(40, _("Wetgeving"), "policies:laws", in_footer=True))
        menu.offer(menu.MenuEntry(41, _("Normen"), "policies:norms", may_read_all, in_footer=True))
