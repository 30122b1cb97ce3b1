"""What the law makes public: permitted side activities of top management (Aw 5.1.c)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from forms.register.kinds.registry import kind_of
from forms.register.models import Decision, Disclosure, RegisterEntry, Registration
from forms.register.selectors.facts import last_registered_decision
from portal.core.clock import day_of


@dataclass(frozen=True)
class PublicRow:
    """Everything that is public about one entry; a field not named here cannot slip out."""

    person: str
    function: str
    activity: str
    organisation: str
    conditions: str
    decided_on: date
    legal_ground: str


COLUMNS = tuple(PublicRow.__dataclass_fields__)


def disclosed_entries() -> list[PublicRow]:
    """Open disclosures by name, with the decision registered last and the answers it was about;
    two queries.

    Asked again at each reading: an entry whose registered decision does not permit, or whose post
    is not top management, is not shown even if its disclosure was left open.
    """
    rows = list(
        Disclosure.objects.filter(closed_at=None, entry__is_top_management=True)
        .exclude(entry__is_discreet=True)
        .select_related("entry__employee")
    )
    standing = {
        registration.entry_id: registration.decision
        for registration in Registration.objects.filter(entry__in=[row.entry_id for row in rows])
        .select_related("decision__sheet")
        .order_by("registered_at", "pk")
    }
    found = [_public(row.entry, standing.get(row.entry_id), row.legal_ground) for row in rows]
    shown = [row for row in found if row]
    return sorted(shown, key=lambda item: (item.person, item.activity, item.decided_on))


def _public(entry: RegisterEntry, decision: Decision | None, legal_ground: str) -> PublicRow | None:
    kind = kind_of(entry.kind)
    outcome = kind.outcome(decision.outcome) if decision else None
    if not (kind.can_be_disclosed and decision and outcome and outcome.permits):
        return None
    sheet = decision.sheet
    return PublicRow(
        person=entry.employee.full_name,
        function=(sheet.snapshot.get("function") or {}).get("name", ""),
        conditions=decision.conditions,
        decided_on=day_of(decision.decided_at),
        legal_ground=legal_ground,
        **kind.public_fields(sheet.answers),
    )


def preview_of(entry: RegisterEntry, legal_ground: str = "") -> PublicRow | None:
    """What the world would see of an entry once disclosed; None when that is nothing."""
    return _public(entry, last_registered_decision(entry), legal_ground)


def as_data(row: PublicRow) -> dict[str, Any]:
    """One row as plain data, for CSV and JSON."""
    return {**asdict(row), "decided_on": row.decided_on.isoformat()}
