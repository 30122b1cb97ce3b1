"""A working lunch that one pays for oneself."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "request_kind": "invitation",
    "invitation_kind": "meal",
    "event_date": "2026-03-20",
    "place": "Hoogeveen",
    "functional_purpose": "Kennismaken met de andere deelnemers aan het project",
    "host": "Adviesbureau Noord",
    "host_relation": "other",
    "tender_pending": False,
    "estimated_cost": "25.00",
    "who_pays": "self",
}
OUTCOME = "attend_self_paid"
EXTRA: Mapping[str, Any] = {}
