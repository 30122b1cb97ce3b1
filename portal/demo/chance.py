"""Everything that the demo draws by lot, from one seed that gives the same organisation again."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from portal.core.clock import AMSTERDAM

T = TypeVar("T")
FRIDAY = 4


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of an Amsterdam day."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM)


def working_day(day: date) -> date:
    """The day itself, or the Friday before in a weekend."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


class Chance(random.Random):
    """A source of randomness with what the demo needs; never the real one."""

    def uuid(self) -> UUID:
        """A random id."""
        return UUID(int=self.getrandbits(128), version=4)

    def key(self) -> str:
        """The same as 32 signs, for very many of them."""
        signs = f"{self.getrandbits(128):032x}"
        return f"{signs[:12]}4{signs[13:16]}a{signs[17:]}"

    def office_hour(self, day: date) -> datetime:
        """A moment at which people work."""
        return at(working_day(day), self.randint(8, 16), self.randint(0, 59))

    def pick(self, options: Sequence[T]) -> T:
        """One of these; kept apart from ``choice`` so that the type stays."""
        return options[self.randrange(len(options))]
