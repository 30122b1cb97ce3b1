"""Something went live: the steps do their work and one record says so, or nothing happened."""

from datetime import datetime
from functools import partial
from typing import Any

from content.publication import steps
from content.publication.models import PublicationRecord
from portal.audit.change import change
from portal.core.actors import Actor


def record_publication(page: Any, *, revision: Any, by: Actor, now: datetime) -> PublicationRecord:
    """Record that a page went live. Raises NotAllowed with the refusals of the steps."""
    subject = (page._meta.label_lower, str(page.pk))
    with change("page.published", by=by, now=now, subject=subject) as step:
        step.refuse(steps.refusals_before(page, by, now))
        outcomes = [(one, one.perform(page, revision, by, now)) for one in steps.concerning(page)]
        outcome = next((found for _, found in outcomes if found), steps.Outcome())
        record = PublicationRecord.objects.create(
            what=PublicationRecord.What.PUBLISHED,
            subject_type=subject[0],
            subject_key=subject[1],
            title=page.title,
            url=page.get_url() or "",
            language=page.locale.language_code,
            revision_id=revision.pk if revision else None,
            content_hash=outcome.content_hash,
            version=outcome.version,
            note=outcome.note,
            recorded_at=now,
            by_key=by.actor_key,
            by_name=by.actor_name,
        )
        step.keep(page_type=page._meta.model_name, language=page.locale.language_code)
        step.keep_erasable(title=page.title)
        for one, made in outcomes:
            step.afterwards(partial(one.after_commit, page, made))
    return record
