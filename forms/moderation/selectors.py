"""Reads of the desk: a page of the queue or the register, from a key on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from forms.register import references
from forms.register.kinds.registry import kinds
from forms.register.models import PinnedSection, Read, RegisterEntry
from forms.register.selectors import latest_sheet, outcome_label
from forms.register.states import OPEN, Party, Status
from forms.register.words import STATUSES, sentence_of_handover, sentence_of_race
from portal.core.templatetags.portal import dutch_moment
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


def sees_samples(person: Person) -> bool:
    """Controllers draw and check; auditors look along."""
    return person.can(Capability.CHECK_REGISTER) or person.can(Capability.READ_REGISTER_AS_AUDITOR)


def overtaken(person: Person, reference: str, now: datetime) -> RegisterEntry | None:
    """An entry that this person opened as its decider within a day, and may not open any more:
    meanwhile someone else decided, or it went to another.
    """
    read = (
        Read.objects.filter(
            entry__reference=references.normalised(reference),
            reader=person,
            purpose__in=(Party.DECIDER, Party.REFERRED_TO),
            read_at__gt=now - timedelta(days=1),
        )
        .exclude(entry__employee=person)
        .select_related("entry__decider")
        .first()
    )
    return read.entry if read else None


def ruling_in_words(entry: RegisterEntry) -> list[str]:
    """What was decided last, by whom and when, while the decision stands; else who decides now."""
    entry = RegisterEntry.objects.select_related("decider").get(pk=entry.pk)
    ruling = entry.decisions.select_related("decided_by").last()
    if entry.is_discreet:
        return []
    if ruling is not None and entry.status not in OPEN:
        return [
            sentence_of_race(
                outcome_label(entry.kind, ruling.outcome),
                ruling.decided_by.full_name,
                dutch_moment(ruling.decided_at),
            )
        ]
    return [sentence_of_handover(entry.decider.full_name)] if entry.decider else []


def pins_of(entry: RegisterEntry) -> list[PinnedSection]:
    """The sections pinned to what was last declared."""
    return list(latest_sheet(entry).pins.order_by("pk"))


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
