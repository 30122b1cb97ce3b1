"""Looking is an event too: whoever opens names and reasons in the trail is in the trail."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "audit_trail.details_opened",
            _("Namen en redenen in het controlespoor ingezien (%(events)s gebeurtenissen)"),
            ("events",),
        ),
    )
)
