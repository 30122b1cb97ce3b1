"""A relation whose work does not meet; told to the own manager."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "other_party_side": "colleague",
    "hierarchical": False,
    "functions_touch": False,
    "work_affected": "Soms overleggen onze afdelingen",
    "addressed_to": "manager",
}
OUTCOME = "no_measure"
EXTRA: Mapping[str, Any] = {}
