"""Something went off the site or was deleted; its history stays."""

from datetime import datetime
from typing import Any

from content.publication.models import PublicationRecord
from portal.audit.change import change
from portal.core.actors import Actor


def record_withdrawal(
    page: Any, *, what: str, by: Actor, now: datetime, note: str = ""
) -> PublicationRecord:
    """Record that a page was taken off (``withdrawn``) or ``deleted``."""
    subject = (page._meta.label_lower, str(page.pk))
    with change(f"page.{what}", by=by, now=now, subject=subject) as step:
        record = PublicationRecord.objects.create(
            what=what,
            subject_type=subject[0],
            subject_key=subject[1],
            title=page.title,
            language=page.locale.language_code,
            note=note,
            recorded_at=now,
            by_key=by.actor_key,
            by_name=by.actor_name,
        )
        step.keep(page_type=page._meta.model_name, language=page.locale.language_code)
        step.keep_erasable(title=page.title, reason=note)
    return record
