"""Registry: other rooms hear here that someone joined, moved, left, or is away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Hear = Callable[[Any, datetime], object]
_joined: list[Hear] = []
_moved: list[Hear] = []
_left: list[Hear] = []
_away: list[Hear] = []


def on_joined(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person joins."""
    _joined.append(hear)


def on_moved(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person changes place."""
    _moved.append(hear)


def on_left(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which a person leaves."""
    _left.append(hear)


def on_away(hear: Hear) -> None:
    """Call ``hear(person, now)`` in the transaction in which it is told that someone is away,
    longer or shorter; whether that is so today is asked of ``selectors.absent_on``.
    """
    _away.append(hear)


def joined(person: Any, now: datetime) -> None:
    for hear in _joined:
        hear(person, now)


def moved(person: Any, now: datetime) -> None:
    for hear in _moved:
        hear(person, now)


def left(person: Any, now: datetime) -> None:
    for hear in _left:
        hear(person, now)


def away(person: Any, now: datetime) -> None:
    for hear in _away:
        hear(person, now)
