"""What the law makes public: permitted side activities of top management (Aw 5.1.c)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from forms.register.kinds.registry import kind_of
from forms.register.models import Decision, Disclosure, RegisterEntry, Registration
from forms.register.selectors.facts import last_registered_decision
from portal.core.clock import day_of

#: Under it the key of a disclosed entry is made; it leads nowhere for who does not know the entry.
PUBLIC_KEYS = uuid5(NAMESPACE_URL, "integriteitsportaal/openbaar")


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
    id: str


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
    registered = registrations_of(row.entry_id for row in rows)
    found = []
    for row in rows:
        made = registered.get(row.entry_id, [])
        found.append(row_of(row.entry, made[-1].decision if made else None, row))
    shown = [row for row in found if row]
    return sorted(shown, key=lambda item: (item.person, item.activity, item.decided_on))


def registrations_of(entries: Iterable[UUID]) -> dict[UUID, list[Registration]]:
    """What was registered of each entry, oldest first, with decision and sheet; one query."""
    found: dict[UUID, list[Registration]] = {}
    for registration in (
        Registration.objects.filter(entry__in=list(entries))
        .select_related("decision__sheet")
        .order_by("registered_at", "pk")
    ):
        found.setdefault(registration.entry_id, []).append(registration)
    return found


def row_of(entry: RegisterEntry, decision: Decision | None, shown: Disclosure) -> PublicRow | None:
    """What a disclosure makes public under a decision; None when that is nothing."""
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
        legal_ground=shown.legal_ground,
        id=str(shown.public_key),
        **kind.public_fields(sheet.answers),
    )


def public_key_of(entry: RegisterEntry) -> UUID:
    """What the world knows an entry by: one key for all times that it is disclosed."""
    earlier = Disclosure.objects.filter(entry=entry).order_by("opened_at").first()
    return earlier.public_key if earlier else uuid5(PUBLIC_KEYS, str(entry.pk))


def preview_of(entry: RegisterEntry, legal_ground: str = "") -> PublicRow | None:
    """What the world would see of an entry once disclosed; None when that is nothing."""
    window = Disclosure(entry=entry, legal_ground=legal_ground, public_key=public_key_of(entry))
    return row_of(entry, last_registered_decision(entry), window)


def as_data(row: PublicRow) -> dict[str, Any]:
    """One row as plain data, for CSV and JSON."""
    return {**asdict(row), "decided_on": row.decided_on.isoformat()}
