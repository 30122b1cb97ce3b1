"""What the trail keeps about keeping and removing: rules, numbers and days."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "retention_term.set",
            _("Bewaartermijn van %(rule)s: %(years)s jaar vanaf %(holds_from)s"),
            ("rule", "years", "holds_from"),
        ),
        EventType("legal_hold.placed", _("Bewaarplicht geplaatst"), ("hold",)),
        EventType("legal_hold.lifted", _("Bewaarplicht opgeheven"), ("hold",)),
        EventType(
            "retention.reminded",
            _("Beheerders herinnerd: een bewaartermijn is verstreken"),
            ("people",),
        ),
        EventType(
            "retention.applied",
            _("Bewaartermijn toegepast: %(rule)s, %(subjects)s verwijderd"),
            ("run", "rule", "subjects", "held", "before"),
        ),
    )
)
