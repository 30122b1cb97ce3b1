"""Reads of what went live and off."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from content.publication.models import PublicationRecord


def publications_between(start: datetime, end: datetime) -> QuerySet[PublicationRecord]:
    """Everything that went live or off from ``start`` up to ``end`` (exclusive), oldest first."""
    return PublicationRecord.objects.filter(recorded_at__gte=start, recorded_at__lt=end).order_by(
        "recorded_at", "pk"
    )


def history_of(page: Any) -> QuerySet[PublicationRecord]:
    """What happened to one page, newest first; also after it was deleted."""
    return history_of_subject(page._meta.label_lower, str(page.pk))


def history_of_subject(subject_type: str, subject_key: str) -> QuerySet[PublicationRecord]:
    """The same by its lasting name."""
    return PublicationRecord.objects.filter(
        subject_type=subject_type, subject_key=subject_key
    ).order_by("-recorded_at", "-pk")


def live_without_record() -> list[Page]:
    """Pages that someone published and that have no record; pages made by migrations were not."""
    recorded = set(
        PublicationRecord.objects.filter(what=PublicationRecord.What.PUBLISHED).values_list(
            "subject_type", "subject_key"
        )
    )
    pages = Page.objects.filter(live=True, alias_of=None, live_revision__isnull=False)
    return [
        page
        for page in pages.select_related("content_type")
        if (f"{page.content_type.app_label}.{page.content_type.model}", str(page.pk))
        not in recorded
    ]
