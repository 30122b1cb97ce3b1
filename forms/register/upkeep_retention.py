"""What the register lets go of besides entries: who was reminded when, and what was confirmed.

What hangs on an entry goes with the entry; this is the rest, and what stands longer than it helps.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forms.register.models import Confirmation, ConfirmedEntry, Reminder, ReminderLine
from portal.privacy.whole import Whole, offer_whole


def reminders_before(day: date) -> QuerySet[Reminder]:
    """Reminders sent before a day."""
    return Reminder._base_manager.filter(day__lt=day)


def confirmations_before(day: date) -> QuerySet[Confirmation]:
    """Confirmations given before a day."""
    return Confirmation._base_manager.filter(day__lt=day)


def offer_rules() -> None:
    """Both go as a whole."""
    since = _("herinnering of bevestiging")
    offer_whole(
        "register.reminders",
        _("herinneringen aan meldingen"),
        since=since,
        years=2,
        whole=Whole(reminders_before, ((ReminderLine, "reminder"),)),
    )
    offer_whole(
        "register.confirmations",
        _("bevestigingen dat meldingen kloppen"),
        since=since,
        years=5,
        whole=Whole(confirmations_before, ((ConfirmedEntry, "confirmation"),)),
    )
