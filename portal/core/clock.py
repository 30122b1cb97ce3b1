"""Days are days in Europe/Amsterdam; moments are kept in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_of(moment: datetime) -> date:
    """The Amsterdam day on which a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def start_of(day: date) -> datetime:
    """00:00 Amsterdam of a day, as a moment in UTC."""
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first moment after a day: 00:00 Amsterdam of the next, in UTC (exclusive bound)."""
    return start_of(day + timedelta(days=1))
