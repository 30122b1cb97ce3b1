"""What the trail keeps about the yearly account."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType("report.compiled", _("Verantwoording %(year)s opgesteld"), ("year",)),
        EventType(
            "report.adopted",
            _("Verantwoording %(year)s vastgesteld, uitgave %(edition)s"),
            ("year", "edition", "content_hash"),
        ),
    )
)
