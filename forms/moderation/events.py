"""What the trail keeps about the desk itself."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "register_list.exported",
            _("Lijst van %(number)s meldingen uitgevoerd"),
            ("number", "kinds", "statuses", "late_only"),
        ),
    )
)
