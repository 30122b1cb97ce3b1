"""The personal data of the people room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare
from portal.people.models import Absence

WORK = _("arbeidsovereenkomst en wettelijke plicht")
AFTER = _("twee jaar na uitdiensttreding")


def _absences(person: Any) -> list[dict[str, Any]]:
    return list(Absence.objects.filter(person=person).values("starts_on", "ends_on", "told_at"))


declare(
    Holding(
        "portal_people.User",
        data=_("gebruikersnaam, wachtwoordafdruk, laatste aanmelding"),
        ground=WORK,
        term=_("bij uitdiensttreding"),
        then="erase",
    ),
    Holding(
        "portal_people.Person",
        data=_("naam, e-mailadres, personeelsnummer, dienstperiode"),
        ground=WORK,
        term=AFTER,
        then="anonymise",
    ),
    Holding(
        "portal_people.Employment",
        data=_("afdeling, functie en periode"),
        ground=WORK,
        term=AFTER,
        then="anonymise",
    ),
    Holding(
        "portal_people.Absence",
        data=_("dagen waarop iemand afwezig is, zonder reden"),
        ground=WORK,
        term=_("twee jaar na de laatste dag"),
        then="erase",
        collect=_absences,
    ),
    Holding(
        "portal_people.RoleAssignment",
        data=_("rol en periode"),
        ground=WORK,
        term=AFTER,
        then="anonymise",
    ),
    Holding(
        "portal_people.ApiToken",
        data=_("afdruk van een sleutel"),
        ground=WORK,
        term=_("bij intrekken"),
        then="erase",
    ),
    Holding(
        "portal_people.SignInFailure",
        data=_("afdruk van de getypte naam, netwerkadres, tijdstip"),
        ground=_("beveiliging van de toegang"),
        term=_("een dag"),
        then="erase",
    ),
    Holding("portal_people.Department"),
    Holding("portal_people.JobFunction"),
    Holding("portal_people.Audience"),
)
