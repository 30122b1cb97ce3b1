"""The personal data of the people room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.audit.models import AuditEvent
from portal.audit.selectors import told, trail_of_subject
from portal.core.holdings import Holding, declare
from portal.people.models import (
    Absence,
    ApiToken,
    CorrectionAnswer,
    CorrectionRequest,
    Employment,
    Person,
    RoleAssignment,
    SignInFailure,
    User,
)
from portal.people.sign_in_limits import account_hash

WORK = _("arbeidsovereenkomst en wettelijke plicht")
AFTER = _("twee jaar na uitdiensttreding")
RIGHT = _("wettelijke plicht (AVG, artikel 16)")
YEARS = _("vijf jaar na het antwoord")


def _absences(person: Any) -> list[dict[str, Any]]:
    return list(Absence.objects.filter(person=person).values("starts_on", "ends_on", "told_at"))


def _account(person: Any) -> list[dict[str, Any]]:
    rows = User.objects.filter(pk=person.user_id)
    return list(rows.values("username", "email", "first_name", "last_name", "last_login"))


def _person(person: Any) -> list[dict[str, Any]]:
    fields = ("directory_key", "first_name", "infix", "last_name", "email", "kind")
    return list(Person.objects.filter(pk=person.pk).values(*fields, "starts_on", "ends_on"))


def _employments(person: Any) -> list[dict[str, Any]]:
    rows = Employment.objects.filter(person=person)
    return list(rows.values("department__name", "function__name", "starts_on", "ends_on"))


def _roles(person: Any) -> list[dict[str, Any]]:
    rows = RoleAssignment.objects.filter(person=person)
    return list(rows.values("role", "starts_on", "ends_on", "revoked_at"))


def _tokens(person: Any) -> list[dict[str, Any]]:
    return list(ApiToken.objects.filter(person=person).values("created_at", "revoked_at"))


def _failures(person: Any) -> list[dict[str, Any]]:
    if not person.user_id:
        return []
    rows = SignInFailure.objects.filter(account=account_hash(person.user.username))
    return list(rows.values("address", "failed_at"))


def _corrections(person: Any) -> list[dict[str, Any]]:
    """What was asked, and who opened it."""
    rows = []
    for request in CorrectionRequest.objects.filter(person=person):
        events = trail_of_subject("portal_people.correctionrequest", str(request.pk))
        opened = events.filter(type="correction_request.opened", result=AuditEvent.Result.DONE)
        rows.append(
            {
                "item_label": request.item_label,
                "text": request.text,
                "asked_at": request.asked_at,
                "opened": [
                    {"by": line["actor_name"], "at": line["event"].occurred_at}
                    for line in told(list(opened))
                ],
            }
        )
    return rows


def _answers(person: Any) -> list[dict[str, Any]]:
    rows = CorrectionAnswer.objects.filter(request__person=person).select_related("answered_by")
    return [
        {
            "item_label": row.request.item_label,
            "outcome": str(row.get_outcome_display()),
            "reason": row.reason,
            "by": row.answered_by.full_name,
            "answered_at": row.answered_at,
        }
        for row in rows.select_related("request")
    ]


declare(
    Holding(
        "portal_people.User",
        data=_("gebruikersnaam, wachtwoordafdruk, laatste aanmelding"),
        ground=WORK,
        term=_("bij uitdiensttreding"),
        then="erase",
        collect=_account,
    ),
    Holding(
        "portal_people.Person",
        data=_("naam, e-mailadres, personeelsnummer, dienstperiode"),
        ground=WORK,
        term=AFTER,
        then="anonymise",
        collect=_person,
    ),
    Holding(
        "portal_people.Employment",
        data=_("afdeling, functie en periode"),
        ground=WORK,
        term=AFTER,
        then="anonymise",
        collect=_employments,
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
        collect=_roles,
    ),
    Holding(
        "portal_people.ApiToken",
        data=_("afdruk van een sleutel"),
        ground=WORK,
        term=_("bij intrekken"),
        then="erase",
        collect=_tokens,
    ),
    Holding(
        "portal_people.SignInFailure",
        data=_("afdruk van de getypte naam, netwerkadres, tijdstip"),
        ground=_("beveiliging van de toegang"),
        term=_("een dag"),
        then="erase",
        collect=_failures,
    ),
    Holding(
        "portal_people.CorrectionRequest",
        data=_("verzoeken om correctie, en wie ze opende"),
        ground=RIGHT,
        term=YEARS,
        then="erase",
        collect=_corrections,
    ),
    Holding(
        "portal_people.CorrectionAnswer",
        data=_("antwoorden op verzoeken om correctie"),
        ground=RIGHT,
        term=YEARS,
        then="erase",
        collect=_answers,
    ),
    Holding("portal_people.Department"),
    Holding("portal_people.JobFunction"),
    Holding("portal_people.Audience"),
)
