"""Pictures and files are content; who uploaded them is a matter of the CMS."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

WHO = _("wie het bestand toevoegde")
GROUND = _("wettelijke plicht: verantwoording over beleid")
TERM = _("zolang het bestand bestaat")

declare(
    Holding("content_base.PortalImage", data=WHO, ground=GROUND, term=TERM, then="anonymise"),
    Holding("content_base.PortalDocument", data=WHO, ground=GROUND, term=TERM, then="anonymise"),
    Holding("content_base.PortalRendition"),
)
