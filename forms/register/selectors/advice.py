"""What helps a decider: what the rules say, and earlier entries of the same person."""

from datetime import date

from django.db.models import Q, QuerySet

from forms.register.kinds.base import Proposal
from forms.register.kinds.registry import detail_names, kind_of
from forms.register.models import RegisterEntry
from forms.register.selectors.asking import latest_sheet
from forms.register.surroundings import surroundings_from
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability

READS_ALL = (
    Capability.MODERATE,
    Capability.CHECK_REGISTER,
    Capability.READ_REGISTER_AS_AUDITOR,
)


def proposals_for(entry: RegisterEntry) -> list[Proposal]:
    """What the rules advise, by the thresholds and the post of the event day."""
    sheet = latest_sheet(entry)
    around = surroundings_from(sheet.snapshot, day_of(sheet.submitted_at))
    return kind_of(entry.kind).proposals(sheet.answers, around)


def reassess_default_for(entry: RegisterEntry, today: date) -> date | None:
    """The day proposed to look at a decision of today again."""
    sheet = latest_sheet(entry)
    around = surroundings_from(sheet.snapshot, today)
    return kind_of(entry.kind).reassess_on(sheet.answers, today, around.thresholds)


def earlier_entries(entry: RegisterEntry, reader: Person) -> QuerySet[RegisterEntry]:
    """Other entries of the same person, newest first: of this kind for who decides on this one, of
    every kind for who reads the register, and what is this reader's to decide anyway. What was
    told discreetly to someone then is not told to who decides now.
    """
    wanted = Q(kind=entry.kind) | Q(decider=reader)
    if any(reader.can(capability) for capability in READS_ALL):
        wanted = Q()
    return (
        RegisterEntry.objects.filter(wanted, employee_id=entry.employee_id, is_discreet=False)
        .exclude(pk=entry.pk)
        .select_related(*detail_names())
        .order_by("-received_at", "reference")
    )
