"""Registry: what waits for a person, and what the portal keeps of them, for the page "Mijn"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """Where on the page a line stands."""

    TO_DO = "to_do"
    DOSSIER = "dossier"


@dataclass(frozen=True)
class Task:
    """One line: a link, a sentence below it, and a state with its kind (see status_label.html)."""

    label: Any
    url: str
    hint: Any = ""
    status: Any = ""
    status_kind: str = ""
    part: Part = Part.TO_DO


Offer = Callable[[Any], Sequence[Task]]
_offers: list[tuple[int, Offer]] = []


def offer(order: int, make: Offer) -> None:
    """Add lines; ``make(person)`` returns those of one person, in a constant number of queries."""
    _offers.append((order, make))
    _offers.sort(key=lambda item: item[0])


def tasks_for(person: Any, part: Part) -> list[Task]:
    """The lines this person gets in one part of the page, in order."""
    return [task for _, make in _offers for task in make(person) if task.part == part]
