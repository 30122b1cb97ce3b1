"""Two versions in, one row per section out, as data (domain.md 4, change table).

Sections are matched by their lasting id, so a renumbering shows as such and not as a removal and
an addition. Pure: knows neither the database nor the framework.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from content.policies.alarms import alarms
from content.policies.marking import Marked, mark

FACTS = ("unchanged", "reworded", "new", "lapsed", "renumbered", "moved", "split", "merged")


@dataclass(frozen=True)
class Section:
    """What comparison needs of one section of a version; ``parent`` is the id of the one above."""

    section_id: str
    number: str
    level: int
    heading: str
    html: str
    parent: str = ""


@dataclass(frozen=True)
class Row:
    """What happened to one section between two versions.

    ``facts`` combine, except ``unchanged``. ``html`` is the new text with marks (the old text,
    struck out, for a lapsed section). ``became`` are the ids a lapsed section went into.
    """

    section_id: str
    facts: tuple[str, ...]
    old_number: str
    new_number: str
    old_heading: str
    heading: str
    level: int
    html: str
    words_added: int = 0
    words_removed: int = 0
    alarms: tuple[str, ...] = ()
    became: tuple[str, ...] = field(default=())

    @property
    def is_changed(self) -> bool:
        """Is there anything to read here?"""
        return self.facts != ("unchanged",)


def _stayed_in_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The largest set of common ids whose order is the same in both: the others moved."""
    place = {section_id: index for index, section_id in enumerate(new)}
    common = [section_id for section_id in old if section_id in place]
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, section_id in enumerate(common):
        at = bisect_left(tails, place[section_id])
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place[section_id])
            last.append(index)
        else:
            tails[at], last[at] = place[section_id], index
    kept = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(common[index])
        index = before[index]
    return kept


def _kept_row(old: Section, new: Section, in_order: bool, joined: set[str]) -> Row:
    marked = mark(old.html, new.html) if old.html != new.html else Marked(new.html, 0, 0, [], [])
    facts = []
    if old.html != new.html or old.heading != new.heading:
        facts.append("reworded")
    if old.number != new.number:
        facts.append("renumbered")
    if not in_order or old.parent != new.parent or old.level != new.level:
        facts.append("moved")
    facts += sorted(joined)
    heading_marks = mark(old.heading, new.heading) if old.heading != new.heading else None
    added = marked.added + (heading_marks.added if heading_marks else [])
    removed = marked.removed + (heading_marks.removed if heading_marks else [])
    return Row(
        new.section_id,
        tuple(facts) or ("unchanged",),
        old.number,
        new.number,
        old.heading,
        new.heading,
        new.level,
        marked.html,
        len(added),
        len(removed),
        tuple(alarms(added, removed)),
    )


def _new_row(new: Section, joined: set[str]) -> Row:
    marked = mark("", new.html)
    return Row(
        new.section_id,
        ("new", *sorted(joined)),
        "",
        new.number,
        "",
        new.heading,
        new.level,
        marked.html,
        marked.words_added,
        0,
        tuple(alarms(marked.added, [])),
    )


def _lapsed_row(old: Section, became: tuple[str, ...]) -> Row:
    marked = mark(old.html, "")
    facts = ["lapsed"]
    if len(became) > 1:
        facts.append("split")
    elif became:
        facts.append("merged")
    return Row(
        old.section_id,
        tuple(facts),
        old.number,
        "",
        old.heading,
        old.heading,
        old.level,
        marked.html,
        0,
        marked.words_removed,
        tuple(alarms([], marked.removed)),
        became,
    )


def _origins(succession: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Which sections took something over, and in what manner."""
    found: dict[str, set[str]] = {}
    for became in succession.values():
        for target in became:
            found.setdefault(target, set()).add("split" if len(became) > 1 else "merged")
    return found


def compare(
    old: Sequence[Section],
    new: Sequence[Section],
    succession: Mapping[str, Sequence[str]] | None = None,
) -> list[Row]:
    """One row per section of either version, in the order of the new one; a lapsed section stands
    after the section it followed. ``succession`` says what a section that went became.
    """
    succession = succession or {}
    before = {section.section_id: section for section in old}
    after = {section.section_id for section in new}
    in_order = _stayed_in_order([s.section_id for s in old], [s.section_id for s in new])
    origins = _origins(succession)

    lapsed_after: dict[str, list[Row]] = {}
    anchor = ""
    for section in old:
        if section.section_id in after:
            anchor = section.section_id
        else:
            row = _lapsed_row(section, tuple(succession.get(section.section_id, ())))
            lapsed_after.setdefault(anchor, []).append(row)

    rows = list(lapsed_after.get("", ()))
    for section in new:
        joined = origins.get(section.section_id, set())
        known = before.get(section.section_id)
        if known is None:
            rows.append(_new_row(section, joined))
        else:
            rows.append(_kept_row(known, section, section.section_id in in_order, joined))
        rows += lapsed_after.get(section.section_id, [])
    return rows
