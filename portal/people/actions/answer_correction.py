"""A request for correction gets an answer with its reason; what is wrong is put right elsewhere."""

from datetime import datetime
from functools import partial

from portal.audit.change import change
from portal.audit.record import subject_of
from portal.people import notices
from portal.people.correction_requests import may_handle
from portal.people.models import CorrectionAnswer, CorrectionRequest, Person
from portal.people.rules import refusals_to_answer_correction


def answer_correction(
    request: CorrectionRequest, *, outcome: str, reason: str, by: Person, now: datetime
) -> CorrectionAnswer:
    """Once; the answer stands beside the request. Raises NotAllowed."""
    with change(
        "correction_request.answered", of=request, by=by, now=now, subject=subject_of(request)
    ) as step:
        step.refuse(
            refusals_to_answer_correction(
                may_handle=may_handle(request, by),
                is_own=request.person_id == by.pk,
                is_answered=CorrectionAnswer.objects.filter(request=request).exists(),
                outcome_is_known=outcome in CorrectionAnswer.Outcome.values,
                reason=reason,
            )
        )
        answer = CorrectionAnswer.objects.create(
            request=request,
            outcome=outcome,
            reason=reason.strip(),
            answered_by=by,
            answered_at=now,
        )
        step.keep(outcome=outcome)
        step.keep_erasable(reason=answer.reason)
        step.afterwards(partial(notices.correction_answered, request.pk))
    return answer
