"""What the people room lets go of: requests for correction and days of absence."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.core.clock import start_of
from portal.people.models import Absence, CorrectionAnswer, CorrectionRequest
from portal.privacy.whole import Whole, offer_whole


def answered_before(day: date) -> QuerySet[CorrectionRequest]:
    """Requests for correction that were answered before a day."""
    return CorrectionRequest.objects.filter(answer__answered_at__lt=start_of(day))


def absences_before(day: date) -> QuerySet[Absence]:
    """Absences whose last day lies before a day."""
    return Absence.objects.filter(ends_on__lt=day)


def offer_rules() -> None:
    """Both go as a whole."""
    offer_whole(
        "people.corrections",
        _("verzoeken om correctie"),
        since=_("antwoord"),
        years=5,
        whole=Whole(answered_before, ((CorrectionAnswer, "request"),)),
    )
    offer_whole(
        "people.absences",
        _("afwezigheid"),
        since=_("laatste dag"),
        years=2,
        whole=Whole(absences_before),
    )
