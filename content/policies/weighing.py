"""A Dutch text as a row of tokens in which what decides its meaning is known by its value.

"2 weken" and "twee weken" give the same tokens, "1.000" and "1,000" do not: so a text can be
written differently without an alarm, and nothing that counts changes unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from content.policies.weighty_words import (
    AMOUNTS,
    LAW_ENDINGS,
    LEXICON,
    MONTHS,
    NUMERALS,
    ORDINALS,
    PHRASES,
    ROLE_ENDINGS,
    UNITS,
    plain,
)


@dataclass(frozen=True)
class Token:
    """A word, number, date or reference; equal when ``value`` is, however written, and both weigh
    or neither does.
    """

    value: str
    kind: str
    surface: str

    @property
    def key(self) -> tuple[bool, str]:
        """What is compared."""
        return bool(self.kind), self.value


NUMBER = r"\d+(?:[.,]\d+)*"
MONTH = "|".join(MONTHS)
DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}}))?"
NUMERIC_DATE = r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})"
ISO_DATE = r"(?P<iso>\d{4}-\d{2}-\d{2})"
MONEY = rf"(?:€|\beuro\b|\beur\b)\s*(?P<money>{NUMBER})(?:,-)?|(?P<euro>{NUMBER})\s*(?:euro|eur)\b"
PERCENT = rf"(?P<percent>{NUMBER})\s*(?:%|procent\b)"
CLOCK = r"(?P<clock>\d{1,2}[.:]\d{2})\s*(?:uur|u)\b"
PLACES = {
    "artikel": "artikel", "artikelen": "artikel", "art.": "artikel", "art": "artikel", "lid": "lid",
    "leden": "lid", "onderdeel": "onderdeel", "onderdelen": "onderdeel", "letter": "onderdeel",
    "sub": "onderdeel", "hoofdstuk": "hoofdstuk", "hoofdstukken": "hoofdstuk",
    "paragraaf": "paragraaf", "paragrafen": "paragraaf", "par.": "paragraaf", "§": "paragraaf",
    "bijlage": "bijlage", "bijlagen": "bijlage", "titel": "titel", "norm": "norm",
}  # fmt: skip
#: A letter counts as a place only where it is not the word "u" or an abbreviation.
MARK = r"\d+(?:[.:]\d+)*[a-z]?\b|[a-tv-z]\b(?![.’'])|[ivx]+\b"
PLACE = rf"(?P<place>(?:\b(?:artikelen|artikel|art\.|art|leden|lid|onderdelen|onderdeel|letter|sub|hoofdstukken|hoofdstuk|paragrafen|paragraaf|par\.|bijlagen|bijlage|titel|norm)|§))\s*(?P<mark>{MARK})"  # noqa: E501
ORDINAL_PLACE = (
    rf"(?P<ordinal>{'|'.join(ORDINALS)}|\d+e)\s+(?P<of>lid|hoofdstuk|onderdeel|artikel)\b"
)
PHRASE = "(?P<phrase>" + "|".join(re.escape(one) for one in PHRASES) + r")(?!\w)"
WORD = r"(?P<word>[^\W\d_]+(?:['’\-\u2011][^\W\d_]+)*)"
PLAIN_NUMBER = rf"(?P<number>{NUMBER})(?P<suffix>[a-z]{{1,3}}\b)?"
TOKEN = re.compile(
    "|".join(
        (
            *(DATE, ISO_DATE, NUMERIC_DATE, MONEY, PERCENT, CLOCK, ORDINAL_PLACE, PLACE, PHRASE),
            *(PLAIN_NUMBER, WORD, r"(?P<sign>[€%<>=])"),
        )
    ),
    re.IGNORECASE,
)

#: Small words that set a bound when a number, date or term follows closely.
BOUNDS = {"voor", "na", "vanaf", "tot", "per", "boven", "onder", "over", "sinds", "om", "op"}
NEAR = 3


def _amount(text: str) -> str:
    """A number as Dutch writes it: dots between thousands, a comma before decimals."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    if re.fullmatch(r"\d+,\d+", text):
        text = text.replace(",", ".")
    elif not text.isdigit():
        return text
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text


@lru_cache(maxsize=20_000)
def kind_of_word(word: str) -> tuple[str, str] | None:
    """Kind and lemma of one weighty word; None for an ordinary one."""
    bare = plain(word)
    if word.casefold() in {"één", "éen"}:
        return "amount", "1"
    if bare in NUMERALS:
        return "amount", str(NUMERALS[bare])
    if bare in ORDINALS:
        return "amount", f"{ORDINALS[bare]}e"
    if bare in MONTHS:
        return "date", bare
    if bare in LEXICON:
        return LEXICON[bare]
    stem = bare[:-1] if bare.endswith("en") and len(bare) > 6 else bare
    stem = bare[:-1] if bare.endswith("s") and len(bare) > 6 else stem
    for ending in ROLE_ENDINGS:
        if bare.endswith(ending) or stem.endswith(ending):
            return "role", stem if stem.endswith(ending) else bare
    if any(bare.endswith(ending) and len(bare) > len(ending) for ending in LAW_ENDINGS):
        return "reference", bare
    return None


def _token(match: re.Match[str]) -> Token:
    found, surface = match.groupdict(), match.group()
    if found["word"]:
        kind, value = kind_of_word(surface) or ("", plain(surface))
        return Token(value, kind, surface)
    if found["number"]:
        return _number(found["number"], found["suffix"] or "", surface)
    return _date(found, surface) or _place(found, surface) or _measure(found, surface)


def _date(found: dict[str, Any], surface: str) -> Token | None:
    if found["month"]:
        month = MONTHS.index(found["month"].lower()) + 1
        return Token(f"{found['year'] or ''}-{month:02}-{int(found['day']):02}", "date", surface)
    if found["d"]:
        return Token(f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}", "date", surface)
    return Token(found["iso"], "date", surface) if found["iso"] else None


def _place(found: dict[str, Any], surface: str) -> Token | None:
    if found["ordinal"]:
        order = found["ordinal"].lower()
        rank = ORDINALS.get(order) or order.rstrip("e")
        return Token(f"{PLACES[found['of'].lower()]} {rank}", "reference", surface)
    if found["place"]:
        place = PLACES[found["place"].lower()]
        return Token(f"{place} {found['mark'].lower()}", "reference", surface)
    return None


def _measure(found: dict[str, Any], surface: str) -> Token:
    if found["money"] or found["euro"]:
        return Token(f"€ {_amount(found['money'] or found['euro'])}", "amount", surface)
    if found["percent"]:
        return Token(f"{_amount(found['percent'])} %", "amount", surface)
    if found["clock"]:
        return Token(found["clock"].replace(".", ":").zfill(5), "term", surface)
    if found["phrase"]:
        kind, value = PHRASES[found["phrase"].lower()]
        return Token(value, kind, surface)
    return Token(surface, "amount", surface)


def _number(number: str, suffix: str, surface: str) -> Token:
    if suffix in {"e", "de", "ste"}:
        return Token(f"{number}e", "amount", surface)
    is_year = re.fullmatch(r"(19|20)\d\d", number) and not suffix
    return Token(_amount(number) + suffix.lower(), "date" if is_year else "amount", surface)


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Numbers before a unit of time belong to the term; small words before a number set a bound."""
    for place, token in enumerate(tokens):
        following = tokens[place + 1 : place + 1 + NEAR]
        if token.kind == "amount" and following and following[0].value in UNITS:
            yield Token(token.value, "term", token.surface)
        elif not token.kind and token.value in BOUNDS:
            near = next((one for one in following if _is_measure(one)), None)
            kind = "term" if token.surface.casefold() == "vóór" else ""
            yield Token(token.value, near.kind if near else kind, token.surface)
        else:
            yield token


def _is_measure(token: Token) -> bool:
    if token.kind == "amount":
        return token.value not in AMOUNTS
    return token.kind in ("date", "term")


def tokens(text: str) -> list[Token]:
    """The tokens of a piece of text; a word written twice in a row counts once."""
    found: list[Token] = []
    for match in TOKEN.finditer(text.replace("\u00ad", "").replace("\u00a0", " ")):
        token = _token(match)
        if not found or found[-1].key != token.key or token.kind in ("amount", "date"):
            found.append(token)
    return list(_joined(found))
