"""Taking names out of what a decider wrote, so that another may learn from it.

Plain text in, plain text or None out. None means: there may be a name left that nobody here knows,
so the text is not shown at all. It leaves out too much rather than too little.
Source: domain part 7 items 10 and 32.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from forms.register.plain_words import PLAIN_WORDS

PERSON, THING, LEFT_OUT = "[naam]", "[organisatie]", "[…]"
WORD = r"[^\W\d_](?:[\w'’-]*\w)?"
_WORD = re.compile(WORD)
_TRACES = re.compile(
    r"\S+@\S+"  # e-mail
    r"|https?://\S+|www\.\S+"
    r"|\b\d{4}-[0-9A-Z]{4,}-?[0-9A-Z]*\b"  # reference of an entry
    r"|\b\d{4}\s?[A-Z]{2}\b"  # postcode
    r"|\+?\d[\d\s().-]{6,}\d"  # telephone, account, personnel number
    r"|\b\d{5,}\b"
)
_HONORIFIC = re.compile(r"\b(?:mevrouw|mevr|meneer|mw|dhr|heer|mijnheer|juffrouw)\b\.?\s*", re.I)
_INITIAL = re.compile(r"\b[^\W\d_]\.(?=\s|[^\W\d_]|$)")
INFIXES = (
    "van",
    "de",
    "der",
    "den",
    "het",
    "'t",
    "ten",
    "ter",
    "te",
    "op",
    "la",
    "el",
    "al",
    "von",
)


@dataclass(frozen=True)
class Name:
    """A person's name in its parts."""

    first: str
    last: str
    infix: str = ""

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.first, self.infix, self.last) if part)

    def forms(self) -> Iterator[str]:
        """How people write it, the longest first."""
        yield self.full
        if self.infix:
            yield f"{self.infix} {self.last}"
            yield f"{self.infix.capitalize()} {self.last}"
        if self.first:
            yield f"{self.first} {self.last}"
        yield self.last
        if self.first:
            yield self.first


def grams_of(texts: Iterable[str], most: int = 3) -> set[str]:
    """Every word and run of words that could be a first name or surname, in lower case."""
    found: set[str] = set()
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        for size in range(1, most + 1):
            found |= {
                " ".join(words[at : at + size]) for at in range(max(0, len(words) - size + 1))
            }
    return {gram for gram in found if len(gram) > 1}


def _without(text: str, phrase: str, instead: str, *, in_any_case: bool) -> str:
    spaced = r"\s+".join(re.escape(part) for part in phrase.split())
    if not spaced:
        return text
    flags = re.IGNORECASE if in_any_case else 0
    # The possessive goes with the name: Jansens, Jansen's.
    return re.sub(rf"(?<!\w){spaced}(?:['’]?s)?(?!\w)", instead, text, flags=flags)


def _phrases(names: Iterable[Name]) -> list[str]:
    forms = {form for name in names for form in name.forms() if len(form) > 1}
    return sorted(forms, key=len, reverse=True)


def anonymised(
    text: str,
    *,
    people: Iterable[Name] = (),
    directory: Iterable[Name] = (),
    givers: Iterable[str] = (),
    things: Iterable[str] = (),
    plain: Collection[str] = frozenset(),
) -> str | None:
    """The text without names, or None where that is not sure.

    ``people`` have a part in the case and go in any spelling of capitals; ``directory`` are those
    whose name occurs; ``givers`` are names of persons and ``things`` of organisations as declared.
    ``plain`` are words, in lower case, known to be no names (those of the form itself).
    """
    clean = _TRACES.sub(LEFT_OUT, text)
    for thing in sorted({thing.strip() for thing in things}, key=len, reverse=True):
        clean = _without(clean, thing, THING, in_any_case=True)
    for phrase in sorted(_giver_forms(givers), key=len, reverse=True):
        clean = _without(clean, phrase, PERSON, in_any_case=True)
    for phrase in _phrases(people):
        clean = _without(clean, phrase, PERSON, in_any_case=True)
    known = list(directory)
    for phrase in _phrases(known):
        clean = _without(clean, phrase, PERSON, in_any_case=False)
    infixes = "|".join(re.escape(infix) for infix in INFIXES)
    joined = rf"\[naam\](?:(?:\s+(?:{infixes}))*\s+\[naam\])+"
    clean = re.sub(joined, PERSON, clean)
    return clean if _is_sure(clean, known, PLAIN_WORDS | set(plain)) else None


def _giver_forms(givers: Iterable[str]) -> set[str]:
    forms: set[str] = set()
    for giver in givers:
        words = giver.split()
        forms |= {giver.strip(), *(word for word in words if len(word.strip(".")) > 2)}
    return {form for form in forms if form and form.lower() not in INFIXES}


def _is_sure(text: str, directory: Iterable[Name], plain: Collection[str]) -> bool:
    """No surname without its capital, no title or initial before a word, no unknown capital."""
    surnames = {name.last.lower() for name in directory}
    for found in _WORD.finditer(text):
        word = found.group()
        if text[found.start() - 1 : found.end() + 1] in (PERSON, THING):
            continue
        lower = word.lower()
        if lower in plain:
            continue
        if lower in surnames or word[0].isupper():
            return False
    for title in _HONORIFIC.finditer(text):
        if not text.startswith(PERSON, title.end()):
            return False
    return not _INITIAL.search(text)
