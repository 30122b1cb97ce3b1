"""Values as text that both databases take, made without a detour for every row."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from portal.core.clock import AMSTERDAM, day_of


def json_text(value: Any) -> str:
    """As a JSON column keeps it."""
    return json.dumps(value)


def moment_text(moment: datetime) -> str:
    """As a column of moments keeps it, in UTC; these texts sort as the moments do."""
    return str(moment.astimezone(UTC).replace(tzinfo=None)) + _zone()


def _zone() -> str:
    return "+00:00" if connection.vendor == "postgresql" else ""


class Moment(NamedTuple):
    """A moment as text and the Amsterdam day on which it falls; sorts as moments do."""

    text: str
    day: date


def moment_of(moment: datetime) -> Moment:
    """The same of an aware moment."""
    return Moment(moment_text(moment), day_of(moment))


def office_moment(day: date, hour: int, minute: int) -> Moment:
    """A moment of an Amsterdam day, in the hours in which the clock never changes (3 to 21)."""
    start, behind, end = _office(day)
    return Moment(f"{start}{hour - behind:02d}:{minute:02d}{end}", day)


@cache
def _office(day: date) -> tuple[str, int, str]:
    """What the moments of a day have in common, and how many hours UTC is behind."""
    noon = datetime.combine(day, time(12), AMSTERDAM)
    behind = 12 - noon.astimezone(UTC).hour
    return f"{day.isoformat()} ", behind, f":00{_zone()}"


def with_dashes(key: str) -> str:
    """A key of 32 signs as ``str(UUID)`` writes it."""
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
