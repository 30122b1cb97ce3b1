"""The personal data of declarations that were not sent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.notifications.models import Draft
from portal.core.holdings import Holding, declare


def _drafts(person: Any) -> list[dict[str, Any]]:
    fields = ("kind", "answers", "self_assessment", "started_at", "updated_at")
    return list(Draft.objects.filter(person=person).values(*fields))


declare(
    Holding("forms_notifications.NotificationIndexPage"),
    Holding("forms_notifications.NotificationPage"),
    Holding(
        "forms_notifications.Draft",
        data=_("antwoorden in een melding die nog niet is verstuurd"),
        ground=_("wettelijke plicht (Ambtenarenwet 2017, artikel 8)"),
        term=_("tot verzending of verwijdering; ongebruikt hooguit de dagen van de parameter"),
        then="erase",
        collect=_drafts,
    ),
)
