"""Set the value of a parameter from a day on."""

from datetime import date, datetime
from decimal import Decimal

from portal.audit.change import change
from portal.core.actors import Actor
from portal.parameters.models import Threshold


def set_threshold(
    name: str, *, value: Decimal, holds_from: date, by: Actor, now: datetime
) -> Threshold:
    """Add a value, or correct the one of the same day; older values stay as they were."""
    with change("threshold.set", by=by, now=now) as step:
        row = Threshold.objects.filter(name=name, holds_from=holds_from).first() or Threshold(
            name=name, holds_from=holds_from
        )
        row.value = value
        row.save()
        step.record = row
        step.keep(name=name, value=str(value), holds_from=holds_from.isoformat())
    return row
