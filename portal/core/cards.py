"""Registry: cards an app offers to the home page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Card:
    """What one card shows: a heading, a sentence, links as (label, url), a count or None."""

    heading: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    count: int | None = None


Offer = Callable[[Any], Card | None]
_offers: list[tuple[int, Offer]] = []


def offer(order: int, make: Offer) -> None:
    """Add a card; ``make(person)`` returns it, or None when it is not for this person."""
    _offers.append((order, make))
    _offers.sort(key=lambda item: item[0])


def cards_for(person: Any) -> list[Card]:
    """The cards this person gets, in order."""
    made = (make(person) for _, make in _offers)
    return [card for card in made if card is not None]
