"""Everything that happens in the demo's register, in the order of time.

A course of events is a generator: it yields the moment at which it goes on, and goes on when every
earlier moment of all others is past. So whoever leaves or moves finds the register as it was then.
"""

import heapq
from collections.abc import Generator, Iterable, Iterator
from datetime import datetime

Course = Generator[datetime, datetime, None]


def run(courses: Iterable[Course], until: datetime) -> Iterator[datetime]:
    """Run all courses up to a moment, giving each moment at which something happened.

    What would happen later stays undone.
    """
    waiting: list[tuple[datetime, int, Course]] = []
    for number, course in enumerate(courses):
        heapq.heappush(waiting, (next(course), number, course))
    while waiting:
        moment, number, course = heapq.heappop(waiting)
        if moment > until:
            continue
        try:
            following = course.send(moment)
        except StopIteration:
            pass
        else:
            heapq.heappush(waiting, (max(following, moment), number, course))
        yield moment
