"""What the steps of the demo hand on to each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from tqdm import tqdm

from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.demo.chance import Chance
from portal.people.models import Department, JobFunction, Person

T = TypeVar("T")

COUNTED = "{desc} {bar:24} {n_fmt}/{total_fmt} in {elapsed}"
UNCOUNTED = "{desc} {n_fmt} in {elapsed}"

#: Who acts where in life the personnel system or a supplier would.
DIRECTORY = SystemActor("directory")


@dataclass
class Demo:
    """The organisation so far. ``until`` is the moment before which everything happened."""

    chance: Chance
    until: datetime
    shows_progress: bool = True
    people: dict[str, Person] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)
    functions: dict[str, JobFunction] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day for which the demo is made; besides the seed the only thing it depends on."""
        return day_of(self.until)

    def past(self, moment: datetime) -> datetime:
        """The moment itself, or the last possible one for a moment still to come."""
        return min(moment, self.until)

    def days_ago(self, days: int) -> date:
        """A day before today."""
        return self.today - timedelta(days=days)

    def each(self, items: Iterable[T], words: str, total: int | None = None) -> Iterator[T]:
        """The items, with a line that says how far this step is."""
        yield from tqdm(
            items,
            desc=f"{words:<34}",
            total=total,
            disable=not self.shows_progress,
            bar_format=UNCOUNTED if total is None and not hasattr(items, "__len__") else COUNTED,
            mininterval=0.5,
        )
