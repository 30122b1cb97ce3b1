"""Something need not stay any longer than its term."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.privacy.models import LegalHold
from portal.privacy.rules import refusals_to_lift_hold


def lift_hold(hold: LegalHold, *, by: Actor, now: datetime, may_hold: bool) -> LegalHold:
    """The hold stays in history. Raises NotAllowed."""
    subject = (hold.subject_type, hold.subject_key)
    with change("legal_hold.lifted", of=hold, by=by, now=now, subject=subject) as step:
        hold = step.record
        step.refuse(refusals_to_lift_hold(may_hold=may_hold, is_open=hold.lifted_at is None))
        hold.lifted_at, hold.lifted_by_key = now, by.actor_key
        hold.save()
        step.keep(hold=str(hold.pk))
    return hold
