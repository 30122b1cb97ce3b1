"""Someone asks to put right what the portal holds of them (AVG 16)."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from portal.audit.change import change
from portal.people import notices
from portal.people.models import CorrectionRequest, Person
from portal.people.rules import refusals_to_ask_correction

#: Holdings of the register are for moderators, all others for who manages people.
OF_REGISTER = "forms_"


def ask_correction(
    *, item: str, items: Mapping[str, str], text: str, by: Person, now: datetime
) -> CorrectionRequest:
    """``items`` are the labels of everything held of this person. Raises NotAllowed."""
    with change("correction_request.asked", by=by, now=now) as step:
        step.refuse(refusals_to_ask_correction(item_is_own=item in items, text=text))
        step.record = CorrectionRequest.objects.create(
            person=by,
            item=item,
            item_label=items[item][:200],
            for_moderators=item.startswith(OF_REGISTER),
            text=text.strip(),
            asked_at=now,
        )
        step.keep(item=item.partition("|")[0])
        step.keep_erasable(text=step.record.text)
        step.afterwards(partial(notices.correction_asked, step.record.pk))
    return step.record
