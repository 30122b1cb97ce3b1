"""Someone says that what they declared is still right, for several entries at once."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import OuterRef, Subquery

from forms.register import rules
from forms.register.models import AnswerSheet, Confirmation, ConfirmedEntry
from forms.register.selectors.standing import standing_of
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person


def confirm_standing(*, by: Person, now: datetime, references: Collection[str]) -> Confirmation:
    """Confirm these own entries as they stand now; what is no longer registered is left out.

    A second click on the same day adds nothing. ``by`` is locked, so that two clicks at once are
    one confirmation.
    """
    today = day_of(now)
    last = AnswerSheet.objects.filter(entry=OuterRef("pk")).order_by("-number")
    with change("register_confirmation.given", of=by, by=by, now=now) as step:
        shown = standing_of(by).filter(reference__in=references)
        entries = list(shown.annotate(sheet_key=Subquery(last.values("pk")[:1])))
        step.refuse(rules.refusals_to_confirm(found=len(entries)))
        confirmation, _created = Confirmation.objects.get_or_create(
            person=by, day=today, defaults={"confirmed_at": now}
        )
        already = set(confirmation.entries.values_list("entry_id", flat=True))
        new = [entry for entry in entries if entry.pk not in already]
        ConfirmedEntry.objects.bulk_create(
            ConfirmedEntry(confirmation=confirmation, entry=entry, sheet_id=entry.sheet_key)
            for entry in new
        )
        for entry in new:
            entry.affirmed_on = today
            entry.save(update_fields=["affirmed_on"])
        step.record = confirmation
        step.keep(entries=len(new))
    return confirmation
