"""A talk with an association of builders."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "party": "Vereniging van bouwers",
    "sector": "construction",
    "contact_form": "visit",
    "contact_on": "2026-02-26",
    "subject": "De nieuwe regels voor parkeren",
    "participants": "De voorzitter, een collega en ik",
    "former_minister": False,
}
OUTCOME = "no_objection"
EXTRA: Mapping[str, Any] = {}
