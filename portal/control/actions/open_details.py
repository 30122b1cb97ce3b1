"""Open the names and reasons in the trail of one subject, for a stated purpose."""

from datetime import datetime

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
        step.keep(events=trail_of_subject(*subject).count())
        step.keep_erasable(purpose=purpose.strip())
