"""Begin to fill in: a draft with the questions as the page asks them now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from forms.notifications.actions.keep_form_of_page import keep_form_of_page
from forms.notifications.models import Draft, NotificationPage
from forms.notifications.taking_over import answers_taken_over
from forms.register.models import RegisterEntry
from forms.register.selectors import known_self_assessment
from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.people.models import Person


def start_draft(
    page: NotificationPage,
    *,
    by: Person,
    now: datetime,
    submission_key: UUID,
    self_assessment: Mapping[str, Any] | None = None,
    take_over: RegisterEntry | None = None,
) -> Draft | None:
    """The same key again gives the draft that is there; None when the key is someone else's.

    ``take_over`` is an own earlier declaration of this kind whose answers are put in, as far as
    they can be used again. A draft is no event: what is not sent leaves no trace.
    """
    form_version = keep_form_of_page(page, by=SystemActor("meldformulier"), now=now)
    taken = answers_taken_over(form_version, take_over, by, day_of(now)) if take_over else None
    draft = Draft(
        submission_key=submission_key,
        person=by,
        kind=page.kind,
        form_version=form_version,
        self_assessment=known_self_assessment(form_version, self_assessment or {}),
        answers=taken["answers"] if taken else {},
        taken_over=taken or {},
        started_at=now,
        updated_at=now,
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        return Draft.objects.filter(pk=submission_key, person=by, kind=page.kind).first()
    return draft
