"""What the trail keeps about publications."""

from django.utils.translation import gettext_lazy as _

from portal.audit.registry import EventType, declare

declare(
    (
        EventType(
            "page.published", _("Pagina gepubliceerd (%(page_type)s)"), ("page_type", "language")
        ),
        EventType(
            "page.withdrawn",
            _("Pagina van de site gehaald (%(page_type)s)"),
            ("page_type", "language"),
        ),
        EventType(
            "page.deleted", _("Pagina verwijderd (%(page_type)s)"), ("page_type", "language")
        ),
    )
)
