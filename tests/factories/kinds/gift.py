"""A modest gift."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "benefit_kind": "goods",
    "description": "Fles olijfolie",
    "estimated_value": "15.00",
    "offered_on": "2026-02-27",
    "giver_name": "P. Gever",
    "giver_organisation": "Gever en Zonen",
    "giver_relation": "supplier",
    "tender_pending": False,
    "reported_when": "after",
    "situation": "accepted",
    "occasion": "Dank voor een rondleiding",
    "received_at": "workplace",
}
OUTCOME = "keep"
EXTRA: Mapping[str, Any] = {}
