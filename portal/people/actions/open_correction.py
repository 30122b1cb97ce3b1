"""Reading a request for correction is a reading like any other: who asked sees it."""

from datetime import datetime

from portal.audit.change import change
from portal.audit.record import subject_of
from portal.people.correction_requests import may_handle
from portal.people.models import CorrectionRequest, Person
from portal.people.rules import refusals_to_handle_correction


def open_correction(request: CorrectionRequest, *, by: Person, now: datetime) -> None:
    """Records who opened it. Raises NotAllowed for who may not, and for who asked."""
    with change("correction_request.opened", by=by, now=now, subject=subject_of(request)) as step:
        step.refuse(
            refusals_to_handle_correction(
                may_handle=may_handle(request, by), is_own=request.person_id == by.pk
            )
        )
