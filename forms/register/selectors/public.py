"""What the law makes public: permitted side activities of top management (Aw 5.1.c)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import (
    AnswerSheet,
    Decision,
    Disclosure,
    RegisterEntry,
    Registration,
)
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
    """Open disclosures with the decision registered last, by name; three queries.

    Asked again at each reading: an entry whose registered decision does not permit, or whose post
    is not top management, is not shown even if its disclosure was left open.
    """
    names = [kind.detail_name for kind in kinds() if kind.can_be_disclosed]
    rows = list(
        Disclosure.objects.filter(closed_at=None, entry__is_top_management=True)
        .exclude(entry__is_discreet=True)
        .select_related("entry__employee", *(f"entry__{name}" for name in names))
    )
    entries = [row.entry_id for row in rows]
    standing = {
        registration.entry_id: registration.decision
        for registration in Registration.objects.filter(entry__in=entries)
        .select_related("decision")
        .order_by("registered_at", "pk")
    }
    functions = _functions_of(entries)
    found = [
        _row(row.entry, standing.get(row.entry_id), row.legal_ground, functions) for row in rows
    ]
    shown = [row for row in found if row]
    return sorted(shown, key=lambda item: (item.person, item.activity, item.decided_on))


def _row(
    entry: RegisterEntry, decision: Decision | None, legal_ground: str, functions: dict[Any, str]
) -> PublicRow | None:
    kind = kind_of(entry.kind)
    outcome = kind.outcome(decision.outcome) if decision else None
    detail = getattr(entry, kind.detail_name, None)
    if not (kind.can_be_disclosed and decision and outcome and outcome.permits and detail):
        return None
    return PublicRow(
        person=entry.employee.full_name,
        function=functions.get(entry.pk, ""),
        conditions=decision.conditions,
        decided_on=day_of(decision.decided_at),
        legal_ground=legal_ground,
        **kind.public_fields(detail),
    )


def preview_of(entry: RegisterEntry, legal_ground: str = "") -> PublicRow | None:
    """What the world would see of an entry once disclosed; None when that is nothing."""
    decision = last_registered_decision(entry)
    return _row(entry, decision, legal_ground, _functions_of([entry.pk]))


def _functions_of(entries: list[Any]) -> dict[Any, str]:
    names = {}
    for entry_id, snapshot in (
        AnswerSheet.objects.filter(entry__in=entries)
        .order_by("number")
        .values_list("entry_id", "snapshot")
    ):
        names[entry_id] = (snapshot.get("function") or {}).get("name", "")
    return names


def as_data(row: PublicRow) -> dict[str, Any]:
    """One row as plain data, for CSV and JSON."""
    return {**asdict(row), "decided_on": row.decided_on.isoformat()}
