"""What the trail keeps about parameters."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "threshold.set",
            _("Parameter %(name)s is %(value)s vanaf %(holds_from)s"),
            ("name", "value", "holds_from"),
        ),
    )
)
