"""A former employer makes an offer."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "procedure": "Onderhoud van speeltoestellen",
    "own_role": "advises",
    "starts_on": "2030-05-01",
    "reported_before_start": True,
    "other_party": "Speeltuinbouw De Wip",
    "relation_kind": "former_employer",
    "relation": "Ik werkte er tot zes jaar geleden.",
}
OUTCOME = "no_conflict"
EXTRA: Mapping[str, Any] = {}
