"""What an employee is told before starting, per kind of declaration."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WHO_READS = (
    _("Uw leidinggevende beslist. Is die zelf betrokken, dan beslist de naasthogere."),
    _("De coördinator integriteit legt het besluit vast in het register."),
    _("Een controller kan controleren; een auditor moet eerst opschrijven waarom."),
    _("Wie uw melding opent, ziet u terug bij uw melding. Collega’s zien niets."),
)

NEEDED: Mapping[str, tuple[Any, ...]] = {
    "gift": (
        _("wat u aangeboden kreeg, wanneer en waar"),
        _("de naam en de organisatie van de gever"),
        _("een schatting van de waarde"),
        _("als u die hebt: een foto"),
    ),
    "side_activity": (
        _("de naam en de branche van de organisatie"),
        _("hoeveel uur per week het kost en wat u ermee verdient"),
        _("wanneer u begint"),
    ),
}
