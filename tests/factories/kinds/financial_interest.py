"""Shares that touch the work a little."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "interest_kind": "holding",
    "holder": "self",
    "company": "Zonneveld Energie",
    "sector": "Energie",
    "planned_or_existing": "existing",
    "date": "2026-02-20",
    "relation_to_post": "Ik beoordeel plannen voor zonneparken",
    "inside_information_access": False,
}
OUTCOME = "registered_no_objection"
EXTRA: Mapping[str, Any] = {}
