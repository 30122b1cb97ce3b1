"""Text to folded words with their place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Longest word that is looked at; what is longer is no word but would cost time.
MAXIMUM_WORD = 60

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# In this order: letters joined by dots or & ("b&w", "d.w.z."), numbers such as 4.1 or 1.000,
# and words, which may hold an apostrophe ("zzp'er", "auto's").
_WORD = re.compile(
    r"(?<![^\W_])(?:[^\W\d_][.&]){1,5}[^\W\d_](?![^\W_])"
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_]+(?:['’`\u00b4][^\W_]+)*"
)
_APOSTROPHES = re.compile("['’`\u00b4]")
_HYPHENS = "-\u2010\u2011"
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d"})


class Word(NamedTuple):
    """A folded word; ``glued`` when only a hyphen stands between it and the word before."""

    text: str
    start: int
    end: int
    glued: bool


def clean(text: str) -> str:
    """The text in one Unicode form, without invisible and control characters."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Lower case without accents; the ending ``'s`` of a plural or genitive is dropped."""
    lowered = word.lower().translate(_LETTERS)
    stripped = unicodedata.normalize("NFKD", lowered)
    plain = "".join(c for c in stripped if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("'", plain).removesuffix("'s")
    if plain[0].isdigit():
        plain = re.sub(r"[.,]", "p", plain)
    return re.sub(r"[^\w]|_", "", plain)[:MAXIMUM_WORD]


def words(text: str) -> Iterator[Word]:
    """The words of a text that went through ``clean``, in order."""
    last = -1
    for found in _WORD.finditer(text):
        folded = fold(found.group())
        if folded:
            glued = found.start() == last + 1 and text[last] in _HYPHENS
            yield Word(folded, found.start(), found.end(), glued)
        last = found.end()
