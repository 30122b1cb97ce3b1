"""Pictures and files are content; who uploaded them is a matter of the CMS."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.base.models import PortalDocument, PortalImage
from portal.core.holdings import Holding, declare

WHO = _("wie het bestand toevoegde")
GROUND = _("wettelijke plicht: verantwoording over beleid")
TERM = _("zolang het bestand bestaat")


def _files(model: Any) -> Any:
    def collect(person: Any) -> list[dict[str, Any]]:
        if not person.user_id:
            return []
        rows = model.objects.filter(uploaded_by_user=person.user_id).order_by("pk")
        return list(rows.values("title", "created_at"))

    return collect


def _holding(model: Any) -> Holding:
    name = f"content_base.{model.__name__}"
    return Holding(
        name, data=WHO, ground=GROUND, term=TERM, then="anonymise", collect=_files(model)
    )


declare(
    _holding(PortalImage),
    _holding(PortalDocument),
    Holding("content_base.PortalRendition"),
)
