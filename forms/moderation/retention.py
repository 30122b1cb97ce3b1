"""What the desk lets go of: that somebody asked for a file. The file itself left long before."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forms.moderation.models import Export
from portal.core.clock import start_of
from portal.privacy.whole import Whole, offer_whole


def exports_before(day: date) -> QuerySet[Export]:
    """Files asked for before a day."""
    return Export._base_manager.filter(asked_at__lt=start_of(day))


def offer_rules() -> None:
    """Goes as a whole; the trail still says that it was."""
    offer_whole(
        "moderation.exports",
        _("bestanden met meldingen"),
        since=_("aanvraag"),
        years=5,
        whole=Whole(exports_before),
    )
