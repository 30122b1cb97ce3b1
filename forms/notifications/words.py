"""What an employee is told before starting, whatever the kind of declaration."""

from django.utils.translation import gettext_lazy as _

WHO_READS = (
    _("Uw leidinggevende beslist. Is die zelf betrokken, dan beslist de naasthogere."),
    _("De coördinator integriteit legt het besluit vast in het register."),
    _("Een controller kan controleren; een auditor moet eerst opschrijven waarom."),
    _("Wie uw melding opent, ziet u terug bij uw melding. Collega’s zien niets."),
)
