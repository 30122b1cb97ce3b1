"""Reads the places of a citation: "8, eerste lid, aanhef en onderdeel e". Pure Python.

Only words that can belong to a place are taken; where they end, the name of the law begins.
"""

import re
from dataclasses import replace

from content.law.citations import ORDINALS, Place, Unit
from content.law.ordering import LATIN

#: Beside ordinary ranges: nobody cites more letters or paragraphs than this one by one.
LONGEST_RANGE = 26

UNIT_WORDS = {
    "artikel": Unit.ARTICLE, "artikelen": Unit.ARTICLE, "art": Unit.ARTICLE, "artt": Unit.ARTICLE,
    "hoofdstuk": Unit.CHAPTER, "hoofdstukken": Unit.CHAPTER, "hfst": Unit.CHAPTER,
    "titel": Unit.TITLE, "titels": Unit.TITLE,
    "afdeling": Unit.DIVISION, "afdelingen": Unit.DIVISION, "afd": Unit.DIVISION,
    "paragraaf": Unit.SECTION, "paragrafen": Unit.SECTION, "par": Unit.SECTION, "§": Unit.SECTION,
    "bijlage": Unit.ANNEX, "bijlagen": Unit.ANNEX,
    "boek": Unit.BOOK, "boeken": Unit.BOOK,
}  # fmt: skip
_UNIT = "|".join(sorted((word for word in UNIT_WORDS if word != "§"), key=len, reverse=True))
_LATIN = "|".join(LATIN)
#: 8, 8a, 3:2, 7:611, 1.10b, 125quinquies, 90 quater, 10a1, and roman numbers of chapters.
_NUMBER = rf"\d+(?:[.:]\d+)*(?:\s?(?:{_LATIN})|[a-z]{{1,2}}(?:{_LATIN})?\d*)?|[IVXLC]+|[A-Z]"
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,3}(?:e|de|ste)"
_TO = r"(?:tot\s+en\s+met|t/m|t\.e\.m\.|–|-)"
_AND = r"(?:,\s*(?:en|of)\b|,|en\b|of\b|&)"

UNIT = re.compile(rf"(?:(?P<unit>{_UNIT})\b\.?|(?P<sign>§{{1,2}}))\s*", re.I)
_NUMBERS = re.compile(rf"(?P<number>{_NUMBER})(?![\w:]|\.\d)")
_RANGE = re.compile(rf"\s*{_TO}\s*(?P<number>{_NUMBER})(?![\w:]|\.\d)", re.I)
_NEXT = re.compile(rf"\s*{_AND}\s*(?={_NUMBER})")
_ORDINALS = re.compile(
    rf"(?P<list>(?:{_ORDINAL})(?:\s*(?:{_AND}|{_TO})\s*(?:{_ORDINAL}))*)\s+"
    r"(?P<what>lid|leden|volzin|volzinnen)\b",
    re.I,
)
_DIGITS = r"\d{1,3}[a-z]?"
_PARAGRAPHS = re.compile(
    rf"(?:lid|leden)\s+(?P<list>{_DIGITS}(?:\s*(?:{_AND}|{_TO})\s*{_DIGITS}(?!\s*(?:°|º|\.\d|:)))*)\b",
    re.I,
)
_OPENING = re.compile(r"aanhef\b(?:\s+en(?=\s+(?:onder|sub|letter)))?", re.I)
_LETTERS = re.compile(
    r"(?:onderdeel|onderdelen|onder|sub|letters?)\s+"
    r"(?P<list>(?:[a-z])(?:\s*(?:,\s*(?:en|of)\s|,|en\s|of\s|&|tot\s+en\s+met\s|t/m|–|-)\s*[a-z])*)"
    r"(?![\w])\.?",
)
_DOUBLED = re.compile(r"(?:onderdeel|onder|sub|letter)\s+(?P<list>([a-z])\2)(?!\w)")
_SUBPARTS = re.compile(
    r"(?:onderdeel|onderdelen|onder|sub)\s+"
    r"(?P<list>\d{1,2}\s*[°º]?(?:\s*(?:,|en\b|of\b|t/m|tot\s+en\s+met\b)\s*\d{1,2}\s*[°º]?)*)(?!\w)",
    re.I,
)
_BETWEEN = re.compile(r"\s*,?\s*")
_ITEM = re.compile(rf"{_TO}|[\w.]+[°º]?", re.I)


def begins_place(text: str) -> bool:
    """Does a text begin with words of a place?"""
    unit = UNIT.match(text)
    if unit and _NUMBERS.match(text, unit.end()):
        return True
    starts = (_ORDINALS, _PARAGRAPHS, _OPENING, _DOUBLED, _LETTERS)
    return any(pattern.match(text) for pattern in starts)


class PlaceReader:
    """Reads places from ``at`` on; afterwards ``at`` is where they end.

    ``doubts`` are codes: what was read, but not with certainty.
    """

    def __init__(self, text: str, at: int = 0, place: Place | None = None) -> None:
        self.text = text
        self.at = at
        self.doubts: list[str] = []
        self._done: list[Place] = []
        self._place = place or Place()
        self._is_begun = place is not None

    def places(self) -> tuple[Place, ...]:
        """Every place, in order."""
        while self._step():
            pass
        self._finish()
        return tuple(self._done)

    def _step(self) -> bool:
        after = _BETWEEN.match(self.text, self.at)
        place = after.end() if after else self.at
        for reader in (
            self._unit, self._ordinals, self._paragraphs, self._opening, self._parts,
            self._subparts, self._next_number,
        ):  # fmt: skip
            end = reader(place)
            if end is not None:
                self.at = end
                return True
        return False

    def _finish(self) -> None:
        if self._is_begun:
            self._done.append(self._place)
        self._place, self._is_begun = Place(), False

    def _unit(self, at: int) -> int | None:
        found = UNIT.match(self.text, at)
        number = _NUMBERS.match(self.text, found.end()) if found else None
        if not found or not number:
            return None
        unit = UNIT_WORDS[(found["unit"] or "§").lower().rstrip(".")]
        self._begin(unit, number["number"])
        return self._more_numbers(number.end(), unit)

    def _begin(self, unit: Unit, number: str) -> None:
        book = self._place if self._is_begun and self._place.unit is Unit.BOOK else None
        if book is not None and unit is Unit.ARTICLE and ":" not in number:
            self._place = Place(f"{book.number}:{number}")
            return
        self._finish()
        self._place, self._is_begun = Place(number.replace(" ", ""), unit=unit), True

    def _more_numbers(self, at: int, unit: Unit) -> int:
        """The rest of "4, 5 en 7 tot en met 9"; a number followed by "lid" is no article."""
        while True:
            if until := _RANGE.match(self.text, at):
                self._place = replace(self._place, until=until["number"].replace(" ", ""))
                at = until.end()
                continue
            between = _NEXT.match(self.text, at)
            if not between or _ORDINALS.match(self.text, between.end()):
                return at
            number = _NUMBERS.match(self.text, between.end())
            if not number or not number["number"][0].isdigit():
                return at
            self._begin(unit, number["number"])
            at = number.end()

    def _next_number(self, at: int) -> int | None:
        """After "4, eerste lid," another article: "en 5, tweede lid"."""
        if not self._is_begun or not self._place.number or at == self.at:
            return None
        found = re.compile(r"(?:(?:en|of)\s+)?(?=\d)").match(self.text, at)
        number = _NUMBERS.match(self.text, found.end()) if found else None
        if not number:
            return None
        unit = self._place.unit
        self._begin(unit, number["number"])
        return self._more_numbers(number.end(), unit)

    def _ordinals(self, at: int) -> int | None:
        found = _ORDINALS.match(self.text, _past_and(self.text, at))
        if not found:
            return None
        numbers = self._spread(found["list"], _number_of)
        if found["what"].lower().startswith("lid") or found["what"].lower() == "leden":
            self._fill(paragraphs=numbers)
        else:
            if len(numbers) > 1:
                self.doubts.append("several_sentences")
            self._fill(sentence=numbers[0])
        return found.end()

    def _paragraphs(self, at: int) -> int | None:
        found = _PARAGRAPHS.match(self.text, _past_and(self.text, at))
        if not found:
            return None
        self._fill(paragraphs=self._spread(found["list"], str))
        return found.end("list")

    def _opening(self, at: int) -> int | None:
        found = _OPENING.match(self.text, _past_and(self.text, at))
        if not found:
            return None
        self._fill(opening=True)
        return found.end()

    def _parts(self, at: int) -> int | None:
        at = _past_and(self.text, at)
        found = _DOUBLED.match(self.text, at) or _LETTERS.match(self.text, at)
        if not found:
            return None
        self._fill(parts=self._spread(found["list"], str))
        end = found.end()
        if re.match(r"\s+(?:en|of)\s+(?:de|het|van)\b", self.text[end:]):
            self.doubts.append("breaks_off")
        return end

    def _subparts(self, at: int) -> int | None:
        found = _SUBPARTS.match(self.text, _past_and(self.text, at))
        if not found:
            return None
        self._fill(subparts=self._spread(found["list"], lambda word: word.rstrip("°º ")))
        return found.end()

    def _fill(self, **said: object) -> None:
        """Add to the present place; a second "eerste lid" is a place in the same article."""
        if any(getattr(self._place, name) for name in said):
            self._done.append(self._place)
            self._place = Place(self._place.number, unit=self._place.unit)
        self._place = replace(self._place, **said)  # type: ignore[arg-type]
        self._is_begun = True

    def _spread(self, text: str, meaning: object) -> tuple[str, ...]:
        """The words of a list, ranges written out where that is certain."""
        found: list[str] = []
        reaches = False
        for word in _ITEM.findall(_without_and(text)):
            if re.fullmatch(_TO, word, re.I):
                reaches = bool(found)
                continue
            item = meaning(word.strip(" ."))  # type: ignore[operator]
            if reaches:
                between = _between(found[-1], item)
                if between is None:
                    self.doubts.append("odd_range")
                found += between or ()
                reaches = False
            found.append(item)
        return tuple(found)


def _without_and(text: str) -> str:
    return re.sub(r"\b(?:en(?!\s+met)|of)\b|[,&]", " ", text, flags=re.I)


def _past_and(text: str, at: int) -> int:
    """Where the words go on after "en" or "of"."""
    found = re.compile(r"(?:en|of)\s+").match(text, at)
    return found.end() if found else at


def _number_of(word: str) -> str:
    lowered = word.lower()
    if lowered in ORDINALS:
        return str(ORDINALS.index(lowered) + 1)
    return re.sub(r"\D", "", lowered)


def _between(first: str, last: str) -> list[str] | None:
    """What a range leaves unsaid; None when its ends are not of one kind or not in order."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(number) for number in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        return [chr(code) for code in range(ord(first) + 1, ord(last))]
    return None
