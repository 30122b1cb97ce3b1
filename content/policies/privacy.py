"""The personal data of policies: names of those who wrote, approved, own and withdraw."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.policies import models
from portal.core.holdings import Holding, declare

GROUND = _("wettelijke plicht: verantwoording over beleid")
FOR_EVER = _("blijvend, met het beleid")
APP = "content_policies"


def _by_key(model: Any, about: str, at: str, key: str = "by_key") -> Any:
    """Rows that name an actor by key: what they are about, and when."""

    def collect(person: Any) -> list[dict[str, Any]]:
        rows = model.objects.filter(**{key: person.actor_key}).order_by("pk")
        return list(rows.values(about, at))

    return collect


def _owned(model: Any) -> Any:
    def collect(person: Any) -> list[dict[str, Any]]:
        return list(model.objects.filter(policy_owner=person).order_by("pk").values("title"))

    return collect


def _versions(person: Any) -> list[dict[str, Any]]:
    """Versions this person issued, or is named in as a writer."""
    rows = models.PolicyVersion.objects.order_by("pk").values(
        "title", "number", "recorded_at", "authors", "issued_by_key"
    )
    return [
        {name: row[name] for name in ("title", "number", "recorded_at")}
        for row in rows.iterator()
        if row["issued_by_key"] == person.actor_key or person.full_name in row["authors"]
    ]


def _reminders(person: Any) -> list[dict[str, Any]]:
    rows = models.ReviewReminder.objects.order_by("pk").values("policy__title", "day", "to_keys")
    return [
        {"policy__title": row["policy__title"], "day": row["day"]}
        for row in rows.iterator()
        if person.actor_key in row["to_keys"]
    ]


def _tokens(person: Any) -> list[dict[str, Any]]:
    rows = models.FeedToken.objects.filter(person=person).order_by("pk")
    return list(rows.values("created_at", "revoked_at"))


declare(
    Holding(
        f"{APP}.Policy",
        data=_("wie verantwoordelijk is"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_owned(models.Policy),
    ),
    Holding(f"{APP}.PolicyAddress"),
    Holding(
        f"{APP}.ContentEdit",
        data=_("wie de tekst bewerkte en wanneer"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_by_key(models.ContentEdit, "policy__title", "recorded_at"),
    ),
    Holding(f"{APP}.PolicyIndexPage"),
    Holding(
        f"{APP}.PolicyPage",
        data=_("wie verantwoordelijk is"),
        ground=GROUND,
        term=_("zolang de pagina bestaat"),
        then="keep",
        collect=_owned(models.PolicyPage),
    ),
    Holding(f"{APP}.PolicyTag"),
    Holding(
        f"{APP}.PolicyVersion",
        data=_("namen van schrijvers en van wie uitgaf"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_versions,
    ),
    Holding(f"{APP}.VersionSection"),
    Holding(f"{APP}.VersionAttachment"),
    Holding(
        f"{APP}.VersionEvent",
        data=_("wie introk, vernietigde of corrigeerde"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_by_key(models.VersionEvent, "policy__title", "recorded_at"),
    ),
    Holding(f"{APP}.SectionSuccession"),
    Holding(
        f"{APP}.SectionTranslation",
        data=_("wie vertaalde"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_by_key(models.SectionTranslation, "policy__title", "translated_at"),
    ),
    Holding(
        f"{APP}.ChangeReason",
        data=_("wie de reden gaf"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_by_key(models.ChangeReason, "version__title", "recorded_at"),
    ),
    Holding(f"{APP}.FourEyesTask"),
    Holding(
        f"{APP}.EditorialConfirmation",
        data=_("wie een redactionele wijziging bevestigde, en waarom"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_by_key(models.EditorialConfirmation, "policy__title", "recorded_at"),
    ),
    Holding(f"{APP}.SectionLink"),
    Holding(f"{APP}.LinkCheck"),
    Holding(
        f"{APP}.ReviewReminder",
        data=_("wie aan een herziening herinnerd werd (als sleutel)"),
        ground=GROUND,
        term=FOR_EVER,
        then="keep",
        collect=_reminders,
    ),
    Holding(
        f"{APP}.FeedToken",
        data=_("afdruk van een geheim adres"),
        ground=_("arbeidsovereenkomst en wettelijke plicht"),
        term=_("bij intrekken"),
        then="erase",
        collect=_tokens,
    ),
)
