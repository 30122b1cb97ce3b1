"""What helps a decider: what the rules say, like cases, earlier entries of the same person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from forms.register.kinds.base import Proposal
from forms.register.kinds.registry import detail_names, kind_of
from forms.register.models import Decision, RegisterEntry
from forms.register.selectors.asking import latest_sheet
from forms.register.surroundings import surroundings_from
from portal.core.clock import day_of


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


@dataclass(frozen=True)
class LikeCase:
    """A registered decision of the same kind with nobody's name in it."""

    outcome_label: str
    conditions: str
    decided_on: date


def like_cases(entry: RegisterEntry, limit: int = 5) -> list[LikeCase]:
    """The latest registered decisions on entries of this kind by others; not the reasons, which
    may name people.
    """
    kind = kind_of(entry.kind)
    decisions = (
        Decision.objects.filter(
            entry__kind=entry.kind, entry__is_discreet=False, registration__isnull=False
        )
        .exclude(entry__employee_id=entry.employee_id)
        .order_by("-decided_at")[:limit]
    )
    found = []
    for decision in decisions:
        outcome = kind.outcome(decision.outcome)
        found.append(
            LikeCase(
                str(outcome.label) if outcome else decision.outcome,
                decision.conditions,
                day_of(decision.decided_at),
            )
        )
    return found


def earlier_entries(entry: RegisterEntry) -> QuerySet[RegisterEntry]:
    """Other entries of the same person and kind, newest first, for who decides on this one. What
    was told discreetly to someone then is not told to who decides now.
    """
    return (
        RegisterEntry.objects.filter(
            employee_id=entry.employee_id, kind=entry.kind, is_discreet=False
        )
        .exclude(pk=entry.pk)
        .select_related(*detail_names())
    )
