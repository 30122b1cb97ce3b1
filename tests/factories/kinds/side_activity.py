"""A harmless side activity."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "activity_kind": "board",
    "incompatible_office": "none",
    "organisation": "Stichting Stadstuin",
    "sector": "Natuur",
    "description": "Penningmeester van de buurttuin achter de kerk",
    "is_paid": False,
    "hours_per_week": "3",
    "takes_place_in": ["own_time"],
    "start_date": "2026-04-01",
}
OUTCOME = "registered_no_risk"
EXTRA: Mapping[str, Any] = {"risk_found": False}
