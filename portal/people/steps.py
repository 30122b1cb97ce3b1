"""Registry: other rooms hear here that someone joined, moved or left."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Hear = Callable[[Any, datetime], None]
_joined: list[Hear] = []
_moved: list[Hear] = []
_left: list[Hear] = []


def on_joined(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person joins."""
    _joined.append(hear)


def on_moved(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person changes place."""
    _moved.append(hear)


def on_left(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person leaves."""
    _left.append(hear)


def joined(person: Any, now: datetime) -> None:
    for hear in _joined:
        hear(person, now)


def moved(person: Any, now: datetime) -> None:
    for hear in _moved:
        hear(person, now)


def left(person: Any, now: datetime) -> None:
    for hear in _left:
        hear(person, now)
