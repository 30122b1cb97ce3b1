"""Taking a list of the register along is a reading of many entries at once, and kept as such."""

from datetime import datetime

from forms.moderation.selectors import Wanted, reads_register
from forms.register.models import RegisterEntry
from forms.register.selectors import register_of
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.people.models import Person
from portal.people.roles import Capability


def export_list(wanted: Wanted, *, by: Person, now: datetime) -> list[RegisterEntry]:
    """The entries of the list, without their content; moderators only."""
    subject = ("register_list", str(by.pk))
    with change("register_list.exported", by=by, now=now, subject=subject) as step:
        if not (reads_register(by) and by.can(Capability.MODERATE)):
            step.refuse([Refusal("not_yours_to_read")])
        entries = list(wanted.narrow(register_of(by), day_of(now)))
        step.keep(
            number=len(entries),
            kinds=list(wanted.kinds),
            statuses=list(wanted.statuses),
            late_only=wanted.late_only,
        )
    return entries
