"""The personal data of policies: names of those who wrote, approved, own and withdraw."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

GROUND = _("wettelijke plicht: verantwoording over beleid")
FOR_EVER = _("blijvend, met het beleid")
APP = "content_policies"

declare(
    Holding(
        f"{APP}.Policy",
        data=_("wie verantwoordelijk is"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(f"{APP}.PolicyAddress"),
    Holding(
        f"{APP}.ContentEdit",
        data=_("wie de tekst bewerkte en wanneer"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(f"{APP}.PolicyIndexPage"),
    Holding(
        f"{APP}.PolicyPage",
        data=_("wie verantwoordelijk is"),
        ground=GROUND,
        term=_("zolang de pagina bestaat"),
        then="keep",
    ),
    Holding(f"{APP}.PolicyTag"),
    Holding(
        f"{APP}.PolicyVersion",
        data=_("namen van schrijvers en van wie uitgaf"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(f"{APP}.VersionSection"),
    Holding(f"{APP}.VersionAttachment"),
    Holding(
        f"{APP}.VersionEvent",
        data=_("wie introk, vernietigde of corrigeerde"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(f"{APP}.SectionSuccession"),
    Holding(
        f"{APP}.SectionTranslation",
        data=_("wie vertaalde"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(
        f"{APP}.ChangeReason", data=_("wie de reden gaf"), ground=GROUND, term=FOR_EVER, then="keep"
    ),
    Holding(f"{APP}.FourEyesTask"),
    Holding(
        f"{APP}.EditorialConfirmation",
        data=_("wie een redactionele wijziging bevestigde, en waarom"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(f"{APP}.SectionLink"),
    Holding(f"{APP}.LinkCheck"),
    Holding(
        f"{APP}.ReviewReminder",
        data=_("wie aan een herziening herinnerd werd (als sleutel)"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
    ),
    Holding(
        f"{APP}.FeedToken",
        data=_("afdruk van een geheim adres"),
        ground=_("arbeidsovereenkomst en wettelijke plicht"),
        term=_("bij intrekken"),
        then="erase",
    ),
)
