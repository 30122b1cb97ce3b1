"""The personal data of the trail."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

declare(
    Holding("portal_audit.AuditEvent"),
    Holding(
        "portal_audit.AuditPayload",
        data=_("naam van wie handelde, oude en nieuwe waarden, redenen"),
        ground=_("wettelijke plicht: verantwoording en informatiebeveiliging"),
        term=_("zolang het onderwerp van de gebeurtenis bewaard wordt"),
        then="erase",
    ),
)
