"""Who published is part of the account an organisation gives."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

declare(
    Holding(
        "content_publication.PublicationRecord",
        data=_("naam van wie publiceerde"),
        ground=_("wettelijke plicht: verantwoording over beleid"),
        term=_("blijvend, met het gepubliceerde"),
        then="keep",
    )
)
