"""Law: what texts rest on, and the norms they serve."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    name = "content.law"
    label = "content_law"
    verbose_name = _("Wetten en normen")

    def ready(self) -> None:
        from content.base.blocks import citing
        from content.law import events, filling, privacy

        del events, privacy  # they declare
        citing.join(filling.filled)
