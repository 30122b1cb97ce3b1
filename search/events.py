"""What the trail keeps about search."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType("search_pin.set", _("Zoekresultaat vooraan gezet: %(section)s"), ("section",)),
        EventType(
            "search_pin.removed", _("Zoekresultaat niet meer vooraan: %(section)s"), ("section",)
        ),
    )
)
