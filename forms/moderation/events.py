"""What the trail keeps about the desk itself."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "register_list.exported",
            _("Lijst van %(number)s meldingen uitgevoerd"),
            ("number", "kinds", "statuses", "late_only", "form", "sha256"),
        ),
        EventType(
            "export.asked",
            _("Bestand met meldingen gevraagd"),
            ("kinds", "statuses", "late_only", "form"),
        ),
        EventType("export.started", _("Begonnen aan een bestand met meldingen")),
        EventType(
            "export.continued",
            _("%(number)s meldingen gelezen voor een bestand (%(rows)s tot nu toe)"),
            ("number", "rows"),
        ),
        EventType(
            "export.completed",
            _("Bestand met %(number)s meldingen is klaar"),
            ("number", "sha256", "size", "expires_on"),
        ),
        EventType(
            "export.broken", _("Bestand met meldingen mislukt na %(rows)s regels"), ("rows",)
        ),
        EventType("export.expired", _("Bestand met meldingen verwijderd"), ("rows",)),
        EventType(
            "export.fetched",
            _("Bestand met %(number)s meldingen opgehaald"),
            ("number", "sha256"),
        ),
    )
)
