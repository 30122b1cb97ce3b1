"""Open the names and reasons in the trail of one subject, for a stated purpose."""

from datetime import datetime
from uuid import UUID

from forms.register.actions.record_read import AUDITOR
from forms.register.actions.record_reads import record_reads
from forms.register.models import RegisterEntry
from forms.register.states import Party
from portal.audit.change import change
from portal.audit.closed import closed_among
from portal.audit.selectors import trail_of_subject
from portal.control.rules import refusals_to_open_details
from portal.people.models import Person
from portal.people.roles import Capability


def open_details(subject: tuple[str, str], *, by: Person, purpose: str, now: datetime) -> None:
    """Record the reading in the trail of the subject itself. Raises NotAllowed."""
    with change("audit_trail.details_opened", by=by, now=now, subject=subject) as step:
        step.refuse(
            refusals_to_open_details(
                may_read_trail=by.can(Capability.READ_AUDIT_TRAIL),
                purpose=purpose,
                is_closed=bool(closed_among([subject])),
            )
        )
        _tell_the_employee(subject, by=by, purpose=purpose, now=now)
        step.keep(events=trail_of_subject(*subject).count())
        step.keep_erasable(purpose=purpose.strip())


def _tell_the_employee(
    subject: tuple[str, str], *, by: Person, purpose: str, now: datetime
) -> None:
    """The trail of an entry holds its reasons and questions: seeing them is reading the entry."""
    subject_type, key = subject
    if subject_type != RegisterEntry._meta.label_lower:
        return
    try:
        entries = RegisterEntry.objects.filter(pk=UUID(key)).select_related("employee")
    except ValueError:
        return
    purpose_of = AUDITOR if by.can(Capability.READ_REGISTER_AS_AUDITOR) else Party.CONTROLLER
    record_reads(
        entries,
        by=by,
        now=now,
        purpose=str(purpose_of),
        channel="trail",
        purpose_text=purpose,
    )
