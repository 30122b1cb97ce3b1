"""A place in a law as data, and how it is written. Pure Python.

The full form is "artikel 8, eerste lid, aanhef en onderdeel e, Ambtenarenwet 2017", the short one
"art. 8 lid 1 aanhef en onder e Aw"; a norm is "BIO 7.2.2". What is written here can be read back
by ``parsing``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from content.law.names import LawName


class Unit(StrEnum):
    """What a number counts; a NORM stands directly behind the name of its framework."""

    ARTICLE = "artikel"
    CHAPTER = "hoofdstuk"
    TITLE = "titel"
    DIVISION = "afdeling"
    SECTION = "paragraaf"
    ANNEX = "bijlage"
    BOOK = "boek"
    NORM = "norm"


PLURALS = {
    Unit.ARTICLE: "artikelen",
    Unit.CHAPTER: "hoofdstukken",
    Unit.TITLE: "titels",
    Unit.DIVISION: "afdelingen",
    Unit.SECTION: "paragrafen",
    Unit.ANNEX: "bijlagen",
    Unit.BOOK: "boeken",
}
ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"),
    *("tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende"),
    *("zeventiende", "achttiende", "negentiende", "twintigste"),
)


@dataclass(frozen=True)
class Place:
    """One place in a law; empty is not said. ``until`` is the last of a range of articles.

    ``paragraphs`` (leden), ``parts`` (letters of onderdelen) and ``subparts`` (numbers below those)
    may be several; ``opening`` is the aanhef, ``sentence`` the number of a volzin.
    """

    number: str = ""
    until: str = ""
    unit: Unit = Unit.ARTICLE
    paragraphs: tuple[str, ...] = ()
    sentence: str = ""
    opening: bool = False
    parts: tuple[str, ...] = ()
    subparts: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What has a page of its own: "8", "4–6", "hoofdstuk 3"."""
        numbers = f"{self.number}–{self.until}" if self.until else self.number
        return numbers if self.unit in (Unit.ARTICLE, Unit.NORM) else f"{self.unit} {numbers}"


@dataclass(frozen=True)
class Reference:
    """A place in a named law. ``known`` is None for a law that is not in the catalogue."""

    law: str
    place: Place = Place()
    known: LawName | None = None


def full(reference: Reference) -> str:
    """The citation in full words."""
    if reference.place.unit is Unit.NORM:
        return _norm(reference)
    parts = _pieces(reference.place, _paragraphs_in_words, "onderdeel", "onderdelen")
    if not parts:
        return reference.law
    between = ", " if len(parts) > 1 and reference.law else " " if reference.law else ""
    return ", ".join(parts) + between + reference.law


def short(reference: Reference) -> str:
    """The citation as lawyers abbreviate it."""
    law = reference.known.short if reference.known else reference.law
    if reference.place.unit is Unit.NORM:
        return _norm(reference)
    parts = _pieces(reference.place, _paragraphs_in_digits, "onder", "onder")
    if parts and reference.place.unit is Unit.ARTICLE:
        parts[0] = parts[0].replace("artikelen", "art.").replace("artikel", "art.")
    return " ".join([*parts, law]).strip()


def _norm(reference: Reference) -> str:
    law = reference.known.short if reference.known else reference.law
    numbers = reference.place.heading.replace("–", " t/m ")
    return f"{law} {numbers}".strip()


def _pieces(place: Place, paragraphs: object, part: str, parts: str) -> list[str]:
    found: list[str] = []
    if place.until:
        found.append(f"{PLURALS[place.unit]} {place.number} tot en met {place.until}")
    elif place.number:
        found.append(f"{place.unit} {place.number}")
    if place.paragraphs:
        found.append(paragraphs(place.paragraphs))  # type: ignore[operator]
    if place.sentence:
        found.append(f"{ordinal(place.sentence)} volzin")
    letters = listed(place.parts)
    named = f"{part if len(place.parts) == 1 else parts} {letters}" if letters else ""
    if place.opening:
        named = f"aanhef en {named}" if named else "aanhef"
    if named:
        found.append(named)
    if place.subparts:
        found.append("onder " + listed([f"{number}°" for number in place.subparts]))
    return found


def _paragraphs_in_words(numbers: Sequence[str]) -> str:
    if all(number.isdigit() for number in numbers):
        return f"{listed([ordinal(number) for number in numbers])} lid"
    return _paragraphs_in_digits(numbers)


def _paragraphs_in_digits(numbers: Sequence[str]) -> str:
    return f"{'lid' if len(numbers) == 1 else 'leden'} {listed(numbers)}"


def ordinal(number: str) -> str:
    """The number "2" as "tweede"; past twenty as "21e"."""
    place = int(number)
    return ORDINALS[place - 1] if 0 < place <= len(ORDINALS) else f"{place}e"


def listed(words: Sequence[str]) -> str:
    """Words with commas and "en" before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def as_parts(reference: Reference) -> dict[str, str]:
    """Article, paragraph and part as the three fields hold them."""
    place = reference.place
    whole = short(Reference("", Place(place.number, place.until, place.unit)))
    article = whole.removeprefix("art. ") if place.unit in (Unit.ARTICLE, Unit.NORM) else whole
    rest = Place(
        sentence=place.sentence, opening=place.opening, parts=place.parts, subparts=place.subparts
    )
    part = short(Reference("", rest))
    if len(place.parts) == 1 and rest == Place(parts=place.parts):
        part = place.parts[0]
    paragraph = ""
    if place.paragraphs:
        paragraph = short(Reference("", Place(paragraphs=place.paragraphs)))
        paragraph = paragraph.removeprefix("lid ").removeprefix("leden ")
    return {"article": article, "paragraph": paragraph, "part": part}
