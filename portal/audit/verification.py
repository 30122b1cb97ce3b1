"""Does the trail still say what it said? Looks at every event, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import commitment_of
from portal.audit.registry import all_event_types

BATCH = 2_000


@dataclass(frozen=True)
class Finding:
    """Something in the trail that is not as it was written."""

    event_id: UUID
    what: str


def _batches() -> Iterator[list[AuditEvent]]:
    batch: list[AuditEvent] = []
    for event in AuditEvent.objects.order_by("pk").iterator(BATCH):
        batch.append(event)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def findings() -> Iterator[Finding]:
    """Payloads that do not fit their event, and events of a type nobody declares.

    An erased payload is no finding. Events that were removed as a whole cannot be seen from the
    rows alone; that needs a seal kept elsewhere.
    """
    known = {event_type.name for event_type in all_event_types()}
    for batch in _batches():
        payloads = AuditPayload.objects.in_bulk([event.pk for event in batch])
        for event in batch:
            payload = payloads.get(event.pk)
            if payload and commitment_of(payload.salt, payload.data) != event.commitment:
                yield Finding(event.pk, "payload altered")
            if event.type not in known:
                yield Finding(event.pk, f"unknown type {event.type}")


def orphans() -> Iterator[Finding]:
    """Payloads whose event is gone."""
    events = AuditEvent.objects.values("pk")
    for pk in AuditPayload.objects.exclude(pk__in=events).values_list("pk", flat=True):
        yield Finding(pk, "event missing")
