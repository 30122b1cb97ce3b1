"""What the trail keeps about the catalogue of law."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "law_entry.changed",
            _("Wet, verwijzing of norm toegevoegd of gewijzigd"),
            ("kind", "is_new", "fields"),
        ),
        EventType(
            "law_entries.loaded",
            _("Lijst geladen: %(laws)s wetten, %(norms)s normen, %(mappings)s regels"),
            ("laws", "norms", "mappings"),
        ),
    )
)
