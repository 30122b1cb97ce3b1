"""Something stays, whatever its term."""

from datetime import datetime

from django.db.models import Model

from portal.audit.change import change
from portal.audit.record import subject_of
from portal.core.actors import Actor
from portal.privacy.models import LegalHold
from portal.privacy.rules import refusals_to_place_hold
from portal.privacy.selectors import open_holds


def place_hold(
    record: Model, *, label: str, reason: str, by: Actor, now: datetime, may_hold: bool
) -> LegalHold:
    """Locks the record first, so that a removal that runs now either is over or sees the hold.

    Raises NotAllowed.
    """
    with change("legal_hold.placed", of=record, by=by, now=now) as step:
        subject_type, subject_key = subject_of(record)
        held = open_holds().filter(subject_type=subject_type, subject_key=subject_key)
        step.refuse(refusals_to_place_hold(may_hold=may_hold, is_held=held.exists(), reason=reason))
        hold = LegalHold.objects.create(
            subject_type=subject_type,
            subject_key=subject_key,
            label=label,
            reason=reason.strip(),
            placed_at=now,
            placed_by_key=by.actor_key,
        )
        step.keep(hold=str(hold.pk))
        step.keep_erasable(reason=hold.reason)
    return hold
