"""Addresses of law texts: the JCI standard for links and the pages of wetten.overheid.nl.

A link names a law by its id in the national register, mostly a place in it, and often the day of
the text (``g``, geldigheidsdatum; else ``z``, zichtdatum). Pure Python.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote

from content.law.citations import Place, Unit

SITE = "https://wetten.overheid.nl/"

_ID = r"(?P<id>BWB[A-Z]\d{7}|CVDR\d{1,9})"
_JCI = re.compile(rf"jci1(?:\.\d+)?:[a-z]:{_ID}(?P<rest>[&?#\S]*)", re.I)
_PAGE = re.compile(
    rf"(?:wetten|lokaleregelgeving)\.overheid\.nl/{_ID}"
    r"(?:/(?P<day>\d{4}-\d{2}-\d{2}))?(?:/[\w-]*)?(?:#(?P<anchor>\S*))?",
    re.I,
)
_PINNED = re.compile(r"(?:[?&;:]g=|/)(\d{4}-\d{2}-\d{2})(?:$|[&/#])")
#: The books of the civil code are texts of their own in the register.
CIVIL_BOOKS = {
    "BWBR0002656": "1",
    "BWBR0003045": "2",
    "BWBR0005291": "3",
    "BWBR0005288": "5",
    "BWBR0005289": "6",
    "BWBR0005290": "7",
}
_ANCHOR = re.compile(r"([A-Za-z]+?)(\d[\w:.]*|[IVX]+)")
#: From the smallest up: the first that a link names is what it points at.
_UNITS = {
    "artikel": Unit.ARTICLE,
    "paragraaf": Unit.SECTION,
    "afdeling": Unit.DIVISION,
    "titeldeel": Unit.TITLE,
    "titel": Unit.TITLE,
    "hoofdstuk": Unit.CHAPTER,
    "bijlage": Unit.ANNEX,
    "boek": Unit.BOOK,
}
#: How JCI names a unit where our word differs.
_JCI_NAMES = {Unit.TITLE: "titeldeel"}


@dataclass(frozen=True)
class LawLink:
    """What an address of a law text points at; the deepest place it names."""

    bwb_id: str
    place: Place = field(default_factory=Place)
    pinned_on: date | None = None


def read_link(address: str) -> LawLink | None:
    """The law, place and day of an address; None when it is no link to a law text."""
    address = unquote(address.strip())
    if found := _JCI.search(address):
        given = dict(re.findall(r"[&?]([\w-]+)=([^&#\s]*)", found["rest"]))
        return _link(found["id"], given, given.get("g") or given.get("z") or "")
    if found := _PAGE.search(address):
        pieces = (_ANCHOR.fullmatch(piece) for piece in (found["anchor"] or "").split("_"))
        given = {piece[1].lower(): piece[2] for piece in pieces if piece}
        return _link(found["id"], given, found["day"] or "")
    return None


def _link(bwb_id: str, given: dict[str, str], day: str) -> LawLink:
    bwb_id = bwb_id.upper()
    if bwb_id in CIVIL_BOOKS:
        given = {"boek": CIVIL_BOOKS[bwb_id], **given}
    return LawLink(bwb_id, _place(given), _day(day))


def _place(given: dict[str, str]) -> Place:
    units = [(unit, given[name]) for name, unit in _UNITS.items() if given.get(name)]
    if not units:
        return Place()
    unit, number = units[0]
    if unit is Unit.ARTICLE and given.get("boek") and ":" not in number:
        number = f"{given['boek']}:{number}"
    paragraph, part = given.get("lid", ""), given.get("o", "")
    return Place(
        number,
        unit=unit,
        paragraphs=(paragraph,) if paragraph else (),
        parts=(part,) if part.isalpha() else (),
        subparts=(part.rstrip("°"),) if part[:1].isdigit() else (),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written_link(link: LawLink) -> str:
    """The JCI address of a link, at the national site."""
    place = link.place
    given: list[tuple[str, str]] = []
    number = place.number
    if link.bwb_id in CIVIL_BOOKS and place.unit is Unit.ARTICLE:
        # The book is the text itself; in other laws the colon belongs to the number.
        number = number.rpartition(":")[2]
    if number and place.unit not in (Unit.NORM, Unit.BOOK):
        given.append((_JCI_NAMES.get(place.unit, str(place.unit)), number))
    given += [("lid", number) for number in place.paragraphs[:1]]
    given += [("o", letter) for letter in (place.parts or place.subparts)[:1]]
    if link.pinned_on:
        given += [(name, link.pinned_on.isoformat()) for name in ("z", "g")]
    ending = "".join(f"&{name}={value}" for name, value in given)
    return f"{SITE}jci1.3:c:{link.bwb_id}{ending}"


def pinned_on(address: str) -> date | None:
    """The day to which an address of a law text is pinned, if it says one."""
    found = _PINNED.search(address)
    return _day(found[1]) if found else None
