"""Lists of entries, each for one kind of reader; constant queries whatever their length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from forms.register import references
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import detail_names, kind_of
from forms.register.models import Attachment, Read, RegisterEntry
from forms.register.selectors.facts import OFFICER, parties_of
from forms.register.selectors.offices import OFFICES, offices_on
from forms.register.states import OPEN, UNFINISHED, Party, Status
from portal.core.clock import day_of, start_of
from portal.people.models import Person
from portal.people.roles import Capability

IN_HAND = Q(status__in=OPEN)


def _joined() -> QuerySet[RegisterEntry]:
    return RegisterEntry.objects.select_related("employee", "decider", "referred_person")


def entries_of(person: Person) -> QuerySet[RegisterEntry]:
    """What someone declared, newest first, with the typed rows that make the summary line."""
    return RegisterEntry.objects.filter(employee=person).select_related(*detail_names())


def queue_of(person: Person) -> QuerySet[RegisterEntry]:
    """What waits for this person to act, the earliest term first; never the own entries.

    Deciders see their open work, those referred to what was put to them, who holds an office what
    was put to it, moderators what waits for registration or has nobody else. What is discreet is
    registered by its decider and waits for nobody else.
    """
    offices = offices_on(day_of(timezone.now()))
    mine = (Q(decider=person) & IN_HAND) | Q(referred_person=person, status=Status.REFERRED)
    mine |= Q(decider=person, status=Status.DECIDED, is_discreet=True)
    for office in offices.held_by(person):
        mine |= with_office(office)
    if person.can(Capability.MODERATE):
        open_to_role = Q(decider=None) & ~Q(route_step=OFFICER) & IN_HAND
        open_to_role |= Q(status=Status.DECIDED)
        for office in OFFICES:
            if (vacant := offices.where_vacant(office)) is not None:
                open_to_role |= with_office(office) & vacant
        mine |= open_to_role & Q(is_discreet=False)
    waiting = _joined().filter(mine, status__in=UNFINISHED).exclude(employee=person)
    return waiting.order_by("due_on", "received_at", "pk")


def with_office(office: str) -> Q:
    """What waits for whoever holds an office: put to it, or its own to decide."""
    found = Q(referred_person=None, referred_to=office, status=Status.REFERRED)
    if office == OFFICER:
        found |= Q(decider=None, route_step=OFFICER) & IN_HAND
    return found


def due_for_reassessment(person: Person, today: date) -> QuerySet[RegisterEntry]:
    """For moderators: registered decisions whose day to look again has come."""
    if not person.can(Capability.MODERATE):
        return RegisterEntry.objects.none()
    return (
        _joined()
        .filter(status=Status.REGISTERED, reassess_on__lte=today, is_discreet=False)
        .exclude(employee=person)
        .order_by("reassess_on", "pk")
    )


def register_of(person: Person) -> QuerySet[RegisterEntry]:
    """The part of the register that this person may list, newest first.

    Moderators, controllers and auditors: all but discreet entries; deciders: what is theirs to
    decide or was put to them. What others may know of discreet entries is in ``discretion.py``.
    """
    mine = Q(decider=person) | Q(referred_person=person)
    if reads_all(person):
        mine |= Q(is_discreet=False)
    return _joined().filter(mine).exclude(employee=person).order_by("-received_at", "pk")


def reads_all(person: Person) -> bool:
    """May this person list the whole register, discreet entries aside?"""
    wanted = (
        Capability.MODERATE,
        Capability.CHECK_REGISTER,
        Capability.READ_REGISTER_AS_AUDITOR,
    )
    return any(person.can(capability) for capability in wanted)


def has_desk(person: Person) -> bool:
    """Has this person anything to do at the desk: by role, by office, or because entries wait?"""
    return (
        reads_all(person)
        or person.can(Capability.DECIDE)
        or RegisterEntry.objects.filter(Q(decider=person) | Q(referred_person=person)).exists()
        or bool(offices_on(day_of(timezone.now())).held_by(person))
    )


def entry_for(person: Person, reference: str) -> RegisterEntry | None:
    """The entry with this reference if the person may open it; None for missing and not theirs.

    Auditors may open what is not discreet, and say why (see ``record_read``).
    """
    entry = (
        RegisterEntry.objects.filter(reference=references.normalised(reference))
        .select_related("employee", "decider", "referred_person", *detail_names())
        .first()
    )
    return entry if entry is not None and may_open(entry, person) else None


def may_open(entry: RegisterEntry, person: Person) -> bool:
    """Is the content of this entry for this person? The rule that ``record_read`` asks too."""
    if parties_of(entry, person):
        return True
    return person.can(Capability.READ_REGISTER_AS_AUDITOR) and not entry.is_discreet


def purpose_of_today(entry: RegisterEntry, person: Person, today: date) -> str:
    """Why this reader last opened the entry today, as typed then; empty when not."""
    read = (
        Read.objects.filter(entry=entry, reader=person, read_at__gte=start_of(today))
        .order_by("-read_at")
        .first()
    )
    return read.purpose_text if read else ""


def attachment_for(person: Person, attachment_id: UUID) -> tuple[Attachment, RegisterEntry] | None:
    """A file and its entry, if the person may open that entry."""
    attachment = Attachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        return None
    entries = RegisterEntry.objects.filter(sheets__sheet_attachments__attachment=attachment)
    for entry in entries.distinct():
        if may_open(entry, person):
            return attachment, entry
    return None


@dataclass(frozen=True)
class QueueLine:
    """One line of a queue, without content: opening the entry is what counts as reading.

    ``days_left`` counts to the end of the decision term, negative when it has passed.
    """

    entry: RegisterEntry
    kind: Kind
    age_days: int
    days_left: int
    is_late: bool
    parties: frozenset[Party]


def queue_lines(
    person: Person, today: date, entries: Iterable[RegisterEntry] | None = None
) -> list[QueueLine]:
    """The queue with age and term; ``entries`` may be one page of it. Three queries at most."""
    offices = offices_on(today)
    return [
        QueueLine(
            entry=entry,
            kind=kind_of(entry.kind),
            age_days=(today - day_of(entry.received_at)).days,
            days_left=(entry.due_on - today).days,
            is_late=entry.due_on < today,
            parties=parties_of(entry, person, offices),
        )
        for entry in (queue_of(person) if entries is None else entries)
    ]
