"""References by number in running text ("zie paragraaf 4.2"), resolved inside one version.

Only what a text says about itself: an article of a law, or a chapter "van de Awb", is left alone.
Plain Python; the frozen text is never changed, links are put in when it is shown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup

from content.policies.weighty_words import LAW_ENDINGS, LAWS, ORDINALS, plain

WORDS = {
    "paragraaf": "paragraaf", "paragrafen": "paragraaf", "par.": "paragraaf", "§": "paragraaf",
    "sectie": "paragraaf", "hoofdstuk": "hoofdstuk", "hoofdstukken": "hoofdstuk",
    "artikel": "artikel", "artikelen": "artikel", "bijlage": "bijlage", "bijlagen": "bijlage",
    "section": "paragraaf", "chapter": "hoofdstuk", "annex": "bijlage",
}  # fmt: skip
MARK = r"(?:\d+(?:\.\d+)*[a-z]?|[A-Z]|[IVX]+)(?!\w|,\d|\.\d)"
BETWEEN = r"\s*(?:,|en|of|tot\s+en\s+met|t/m|and)\s+"
FOUND = re.compile(
    r"(?<![\w-])(?P<place>paragrafen|paragraaf|par\.|§|sectie|hoofdstukken|hoofdstuk|artikelen"
    r"|artikel|bijlagen|bijlage|section|chapter|annex)\s*"
    rf"(?P<marks>{MARK}(?:{BETWEEN}{MARK})*)"
    # Without a word for the part: "zie 8.3", "onder 8.3".
    r"|(?<![\w-])(?P<bare>zie|onder|see)\s+(?:ook\s+|onder\s+)*(?P<dotted>\d+(?:\.\d+)+)"
    r"(?!\w|,\d|\.\d|\s*(?:%|procent|euro|miljoen|uur))",
    re.IGNORECASE,
)
POINTING = re.compile(r"\b(?:zie|see)\b", re.IGNORECASE)
#: So many words before a number may name the law it belongs to ("cao Rijk 2020 hoofdstuk 15").
LAW_BEFORE = 7
ONE_MARK = re.compile(MARK)
#: What may stand between an article and the name of its law.
PART = (
    rf"(?:{'|'.join(ORDINALS)}|\d+e)\s+lid|lid\s+\d+|onderdelen?\s+\w(?:\s+en\s+\w)?"
    r"|aanhef|sub\s+\w"
)
PARTS = re.compile(rf"^(?:\s*(?:,|en)?\s*(?:{PART}))*\s*,?\s*", re.IGNORECASE)
OWN = re.compile(r"^(?:van|in|uit)\s+(?:deze|dit|onderhavige)\b", re.IGNORECASE)
OTHER = re.compile(
    r"^(?:van|uit|in|bij|of\s+the)\s+(?:de|het|een|die|the|artikel)\b", re.IGNORECASE
)
NEXT_WORD = re.compile(r"^[\w-]+")
WORD = re.compile(r"[\w-]+")
SENTENCE = re.compile(r"\n|[.;:!?]\s")
HEADED = re.compile(rf"^(?P<place>hoofdstuk|paragraaf|artikel|bijlage)\s+(?P<mark>{MARK})", re.I)
QUICK = re.compile(
    r"paragr|par\.|§|sectie|section|hoofdst|chapter|artikel|bijlage|annex"
    r"|(?:zie|onder|see)\s+(?:ook\s+|onder\s+)*\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NumberReference:
    """A number that a text refers to: where its words stand, and what kind of part it is."""

    start: int
    end: int
    place: str
    mark: str
    words: str


@dataclass(frozen=True)
class Numbered:
    """What is known of one section: its anchor, number and heading."""

    anchor: str
    number: str
    heading: str


class Outline:
    """The numbers of a version and where they stand."""

    def __init__(self, sections: Iterable[Numbered]) -> None:
        self._anchors: dict[tuple[str, str], str] = {}
        self.has_articles = False
        for section in sections:
            for place, mark in _marks_of(section):
                self.has_articles |= place == "artikel"
                self._anchors.setdefault((place, mark), section.anchor)

    def anchor_of(self, reference: NumberReference) -> str | None:
        """The anchor of the section with this number; None when the version has none."""
        mark = reference.mark.lower()
        places = [reference.place] if reference.place == "bijlage" else [reference.place, ""]
        found = (self._anchors.get((place, mark)) for place in places)
        return next((anchor for anchor in found if anchor), None)

    def is_own(self, reference: NumberReference, following: str) -> bool:
        """Is the text speaking of itself? Of an article only if it has articles, or says so."""
        if reference.place != "artikel":
            return True
        return self.has_articles or bool(OWN.match(PARTS.sub("", following, count=1)))


def _marks_of(section: Numbered) -> Iterator[tuple[str, str]]:
    for words in (section.heading, section.number):
        if headed := HEADED.match(words.strip()):
            yield headed["place"].lower(), headed["mark"].lower()
    number = section.number.strip().rstrip(".").lower()
    if number:
        yield "", number


def _is_law(word: str) -> bool:
    bare = plain(word)
    return bare in LAWS or any(bare.endswith(ending) for ending in LAW_ENDINGS)


def _is_of_another(before: str, after: str) -> bool:
    """Does the number belong to a law or another text, by the words around it?"""
    rest = PARTS.sub("", after, count=1)
    if OWN.match(rest):
        return False
    following = NEXT_WORD.match(rest)
    if OTHER.match(rest) or (following and _is_law(following.group())):
        return True
    sentence = SENTENCE.split(before)[-1]
    return any(_is_law(word) for word in WORD.findall(sentence)[-LAW_BEFORE:])


def references_in(text: str, outline: Outline) -> Iterator[NumberReference]:
    """Every number in a text that refers to a part of the same document, in order."""
    for found in FOUND.finditer(text):
        before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() :][:80]
        if _is_of_another(before, after):
            continue
        if found["bare"]:
            yield from _bare(found, before, outline)
            continue
        for mark in ONE_MARK.finditer(found["marks"]):
            if not _is_mark(WORDS[found["place"].lower()], mark.group()):
                continue
            start = found.start("marks") + mark.start()
            reference = NumberReference(
                start=start,
                end=start + len(mark.group()),
                place=WORDS[found["place"].lower()],
                mark=mark.group(),
                words=" ".join(found.group().split()),
            )
            if outline.is_own(reference, after):
                yield reference


def _bare(found: re.Match[str], before: str, outline: Outline) -> Iterator[NumberReference]:
    """A number without a word for what it numbers counts where it exists or where one is sent to
    it; "onder 2.5" may be an amount.
    """
    words = " ".join(found.group().split())
    reference = NumberReference(*found.span("dotted"), "paragraaf", found["dotted"], words)
    sends = POINTING.search(f"{before[-40:]} {found['bare']}")
    if outline.anchor_of(reference) or sends:
        yield reference


def _is_mark(place: str, mark: str) -> bool:
    """Is this a number? Only annexes have letters for one; "u" after a chapter is the reader."""
    return mark[0].isdigit() or (mark.isupper() and (place == "bijlage" or len(mark) > 1))


def broken_in(text: str, outline: Outline) -> list[NumberReference]:
    """The references of a text that lead nowhere in its version."""
    if not QUICK.search(text):
        return []
    return [one for one in references_in(text, outline) if outline.anchor_of(one) is None]


def with_links(html: str, outline: Outline) -> str:
    """The same text in which every number that leads somewhere is a link to it."""
    if not QUICK.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    is_changed = False
    for piece in soup.find_all(string=QUICK):
        if piece.find_parent("a") or piece.find_parent(class_="portal-box--law"):
            continue
        linked = _linked(str(piece), outline)
        if linked is not None:
            piece.replace_with(BeautifulSoup(linked, "html.parser"))
            is_changed = True
    return str(soup) if is_changed else html


def _linked(text: str, outline: Outline) -> str | None:
    out, at = [], 0
    for reference in references_in(text, outline):
        anchor = outline.anchor_of(reference)
        if anchor is None:
            continue
        words = escape(text[reference.start : reference.end])
        out += [escape(text[at : reference.start]), f'<a href="#{anchor}">{words}</a>']
        at = reference.end
    return "".join([*out, escape(text[at:])]) if out else None
