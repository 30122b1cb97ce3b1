"""Discreet entries as others may know them: reference, dates and state; never whose or what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from forms.register.models import RegisterEntry
from forms.register.selectors.lists import reads_all
from forms.register.states import Status
from forms.register.words import STATUSES
from portal.audit.models import AuditEvent
from portal.core.clock import day_of
from portal.people.models import Person

#: Nothing else of a discreet entry is read from the database for these lists.
KNOWN = ("id", "reference", "status", "received_at", "due_on", "changed_at")


@dataclass(frozen=True)
class DiscreetLine:
    """One discreet entry as a moderator, controller or auditor may see it."""

    reference: str
    status: str
    received_on: date
    changed_on: date
    due_on: date


def discreet_entries(person: Person) -> QuerySet[RegisterEntry]:
    """For who reads the register: that there are discreet entries, newest first."""
    if not reads_all(person):
        return RegisterEntry.objects.none()
    return (
        RegisterEntry.objects.filter(is_discreet=True)
        .exclude(employee=person)
        .only(*KNOWN)
        .order_by("-received_at", "pk")
    )


def discreet_lines(entries: Collection[RegisterEntry]) -> list[DiscreetLine]:
    """One page of them without anything that tells more."""
    return [
        DiscreetLine(
            reference=entry.reference,
            status=str(STATUSES[Status(entry.status)]),
            received_on=day_of(entry.received_at),
            changed_on=day_of(entry.changed_at),
            due_on=entry.due_on,
        )
        for entry in entries
    ]


def discreet_keys(keys: Collection[str]) -> set[str]:
    """Those of these keys in the trail that are of discreet entries; one query, and a second where
    an entry is gone: then its first event tells, which names no kind.
    """
    wanted = {key for key in keys if _is_uuid(key)}
    rows = RegisterEntry.objects.filter(pk__in=wanted).values_list("pk", "is_discreet")
    found = {str(key): is_discreet for key, is_discreet in rows}
    gone = wanted - set(found)
    if gone:
        received = AuditEvent.objects.filter(
            ~Q(facts__has_key="kind"),
            type="register_entry.received",
            result=AuditEvent.Result.DONE,
            subject_type=RegisterEntry._meta.label_lower,
            subject_key__in=gone,
        )
        found |= dict.fromkeys(received.values_list("subject_key", flat=True), True)
    return {key for key, is_discreet in found.items() if is_discreet}


def _is_uuid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True
