"""Two versions in, one row per section out, as data (domain.md 4, change table).

Sections are matched by their lasting id, so a renumbering shows as such and not as a removal and
an addition. Pure: knows neither the database nor the framework.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

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
    struck out, for a lapsed section); ``old_html`` and ``new_html`` are both texts with their own
    marks only, the headings likewise. ``became`` are the ids of the sections that words of this one
    went to, ``came_from`` those its words came from; ``words_moved`` counts these, and they are
    neither added nor removed. Words of a changed heading count.
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
    became: tuple[str, ...] = ()
    came_from: tuple[str, ...] = ()
    old_html: str = ""
    new_html: str = ""
    heading_html: str = ""
    old_heading_html: str = ""
    new_heading_html: str = ""
    words_moved: int = 0

    @property
    def is_changed(self) -> bool:
        """Is there anything to read here?"""
        return self.facts != ("unchanged",)

    @property
    def is_markup_only(self) -> bool:
        """Is every word the same, and only the markup or the address of a link another?"""
        marks = ("<ins>", "<del", '<span class="portal-moved"')
        told = self.html + self.heading_html
        return "reworded" in self.facts and not any(one in told for one in marks)


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


def _row(
    known: Section,
    old: Section | None,
    new: Section | None,
    facts: list[str],
    links: "_Links",
) -> Row:
    """One section before and after; one of the two may be missing, ``known`` is the other."""
    came, went = links.texts(known.section_id)
    html = _marked(old.html if old else "", new.html if new else "", came, went)
    heading = _marked(escape(old.heading) if old else "", escape(new.heading) if new else "")
    added, removed = html.added, html.removed
    if old and new:
        added, removed = added + heading.added, removed + heading.removed
        if html.is_reworded or heading.is_reworded:
            facts = ["reworded", *facts]
    return Row(
        section_id=known.section_id,
        facts=tuple(facts) or ("unchanged",),
        old_number=old.number if old else "",
        new_number=new.number if new else "",
        old_heading=old.heading if old else "",
        heading=known.heading,
        level=known.level,
        html=html.html,
        words_added=len(added),
        words_removed=len(removed),
        alarms=tuple(alarms(added, removed)),
        became=links.became(known.section_id),
        came_from=links.came_from(known.section_id),
        old_html=html.old_html if old else "",
        new_html=html.new_html if new else "",
        heading_html=heading.html,
        old_heading_html=heading.old_html if old else "",
        new_heading_html=heading.new_html if new else "",
        words_moved=html.moved,
    )


@dataclass
class _Text(Marked):
    is_reworded: bool = False


def _marked(old: str, new: str, came: Sequence[str] = (), went: Sequence[str] = ()) -> _Text:
    """Marks; the same text is not looked into."""
    if old == new:
        return _Text(new, 0, 0, [], [], old, new)
    marked = mark(old, new, came=came, went=went)
    # What differs in ids and white space only reads the same and is no change.
    is_reworded = not (marked.html == marked.old_html == marked.new_html)
    return _Text(**vars(marked), is_reworded=is_reworded)


class _Links:
    """Which sections went, whole or in part, into which others."""

    def __init__(
        self,
        succession: Mapping[str, Sequence[str]],
        old: Mapping[str, Section],
        new: Mapping[str, Section],
    ) -> None:
        self.old, self.new = old, new
        self.to = {
            gone: tuple(one for one in became if one in new and one != gone)
            for gone, became in succession.items()
            if gone in old
        }
        self.origin: dict[str, list[str]] = {}
        for gone, became in self.to.items():
            for target in became:
                self.origin.setdefault(target, []).append(gone)

    def became(self, section_id: str) -> tuple[str, ...]:
        """The sections that words of this one went to."""
        return self.to.get(section_id, ())

    def came_from(self, section_id: str) -> tuple[str, ...]:
        """The sections that words of this one came from."""
        return tuple(self.origin.get(section_id, ()))

    def texts(self, section_id: str) -> tuple[list[str], list[str]]:
        """What those said, and what these say."""
        came = [self.old[one].html for one in self.came_from(section_id)]
        went = [self.new[one].html for one in self.became(section_id)]
        return came, went

    def _is_split(self, gone: str) -> bool:
        return len(self.to[gone]) + (gone in self.new) > 1

    def facts(self, section_id: str) -> list[str]:
        """``merged`` and ``split``, as far as this section takes part in either."""
        ways = {self._is_split(one) for one in self.came_from(section_id)}
        if self.became(section_id):
            ways.add(self._is_split(section_id))
        return [fact for fact, is_so in (("merged", False), ("split", True)) if is_so in ways]


def _kept_facts(old: Section, new: Section, in_order: bool) -> list[str]:
    facts = []
    if old.number != new.number:
        facts.append("renumbered")
    if not in_order or old.parent != new.parent or old.level != new.level:
        facts.append("moved")
    return facts


def compare(
    old: Sequence[Section],
    new: Sequence[Section],
    succession: Mapping[str, Sequence[str]] | None = None,
) -> list[Row]:
    """One row per section of either version, in the order of the new one; a lapsed section stands
    after the section it followed. ``succession`` says which other sections the words of a section
    went to, whether it lapsed or stayed.
    """
    before = {section.section_id: section for section in old}
    after = {section.section_id: section for section in new}
    in_order = _stayed_in_order([s.section_id for s in old], [s.section_id for s in new])
    links = _Links(succession or {}, before, after)

    lapsed_after: dict[str, list[Row]] = {}
    anchor = ""
    for section in old:
        if section.section_id in after:
            anchor = section.section_id
        else:
            facts = ["lapsed", *links.facts(section.section_id)]
            lapsed_after.setdefault(anchor, []).append(_row(section, section, None, facts, links))

    rows = list(lapsed_after.get("", ()))
    for section in new:
        known = before.get(section.section_id)
        facts = _kept_facts(known, section, section.section_id in in_order) if known else ["new"]
        rows.append(_row(section, known, section, facts + links.facts(section.section_id), links))
        rows += lapsed_after.get(section.section_id, [])
    return rows
