"""Stems: one token for the forms of a word, and a looser one for its family."""

import re
from functools import lru_cache

import snowballstemmer

# Kraaij-Pohlmann: knows plurals such as "functies" and diminutives, which the older one does not.
_DUTCH = snowballstemmer.stemmer("dutch")
_DUTCH_LIGHT = snowballstemmer.stemmer("dutch_porter")
_ENGLISH = snowballstemmer.stemmer("english")

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
    found = _ENGLISH.stemWord(word) if language == "en" else _DUTCH.stemWord(word)
    return found if len(found) > 1 else word


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
    rest = _DUTCH_LIGHT.stemWord(rest)
    for ending in _FAMILY_ENDINGS:
        if rest.endswith(ending) and len(rest) - len(ending) >= _FAMILY_MINIMUM:
            rest = rest[: -len(ending)]
            break
    return rest if len(rest) >= _FAMILY_MINIMUM else ""
