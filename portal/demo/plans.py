"""Which entries the demo's register gets: whose, along which course, and how long ago."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: Courses that end in work for today, with the days ago on which they began.
RECENT = {
    "received": (1, 5),
    "in_review": (7, 16),
    "awaiting": (9, 18),
    "referred": (12, 20),
    "at_the_board": (14, 24),
    "decided": (17, 26),
}
LONG_AGO = (70, 1070)
AGES = {
    **RECENT,
    "withdrawn": (30, 800),
    "ended": (330, 1050),
    "reopened": (330, 1050),
    "concealed": (330, 900),
    "disclosed": (100, 1050),
    "reassessing": (200, 330),
    "checked": (130, 1050),
    "amended": (200, 360),
}
INVOLVED = {"manager_involved": True}


@dataclass(frozen=True)
class Plan:
    """One entry. ``who`` is a username, a department's code, or empty for anyone."""

    kind: str
    course: str
    who: str = ""
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def age(self) -> tuple[int, int]:
        """Between how many days ago it began."""
        return AGES.get(self.course, LONG_AGO)


SIDE_ACTIVITIES = (
    *(("received", "ruimte"), ("received", ""), ("in_review", "ruimte"), ("in_review", "")),
    *(("awaiting", "medewerker"), ("awaiting", ""), ("referred", "ruimte"), ("at_the_board", "")),
    *(("decided", ""), ("decided", "publiek"), ("withdrawn", "medewerker"), ("withdrawn", "")),
    *(("ended", ""), ("ended", ""), ("reopened", ""), ("reassessing", "ruimte")),
    *(("reassessing", ""), ("sent_back", ""), ("board_decided", ""), ("handed_back", "ruimte")),
    *(("second_line_decided", ""), ("questioned", ""), ("questioned", "medewerker")),
    *(("amended", ""), ("checked", ""), ("checked", ""), ("checked", "ruimte"), ("remarked", "")),
    *(("disclosed", "secretaris"), ("disclosed", "top"), ("concealed", "top")),
    *(
        ("registered", "medewerker"),
        ("registered", "leidinggevende"),
        ("registered", "coordinator"),
    ),
    *(("registered", "redacteur"), ("registered", "controller"), ("registered", "mover")),
    *(("registered", "mover"), ("registered", "leaver"), ("registered", "leaver")),
)
GIFTS = (
    *(("received", "medewerker"), ("received", "ruimte"), ("received", ""), ("in_review", "")),
    *(("in_review", "leidinggevende"), ("awaiting", "ruimte"), ("referred", "ruimte")),
    *(("decided", "ruimte"), ("decided", ""), ("withdrawn", ""), ("ended", ""), ("amended", "")),
    *(("questioned", ""), ("questioned", "ruimte"), ("sent_back", ""), ("remarked", "")),
    *(("checked", ""), ("checked", "samenleving"), ("handed_back", "publiek")),
    *(("registered", "medewerker"), ("registered", "secretaris"), ("registered", "coordinator2")),
    *(("registered", "controller"), ("registered", "goedkeurder"), ("registered", "leaver")),
)


def plans(kind: str, count: int) -> Iterator[Plan]:
    """So many entries of a kind; after the particular ones plain ones follow."""
    particular = SIDE_ACTIVITIES if kind == "side_activity" else GIFTS
    for course, who in particular[:count]:
        yield Plan(kind, course, who)
    for place in range(count - len(particular)):
        given = INVOLVED if place == 0 else {}
        yield Plan(kind, "registered", given=given)
