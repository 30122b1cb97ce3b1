"""Event types known to the house; each app declares its own in ``events.py``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class EventType:
    """``name`` is ``subject.happened`` in the past tense; ``facts`` are the keys it may keep in the
    open event: codes, numbers, dates and keys, never names or free text. ``sentence`` tells it to
    people (lazy, Dutch), with the facts as ``%(name)s``.
    """

    name: str
    sentence: Any
    facts: tuple[str, ...] = ()


_types: dict[str, EventType] = {}


def declare(types: Iterable[EventType]) -> None:
    """Add the event types of one app."""
    for event_type in types:
        if event_type.name in _types:
            raise ValueError(f"{event_type.name} is declared twice")
        _types[event_type.name] = event_type


def event_type(name: str) -> EventType:
    """The declared type; KeyError when no app declares it."""
    return _types[name]


def all_event_types() -> list[EventType]:
    """Every declared type, by name."""
    return [_types[name] for name in sorted(_types)]
