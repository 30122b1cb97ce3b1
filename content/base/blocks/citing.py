"""Registry: who can fill in a reference to law from what was chosen or typed.

The room that knows law joins when the portal starts; without it, what was typed is kept.
"""

from collections.abc import Callable, Mapping
from typing import Any

#: From the fields of a reference to those that change.
Filler = Callable[[Mapping[str, Any]], dict[str, Any]]

_fillers: list[Filler] = []


def join(filler: Filler) -> None:
    """Add a filler."""
    _fillers.append(filler)


def filled(value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that follow from the others."""
    found: dict[str, Any] = {}
    for filler in _fillers:
        found.update(filler(value))
    return found
