"""Reads of the trail, for auditors and for the subject's own history."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.text import capfirst

from portal.audit.closed import closed_among
from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import subject_of
from portal.audit.registry import event_type


def trail_of(record: Model) -> QuerySet[AuditEvent]:
    """Everything that happened to one record, oldest first."""
    subject_type, subject_key = subject_of(record)
    return trail_of_subject(subject_type, subject_key)


def trail_of_subject(subject_type: str, subject_key: str) -> QuerySet[AuditEvent]:
    """Everything that happened to a subject, also when it no longer exists, oldest first."""
    return AuditEvent.objects.filter(subject_type=subject_type, subject_key=subject_key).order_by(
        "occurred_at", "id"
    )


def trail_of_actor(actor_key: str) -> QuerySet[AuditEvent]:
    """Everything one actor did or tried, newest first."""
    return AuditEvent.objects.filter(actor_key=actor_key).order_by("-occurred_at", "id")


def trail_of_period(start: datetime, end: datetime) -> QuerySet[AuditEvent]:
    """Everything from ``start`` up to ``end`` (exclusive), newest first."""
    return AuditEvent.objects.filter(occurred_at__gte=start, occurred_at__lt=end).order_by(
        "-occurred_at", "id"
    )


def subject_name(subject_type: str) -> str:
    """What kind of thing a subject is, in words; its type as kept when no model bears it."""
    try:
        return capfirst(str(apps.get_model(subject_type)._meta.verbose_name))
    except (LookupError, ValueError):
        return subject_type


def told(events: list[AuditEvent], *, to_party: bool = False) -> list[dict[str, Any]]:
    """Events with their sentence and, where not yet erased, actor name and payload; two queries,
    a third where a subject may be closed.

    Of a closed subject only that something happened and when is told, unless ``to_party``: the
    caller knows that the reader has a part in it.
    """
    payloads = AuditPayload.objects.in_bulk([event.id for event in events])
    closed = set() if to_party else closed_among(_subject(event) for event in events)
    lines = []
    for event in events:
        is_closed = _subject(event) in closed
        payload = payloads.get(event.id)
        data = dict(payload.data) if payload and not is_closed else {}
        kept = {} if is_closed else event.facts
        facts = {name: kept.get(name, "–") for name in event_type(event.type).facts}
        lines.append(
            {
                "event": event,
                "subject_name": subject_name(event.subject_type),
                "sentence": str(event_type(event.type).sentence) % facts,
                "actor_name": data.pop("actor_name", None),
                "payload": data,
                "erased": payload is None,
                "closed": is_closed,
            }
        )
    return lines


def _subject(event: AuditEvent) -> tuple[str, str]:
    return event.subject_type, event.subject_key
