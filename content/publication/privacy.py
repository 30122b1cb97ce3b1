"""Who published is part of the account an organisation gives."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.publication.models import PublicationRecord
from portal.core.holdings import Holding, declare


def _records(person: Any) -> list[dict[str, Any]]:
    rows = PublicationRecord.objects.filter(by_key=person.actor_key).order_by("pk")
    return list(rows.values("title", "recorded_at"))


declare(
    Holding(
        "content_publication.PublicationRecord",
        data=_("naam van wie publiceerde"),
        ground=_("wettelijke plicht: verantwoording over beleid"),
        term=_("blijvend, met het gepubliceerde"),
        then="keep",
        collect=_records,
    )
)
