"""From a citation as written to places in laws, with what is uncertain told. Pure Python.

``parse`` never guesses: what it does not understand stays in ``rest`` and gives a doubt, and a law
that is not in the catalogue keeps its name as written.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from content.law.citations import ORDINALS, Place, Reference, Unit
from content.law.links import LawLink, read_link
from content.law.names import LawName, Laws, bare
from content.law.places import UNIT, PlaceReader, begins_place

#: No citation is longer; a longer text is not looked at.
MAXIMUM_CHARACTERS = 1000

_SPLIT = re.compile(
    r"(?:\s*;\s*|\s*,?\s+(?:en|alsmede|juncto|jo\.?|in\s+samenhang\s+met)\s+)"
    r"(?=(?:van\s+)?(?:art(?:ikel(?:en)?|\.)|hoofdstuk|titel|afdeling|paragraaf|§|bijlage)\s*[\dIVX])",
    re.I,
)
_LATER_PLACE = re.compile(
    r",?\s+(?=(?:\w+\s+(?:lid|leden)\b|(?:lid|leden)\s+\d|aanhef\b|onder(?:deel|delen)?\s+[a-z0-9]\b|"
    r"sub\s+[a-z0-9]\b))",
    re.I,
)
_NORM_NUMBERS = re.compile(
    r"^(?P<law>[A-Za-z][\w .-]*?)\s*[,:]?\s+(?P<list>\d+(?:\.\d+)*[a-z]?"
    r"(?:\s*(?:,|en|t/m|tot\s+en\s+met)\s*\d+(?:\.\d+)*[a-z]?)*)$"
)
_CIVIL_BOOK = re.compile(r"^(?P<law>Burgerlijk\s+Wetboek|BW)\s*,?\s+boek\s+(?P<book>\d+A?)$", re.I)
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
_ORDINALS_ALONE = re.compile(rf"{_ORDINAL}(?:(?:\s*,|\s+en|\s+tot en met)\s*{_ORDINAL})*", re.I)
_YEAR_IN_BRACKETS = re.compile(r"\d{4}|[A-Z]\w{0,6}")


@dataclass(frozen=True)
class Parsed:
    """What a citation says. ``doubts`` are codes (words in ``words.py``), ``rest`` what was not
    understood, ``gloss`` the explanation between brackets at its end.
    """

    references: tuple[Reference, ...]
    gloss: str = ""
    doubts: tuple[str, ...] = ()
    rest: str = ""

    @property
    def is_certain(self) -> bool:
        """Was all of it understood, in a law that is known?"""
        return bool(self.references) and not self.doubts


def parse(text: str, laws: Laws) -> Parsed:
    """The references in one citation; several when it names several articles or laws."""
    if len(text) > MAXIMUM_CHARACTERS:
        return Parsed((), doubts=("too_long",), rest=text)
    if link := read_link(text):
        return _linked(link, laws)
    body, gloss = split_gloss(" ".join(text.split()).rstrip(" ;."))
    if not body:
        return Parsed((), gloss, ("no_law",))
    if norms := _norms(body, laws):
        return Parsed(tuple(norms), gloss)
    clauses = [_clause(piece, laws) for piece in _SPLIT.split(body)]
    _lend_laws(clauses)
    references = [reference for clause in clauses for reference in clause.references(laws)]
    doubts = [code for clause in clauses for code in clause.doubts]
    doubts += _doubts_about_laws(references)
    if body.count("(") != body.count(")"):
        doubts.append("open_bracket")
    rest = " ".join(clause.rest for clause in clauses if clause.rest)
    return Parsed(tuple(references), gloss, tuple(dict.fromkeys(doubts)), rest)


def _linked(link: LawLink, laws: Laws) -> Parsed:
    known = laws.by_bwb_id(link.bwb_id)
    if known is None:
        return Parsed((Reference(link.bwb_id, link.place),), doubts=("unknown_law",))
    return Parsed((Reference(known.name, link.place, known),))


@dataclass
class _Clause:
    """A piece with one law: its places, the name of the law as written, and what is left."""

    places: tuple[Place, ...]
    law: str
    doubts: list[str]
    rest: str = ""

    def references(self, laws: Laws) -> list[Reference]:
        known, places = _known(self.law, self.places, laws)
        name = known.name if known else self.law
        return [Reference(name, place, known) for place in places or (Place(),)]


def _clause(text: str, laws: Laws) -> _Clause:
    text = re.sub(r"^van\s+", "", text.strip(" ,"), flags=re.I)
    if begins_place(text):
        reader = PlaceReader(text)
        places = reader.places()
        law = text[reader.at :].strip(" ,")
        return _law_then_more(law, places, reader.doubts, laws)
    return _law_first(text, laws)


def _law_then_more(text: str, places: tuple[Place, ...], doubts: list[str], laws: Laws) -> _Clause:
    """The law stands in between: "artikel 5 Ambtenarenwet 2017, eerste lid"."""
    later = _LATER_PLACE.search(text)
    if later and places and not laws.find(text):
        reader = PlaceReader(text, later.end(), places[-1])
        more = reader.places()
        rest = text[reader.at :].strip(" ,.")
        return _Clause(
            places[:-1] + more,
            bare(text[: later.start()]),
            doubts + reader.doubts + (["not_understood"] if rest else []),
            rest,
        )
    return _Clause(places, bare(text), doubts)


def _law_first(text: str, laws: Laws) -> _Clause:
    """The law comes first: "Ambtenarenwet 2017, artikel 8"; a whole law has no place."""
    book = _CIVIL_BOOK.match(text)
    whole = laws.find(text) is not None or book is not None
    for found in () if whole else UNIT.finditer(text):
        before = text[: found.start()]
        if (
            not before.rstrip(" ,")
            or before[-1:] not in " ,"
            or not begins_place(text[found.start() :])
        ):
            continue
        reader = PlaceReader(text, found.start())
        places = reader.places()
        rest = text[reader.at :].strip(" ,.")
        doubts = reader.doubts + (["not_understood"] if rest else [])
        return _Clause(places, bare(before), doubts, rest)
    return _Clause((), bare(text), [])


def _known(
    called: str, places: tuple[Place, ...], laws: Laws
) -> tuple[LawName | None, tuple[Place, ...]]:
    """The law by its name; of the civil code the book becomes part of the article number."""
    known = laws.find(called)
    book = _CIVIL_BOOK.match(called) if known is None else None
    if book is None:
        return known, places
    known = laws.find(book["law"])
    numbered = tuple(
        replace(
            place,
            number=f"{book['book']}:{place.number}",
            until=f"{book['book']}:{place.until}" if place.until else "",
        )
        if place.unit is Unit.ARTICLE and ":" not in place.number
        else place
        for place in places
    )
    return known, numbered or (Place(book["book"], unit=Unit.BOOK),)


def _norms(text: str, laws: Laws) -> list[Reference]:
    """Numbers directly behind the name of a known law or framework: "BIO 7.2.2 en 7.2.3"."""
    found = _NORM_NUMBERS.match(text)
    known = laws.find(found["law"]) if found and not laws.find(text) else None
    if not found or known is None:
        return []
    references: list[Reference] = []
    reaches = False
    for word in re.findall(r"t/m|tot\s+en\s+met|[\d.]+[a-z]?", found["list"]):
        if not word[0].isdigit():
            reaches = True
        elif reaches:
            last = references.pop()
            place = replace(last.place, until=word)
            references.append(replace(last, place=place))
            reaches = False
        else:
            references.append(Reference(known.name, Place(word, unit=Unit.NORM), known))
    return references


def _lend_laws(clauses: list[_Clause]) -> None:
    """A piece without a law is about the law named next, else about the one named before."""
    for clause, following in zip(clauses[-2::-1], clauses[:0:-1], strict=True):
        clause.law = clause.law or following.law
    for before, clause in pairwise(clauses):
        clause.law = clause.law or before.law


def _doubts_about_laws(references: list[Reference]) -> list[str]:
    if any(not reference.law for reference in references):
        return ["no_law"]
    if any(reference.known is None for reference in references):
        return ["unknown_law"]
    return []


def parse_fields(law: LawName, article: str, paragraph: str, part: str) -> Parsed:
    """A reference whose parts were entered apart; what cannot be read gives a doubt."""
    if law.is_framework and article and not paragraph and not part:
        return Parsed((Reference(law.name, Place(article.strip(), unit=Unit.NORM), law),))
    text = fields_as_text(article, paragraph, part)
    reader = PlaceReader(text)
    places = reader.places() or (Place(),)
    references = tuple(Reference(law.name, place, law) for place in places)
    rest = text[reader.at :].strip(" ,.")
    doubts = (*reader.doubts, *(("not_understood",) if rest else ()))
    return Parsed(references, doubts=doubts, rest=rest)


def fields_as_text(article: str, paragraph: str, part: str) -> str:
    """Parts entered apart, as one would write them: "8", "1" and "e", or in words."""
    pieces = []
    for entered, word in ((article, "artikel"), (paragraph, "lid"), (part, "onderdeel")):
        value = entered.strip(" ,.")
        if _ORDINALS_ALONE.fullmatch(value):
            value = f"{value} lid"
        elif value and not re.search(r"[A-Za-z]{3}|§", value.split(" en ")[0].split(" t/m ")[0]):
            value = f"{word} {value}"
        pieces.append(value)
    return ", ".join(piece for piece in pieces if piece)


def split_gloss(text: str) -> tuple[str, str]:
    """A citation and the explanation that closes it between brackets (the bracket may be lost)."""
    text = text.strip()
    bare_text = text.rstrip(" .")
    depth = 0
    if bare_text.endswith(")"):
        for place in range(len(bare_text) - 1, -1, -1):
            depth += {")": 1, "(": -1}.get(bare_text[place], 0)
            if depth == 0:
                head = bare_text[:place].rstrip(" ,")
                inside = bare_text[place + 1 : -1].strip()
                # A year or an abbreviation is part of the name.
                if not head or _YEAR_IN_BRACKETS.fullmatch(inside):
                    return text, ""
                return head, inside
    elif text.count("(") > text.count(")"):
        place = text.find("(", text.rfind(")") + 1)
        if place > 0:
            return text[:place].rstrip(" ,"), text[place + 1 :].strip(" .")
    return text, ""
