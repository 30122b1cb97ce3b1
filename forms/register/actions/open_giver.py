"""Opening a giver shows what was declared, so it is a reading of each entry on the page."""

from collections.abc import Sequence
from datetime import datetime

from forms.register.actions.record_reads import record_reads
from forms.register.models import GiverGroup, RegisterEntry
from forms.register.selectors.givers import may_see_givers
from forms.register.states import Party
from portal.audit.change import change
from portal.audit.record import subject_of
from portal.core.refusals import Refusal
from portal.people.models import Person

CHANNEL = "giver"


def open_giver(
    group: GiverGroup, *, entries: Sequence[RegisterEntry], by: Person, now: datetime
) -> int:
    """For moderators. Returns how many readings were kept."""
    with change("giver_group.opened", subject=subject_of(group), by=by, now=now) as step:
        if not may_see_givers(by):
            step.refuse([Refusal("not_yours_to_read")])
        number = record_reads(
            entries, by=by, now=now, purpose=str(Party.MODERATOR), channel=CHANNEL
        )
        step.keep(number=number)
    return number
