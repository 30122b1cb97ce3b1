"""What the trail keeps about imports."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "policy.imported",
            _("Tekst ingelezen in de werkversie: %(sections)s onderdelen, %(kept)s herkend"),
            ("sections", "kept", "digest"),
        ),
    )
)
