"""Reads of the desk: a page of the queue or the register, from a key on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from forms.register.kinds.registry import kinds
from forms.register.models import RegisterEntry
from forms.register.states import OPEN, Status
from forms.register.words import STATUSES
from portal.people.models import Person
from portal.people.roles import Capability

PAGE = 25
READS_ALL = (
    Capability.MODERATE,
    Capability.CHECK_REGISTER,
    Capability.READ_REGISTER_AS_AUDITOR,
)


def reads_register(person: Person) -> bool:
    """May this person list the whole register?"""
    return any(person.can(capability) for capability in READS_ALL)


def may_export(person: Person) -> bool:
    """May this person take lists of the register along?"""
    return person.can(Capability.MODERATE)


@dataclass(frozen=True)
class Wanted:
    """Which entries; nothing chosen does not restrict."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    late_only: bool = False

    @property
    def count(self) -> int:
        """How many filters are on."""
        return len(self.kinds) + len(self.statuses) + self.late_only

    def facts(self) -> dict[str, Any]:
        """As plain data, for the trail and for a job; ``wanted_of`` reads it."""
        return {
            "kinds": list(self.kinds),
            "statuses": list(self.statuses),
            "late_only": self.late_only,
        }

    def narrow(self, entries: QuerySet[RegisterEntry], today: date) -> QuerySet[RegisterEntry]:
        """Only these."""
        if self.kinds:
            entries = entries.filter(kind__in=self.kinds)
        if self.statuses:
            entries = entries.filter(status__in=self.statuses)
        late = {"due_on__lt": today, "status__in": OPEN}
        return entries.filter(**late) if self.late_only else entries


def wanted_of(facts: Mapping[str, Any]) -> Wanted:
    """The filters from plain data."""
    return Wanted(tuple(facts["kinds"]), tuple(facts["statuses"]), bool(facts["late_only"]))


def wanted_from(given: Any) -> Wanted:
    """The filters of an address; what is not a kind or status is left out."""
    codes = {kind.code for kind in kinds()}
    return Wanted(
        tuple(code for code in given.getlist("kind") if code in codes),
        tuple(status for status in given.getlist("status") if status in set(Status)),
        bool(given.get("late")),
    )


def facets_of(wanted: Wanted, statuses: Iterable[Status]) -> list[dict[str, Any]]:
    """The filters as the page shows them."""
    return [
        {
            "name": "kind",
            "options": [
                {
                    "value": kind.code,
                    "label": kind.label_plural,
                    "count": None,
                    "checked": kind.code in wanted.kinds,
                }
                for kind in kinds()
            ],
        },
        {
            "name": "status",
            "options": [
                {
                    "value": status.value,
                    "label": STATUSES[status],
                    "count": None,
                    "checked": status in wanted.statuses,
                }
                for status in statuses
            ],
        },
    ]


@dataclass(frozen=True)
class Leaf:
    """One page of a list and the key of the next, if there is more."""

    entries: list[RegisterEntry]
    next_key: str


def _parts(key: str) -> tuple[str, datetime, UUID]:
    due, moment, entry_id = key.split("_")
    return due, datetime.fromisoformat(moment), UUID(entry_id)


def _key(entry: RegisterEntry) -> str:
    return f"{entry.due_on.isoformat()}_{entry.received_at.isoformat()}_{entry.pk}"


def _leaf(entries: QuerySet[RegisterEntry]) -> Leaf:
    found = list(entries[: PAGE + 1])
    return Leaf(found[:PAGE], _key(found[PAGE - 1]) if len(found) > PAGE else "")


def queue_leaf(entries: QuerySet[RegisterEntry], after: str = "") -> Leaf:
    """The next entries of a queue, the earliest term first. ValueError for an unknown key."""
    if after:
        text, moment, entry_id = _parts(after)
        due = date.fromisoformat(text)
        entries = entries.filter(
            Q(due_on__gt=due)
            | Q(due_on=due, received_at__gt=moment)
            | Q(due_on=due, received_at=moment, pk__gt=entry_id)
        )
    return _leaf(entries.order_by("due_on", "received_at", "pk"))


def register_leaf(entries: QuerySet[RegisterEntry], after: str = "") -> Leaf:
    """The next entries of the register, newest first. ValueError for an unknown key."""
    if after:
        _due, moment, entry_id = _parts(after)
        entries = entries.filter(Q(received_at__lt=moment) | Q(received_at=moment, pk__gt=entry_id))
    return _leaf(entries.order_by("-received_at", "pk"))
