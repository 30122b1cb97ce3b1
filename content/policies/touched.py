"""What an edit that calls itself editorial touched, section by section and in the particulars.

Pure: takes two texts apart into sentences that know in which box or list they stand, lines them up
and hands what differs to ``alarms.weigh``. A sentence that only moved within its box, and a section
that only moved or was renumbered, is no touch.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from typing import Any

from bs4 import BeautifulSoup

from content.policies.alarms import CLAUSE, distance, weigh, weigh_tokens
from content.policies.text_units import BOXES, Unit, box_of, parsed, units
from content.policies.weighing import Token
from content.policies.weighty_words import plain

#: Links that are references to law or to the portal's own texts; others only show the way.
COUNTED_LINKS = re.compile(
    r"^(?:/|#)|wetten\.overheid\.nl|lokaleregelgeving\.overheid\.nl|eur-lex\.europa\.eu"
    r"|officielebekendmakingen\.nl|linkeddata\.overheid\.nl",
    re.IGNORECASE,
)
REFERENCE_PARTS = ("law", "article", "paragraph", "part", "pinned_on", "status")


@dataclass(frozen=True)
class SectionText:
    """What is compared of one section."""

    section_id: str
    label: str
    heading: str
    html: str
    references: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class WholeText:
    """What is compared of a version or working copy.

    ``particulars`` are facts about the whole as (kind of alarm, value) by name; ``pictures`` the
    hashes of pictures and files.
    """

    title: str
    official_title: str
    sections: Sequence[SectionText]
    legal_basis: Sequence[Mapping[str, Any]] = ()
    particulars: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    scope: str = ""
    pictures: Sequence[str] = ()


@dataclass(frozen=True)
class TouchedPlace:
    """One alarm: where (empty section: the document itself), of what kind, before and after."""

    section: str
    section_id: str
    kind: str
    before: str
    after: str

    def as_data(self) -> dict[str, str]:
        """For the record of a confirmation."""
        return asdict(self)


def touched(old: WholeText, new: WholeText) -> list[TouchedPlace]:
    """Every alarm, in reading order; empty when the edit is what it says it is."""
    found = list(_of_whole(old, new))
    before = {section.section_id: section for section in old.sections}
    after = {section.section_id for section in new.sections}
    for section in new.sections:
        known = before.get(section.section_id)
        if known is None:
            found.append(_place(section, "text", "", section.heading))
        else:
            found += _of_section(known, section)
    found += [
        _place(section, "text", section.heading, "")
        for section in old.sections
        if section.section_id not in after
    ]
    return list(dict.fromkeys(found))


def _place(section: SectionText, kind: str, before: str, after: str) -> TouchedPlace:
    return TouchedPlace(section.label, section.section_id, kind, before, after)


def _of_whole(old: WholeText, new: WholeText) -> Iterator[TouchedPlace]:
    for one, other in ((old.title, new.title), (old.official_title, new.official_title)):
        for touch in weigh(one, other):
            yield TouchedPlace("", "", touch.kind, one, other)
    if not _same_words(old.scope, new.scope):
        yield TouchedPlace("", "", "scope", old.scope, new.scope)
    for name, (kind, value) in new.particulars.items():
        before = old.particulars.get(name, (kind, ""))[1]
        if before != value:
            yield TouchedPlace("", "", kind, f"{name}: {before}", f"{name}: {value}")
    yield from (
        TouchedPlace("", "", "reference", before, after)
        for before, after in _references(old.legal_basis, new.legal_basis)
    )
    if Counter(old.pictures) != Counter(new.pictures):
        counts = str(len(old.pictures)), str(len(new.pictures))
        yield TouchedPlace("", "", "structure", *counts)


def _same_words(one: str, other: str) -> bool:
    """Do two short texts say the same but for slips of the pen?"""
    old, new = ([plain(word) for word in re.findall(r"[\w'’-]+", text)] for text in (one, other))
    if len(old) != len(new) or weigh(one, other):
        return False
    return all(
        distance(a, b) <= (1 if len(b) < 2 * CLAUSE else 2) for a, b in zip(old, new, strict=True)
    )


def _of_section(old: SectionText, new: SectionText) -> list[TouchedPlace]:
    found = [
        _place(new, touch.kind, old.heading, new.heading)
        for touch in weigh(old.heading, new.heading)
    ]
    if old.html != new.html:
        one, other = parsed(old.html), parsed(new.html)
        found += _of_text(new, list(units(one)), list(units(other)))
        found += _of_shape(new, one, other)
    found += [
        _place(new, "reference", before, after)
        for before, after in _references(old.references, new.references)
    ]
    return found


def _references(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """References to law that came, went or changed in anything but their gloss."""
    went, came = list(old), list(new)
    for one in old:
        same = next((other for other in came if _is_same_law(one, other)), None)
        if same is not None:
            went.remove(one)
            came.remove(same)
    for index in range(max(len(went), len(came))):
        yield (
            str(went[index].get("citation") or "") if index < len(went) else "",
            str(came[index].get("citation") or "") if index < len(came) else "",
        )


def _is_same_law(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Do two references say the same? A part that only one of them has apart was read from its
    words by the portal.
    """
    if weigh(str(one.get("citation") or ""), str(other.get("citation") or "")):
        return False
    parts = ((str(one.get(name) or ""), str(other.get(name) or "")) for name in REFERENCE_PARTS)
    return all(a == b or "" in (a, b) or "unknown" in (a, b) for a, b in parts)


def _of_text(section: SectionText, old: list[Unit], new: list[Unit]) -> list[TouchedPlace]:
    """Line the sentences up; what only moved within its box is taken out first."""
    went = Counter(unit.key for unit in old) - Counter(unit.key for unit in new)
    came = Counter(unit.key for unit in new) - Counter(unit.key for unit in old)
    if not went and not came:
        return []
    moved = _moved({unit.key for unit in old} & {unit.key for unit in new}, old, new)
    one = [unit for unit in old if unit.key not in moved]
    other = [unit for unit in new if unit.key not in moved]
    found = list(_other_lists(section, old, new, one, other))
    matcher = SequenceMatcher(
        None, [unit.key for unit in one], [unit.key for unit in other], autojunk=False
    )
    for change, a, b, c, d in matcher.get_opcodes():
        if change != "equal":
            found += _of_run(section, one[a:b], other[c:d])
    return found


def _other_lists(
    section: SectionText, old: list[Unit], new: list[Unit], one: list[Unit], other: list[Unit]
) -> Iterator[TouchedPlace]:
    """Items that went from one list to another, while both lists were and are there."""
    before, after = {unit.place for unit in old}, {unit.place for unit in new}
    places = {unit.key[1]: unit.place for unit in other}
    for unit in one:
        place = places.get(unit.key[1], unit.place)
        if place != unit.place and place in before and unit.place in after:
            words = " ".join(token.surface for token in unit.tokens)
            yield _place(section, "text", f"{_list(unit.place)} {words}", f"{_list(place)} {words}")


def _list(place: str) -> str:
    """What introduces a list, to be shown before an item."""
    return f"({place.partition('|')[2]})"


def _moved(common: set[Any], old: list[Unit], new: list[Unit]) -> set[Any]:
    """Sentences that stand in both, equally often: wherever they stand now, they are the same."""
    before = Counter(unit.key for unit in old)
    after = Counter(unit.key for unit in new)
    return {key for key in common if before[key] == after[key]}


def _of_run(section: SectionText, old: list[Unit], new: list[Unit]) -> list[TouchedPlace]:
    before = [token for unit in old for token in unit.tokens]
    after = [token for unit in new for token in unit.tokens]
    found = [
        _place(section, touch.kind, touch.before, touch.after)
        for touch in weigh_tokens(before, after)
    ]
    texts = " ".join(t.surface for t in before), " ".join(t.surface for t in after)
    if _has_lone(old, new) or _has_lone(new, old):
        found.append(_place(section, "text", *texts))
    elif sorted(unit.key[1] for unit in old) == sorted(unit.key[1] for unit in new) and not found:
        boxes = [{unit.place.partition("|")[0] for unit in part} for part in (old, new)]
        if boxes[0] != boxes[1]:
            found.append(_place(section, "structure", *texts))
    return found


def _has_lone(units: list[Unit], others: list[Unit]) -> bool:
    """Is there a sentence of which no word stands on the other side?"""
    words = {token.key for unit in others for token in unit.tokens}
    letters = "".join(plain(token.surface) for unit in others for token in unit.tokens)
    return any(not any(_is_among(token, words, letters) for token in unit.tokens) for unit in units)


def _is_among(token: Token, words: set[tuple[bool, str]], letters: str) -> bool:
    if token.key in words or plain(token.surface) in letters:
        return True
    return any(distance(token.value, value) <= 1 for _, value in words if len(value) >= CLAUSE)


def _of_shape(
    section: SectionText, old: BeautifulSoup, new: BeautifulSoup
) -> Iterator[TouchedPlace]:
    """Boxes that came, went or changed kind, and links to law or to our own texts."""
    one, other = (
        [box_of(box) for box in soup.find_all([*BOXES, "div"]) if box_of(box)]
        for soup in (old, new)
    )
    if one != other:
        yield _place(section, "structure", ", ".join(one), ", ".join(other))
    before, after = (
        Counter(
            str(link["href"])
            for link in soup.find_all("a", href=True)
            if COUNTED_LINKS.search(str(link["href"]))
        )
        for soup in (old, new)
    )
    if before != after:
        went, came = (before - after).elements(), (after - before).elements()
        yield _place(section, "reference", ", ".join(went), ", ".join(came))
