"""The personal data of the desk's own rows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.moderation.models import Export
from portal.core.holdings import Holding, declare


def _exports_of(person: Any) -> list[dict[str, Any]]:
    fields = ("asked_at", "purpose", "form", "state", "rows", "expires_on")
    return list(Export.objects.filter(asked_by=person).order_by("pk").values(*fields))


declare(
    Holding(
        "forms_moderation.Export",
        data=_("wie meldingen in een bestand meenam, wanneer en waarvoor"),
        ground=_("gerechtvaardigd belang: verantwoorden wie wat inzag"),
        term=_("het bestand enkele dagen (parameter), wie het vroeg vijf jaar"),
        then="erase",
        collect=_exports_of,
    )
)
