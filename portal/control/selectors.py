"""Reads of the auditor: the trail by subject, actor and period, from a key on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.audit.closed import closed_among
from portal.audit.models import AuditEvent
from portal.core.clock import end_of, start_of

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What the auditor asked for; empty conditions do not restrict."""

    subject_type: str = ""
    subject_key: str = ""
    actor_key: str = ""
    result: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Leaf:
    """One page of the trail and the key of the next, if there is more."""

    events: list[AuditEvent]
    next_key: str


def _after(key: str) -> Q:
    moment, _, event_id = key.partition("_")
    at, last = datetime.fromisoformat(moment), UUID(event_id)
    return Q(occurred_at__lt=at) | Q(occurred_at=at, id__lt=last)


def _wanted(wanted: Wanted) -> QuerySet[AuditEvent]:
    events = AuditEvent.objects.all()
    for field in ("subject_type", "subject_key", "actor_key", "result"):
        if value := getattr(wanted, field):
            events = events.filter(**{field: value})
    if wanted.from_on:
        events = events.filter(occurred_at__gte=start_of(wanted.from_on))
    if wanted.until_on:
        events = events.filter(occurred_at__lt=end_of(wanted.until_on))
    return events


def leaf(wanted: Wanted, after: str = "") -> Leaf:
    """Events newest first, at most PAGE of them; ``after`` is the key a former leaf gave.

    Raises ValueError for a key that no leaf gave.
    """
    events = _wanted(wanted).order_by("-occurred_at", "-id")
    if after:
        events = events.filter(_after(after))
    rows = _without_closed(events) if wanted.actor_key else list(events[: PAGE + 1])
    shown = rows[:PAGE]
    more = len(rows) > PAGE
    last = shown[-1] if more else None
    return Leaf(shown, f"{last.occurred_at.isoformat()}_{last.id}" if last else "")


def _without_closed(events: QuerySet[AuditEvent]) -> list[AuditEvent]:
    """What one actor did, but for closed subjects: there nobody is told who it was. They are rare,
    so that a page nearly always takes one turn.
    """
    found: list[AuditEvent] = []
    while len(found) <= PAGE:
        rows = list(events[: PAGE + 1])
        closed = closed_among((row.subject_type, row.subject_key) for row in rows)
        found += [row for row in rows if (row.subject_type, row.subject_key) not in closed]
        if len(rows) <= PAGE:
            break
        events = events.filter(_after(f"{rows[-1].occurred_at.isoformat()}_{rows[-1].id}"))
    return found[: PAGE + 1]


def subject_types() -> list[str]:
    """The kinds of subject that have a trail."""
    return list(
        AuditEvent.objects.order_by("subject_type")
        .values_list("subject_type", flat=True)
        .distinct()
    )
