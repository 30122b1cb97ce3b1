"""Rows of versions and events as the facts that decide what is in force."""

from datetime import date
from typing import Any

from content.policies.states import EventKind
from content.policies.validity import EventFacts, VersionFacts

DECIDING = (
    "policy_id",
    "number",
    "published_at",
    "recorded_at",
    "valid_from",
    "valid_until",
    "retroactive_from",
    "corrects",
)
HAPPENED = ("kind", "recorded_at", "version__number", "from_on", "undoes_id", "dates")


def version_facts(row: dict[str, Any]) -> VersionFacts:
    """Of a row with the columns DECIDING."""
    return VersionFacts(**{name: row[name] for name in DECIDING if name != "policy_id"})


def event_facts(row: dict[str, Any]) -> EventFacts:
    """Of a row with its pk and the columns HAPPENED."""
    dates = {
        name: date.fromisoformat(new) if new else None for name, (_, new) in row["dates"].items()
    }
    return EventFacts(
        key=row["pk"],
        kind=EventKind(row["kind"]),
        recorded_at=row["recorded_at"],
        number=row["version__number"],
        from_on=row["from_on"],
        undoes=row["undoes_id"],
        dates=dates,
    )
