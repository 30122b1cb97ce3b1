"""Everything the rooms hold about one person, as plain data (AVG 15)."""

from dataclasses import dataclass
from typing import Any

from portal.core.holdings import Holding, all_holdings


@dataclass(frozen=True)
class Collected:
    """What one holding has of a person: rows of plain data."""

    holding: Holding
    rows: list[dict[str, Any]]


def collect(person: Any) -> list[Collected]:
    """What every room holds of this person, rooms without anything left out; a fixed number of
    queries per holding.
    """
    found = [
        Collected(holding, holding.collect(person))
        for holding in all_holdings()
        if holding.data and holding.collect
    ]
    return [one for one in found if one.rows]
