"""Stems: one token for the forms of a word, one for its dictionary entry, and a looser family."""

import re
from functools import lru_cache

import snowballstemmer

from search.analysis.dutch import is_word, lemma

# The careful one of the two: the other makes "wel" of "geweld" and "een" of "eenheid". What it
# leaves (plurals in -ies and -aus, diminutives, participles) the dictionary and we take care of.
_DUTCH = snowballstemmer.stemmer("dutch_porter")
_ENGLISH = snowballstemmer.stemmer("english")

# Plurals that the stemmer takes for whole words: functies, cadeaus, privés.
_PLURAL = re.compile(r"(?<=ie|au|ou|ee|eu|ij)s$")
_DIMINUTIVE = re.compile(r"(?<=[a-z]{4})(?:(?<=[lmnr])etje|(?<=m)pje|tje|je)s?$")

_HAS_DIGIT = re.compile(r"\d")
_FAMILY_ENDINGS = (
    "eringen", "ering", "erende", "erend", "eerder", "eerde", "eerd", "eert", "eren", "eer",
    "aties", "atie", "ingen", "ing", "elijk", "baar", "bar", "heid", "ers", "er", "aar",
    "ende", "end", "en", "t", "d", "e",
)  # fmt: skip
_FAMILY_MINIMUM = 4


@lru_cache(maxsize=200_000)
def stem(word: str, language: str = "nl") -> str:
    """The token of a folded word; numbers and words of one or two letters stay as they are."""
    if len(word) < 3 or _HAS_DIGIT.search(word):
        return word
    found = _ENGLISH.stemWord(word) if language == "en" else _DUTCH.stemWord(_singular(word))
    return found if len(found) > 1 else word


def _singular(word: str) -> str:
    if len(word) > 6 and not is_word(word):
        word = _DIMINUTIVE.sub("", word)
    return _PLURAL.sub("", word)


@lru_cache(maxsize=200_000)
def root(word: str, language: str = "nl") -> str:
    """The token of the dictionary entry of a word: "gaf" and "gegeven" share that of "geven"."""
    return stem(word if language == "en" else lemma(word), language)


@lru_cache(maxsize=200_000)
def entry(word: str) -> str:
    """The dictionary entry of a word as it stands, its token where there is none.

    Other than ``root`` it tells "geldt" (gelden) from "geld".
    """
    return lemma(word) if is_word(word) else stem(word)


@lru_cache(maxsize=200_000)
def family(word: str) -> str:
    """What the relatives of a Dutch word share: "melden", "melding" and "gemeld" give "meld".

    Returns "" where the rest would be too short to say anything.
    """
    if _HAS_DIGIT.search(word):
        return ""
    rest = word
    if rest.startswith("ge") and len(rest) > 5:
        rest = rest[2:]
    rest = _DUTCH.stemWord(rest)
    for ending in _FAMILY_ENDINGS:
        if rest.endswith(ending) and len(rest) - len(ending) >= _FAMILY_MINIMUM:
            rest = rest[: -len(ending)]
            break
    return rest if len(rest) >= _FAMILY_MINIMUM else ""
