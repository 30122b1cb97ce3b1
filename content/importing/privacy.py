"""The personal data of importing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.importing.models import PendingImport
from portal.core.holdings import Holding, declare


def _papers(person: Any) -> list[dict[str, Any]]:
    rows = PendingImport.objects.filter(uploaded_by=person).order_by("uploaded_at")
    return list(rows.values("filename", "uploaded_at"))


declare(
    Holding(
        "content_importing.PendingImport",
        data=_("wie een document inleest"),
        ground=_("arbeidsovereenkomst"),
        term=_("tot het document is overgenomen of weggegooid"),
        then="erase",
        collect=_papers,
    )
)
