"""Registry: the personal data an app holds, how to collect and remove it (AVG 15, 17, 30)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Holding:
    """One declaration per model.

    ``model`` is ``app_label.ModelName``; ``data`` says in Dutch what is held ("" = no personal
    data), ``ground`` the legal ground, ``term`` when it leaves and ``then`` how: anonymise, erase
    or keep. ``collect(person)`` returns everything held about a person as plain data.
    """

    model: str
    data: Any = ""
    ground: Any = ""
    term: Any = ""
    then: str = ""
    collect: Callable[[Any], list[dict[str, Any]]] | None = None


_holdings: dict[str, Holding] = {}


def declare(*holdings: Holding) -> None:
    """Add the declarations of one app; each model is declared once."""
    for holding in holdings:
        if holding.model in _holdings:
            raise ValueError(f"{holding.model} is declared twice")
        _holdings[holding.model] = holding


def all_holdings() -> list[Holding]:
    """Every declaration, by model name."""
    return [_holdings[name] for name in sorted(_holdings)]
