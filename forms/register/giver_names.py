"""Names of givers as declared: when two are the same, and when a moderator may want to look.

The same spelling is the same giver; everything else stays apart until a moderator joins it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

#: What people write where there is no organisation behind a giver.
NO_ORGANISATION = frozenset(
    {
        *("", "particulier", "prive", "inwoner", "inwoonster", "burger", "onbekend", "geen"),
        *("nvt", "n v t", "niet van toepassing", "geen organisatie", "private", "none", "unknown"),
    }
)
NAMELESS = "onbekend"
LEGAL_FORMS = frozenset(
    {
        *(
            "bv",
            "nv",
            "vof",
            "cv",
            "eenmanszaak",
            "maatschap",
            "stichting",
            "vereniging",
            "cooperatie",
        ),
        *("ltd", "limited", "inc", "llc", "plc", "gmbh", "ag", "sa", "bvba", "holding", "groep"),
        *("group", "nederland", "de", "het", "van", "en", "the", "and", "of"),
    }
)
LONGEST = 200
#: As close as this in spelling is worth a look (0 is nothing in common, 1 the same).
CLOSE = 0.82


@dataclass(frozen=True)
class Declared:
    """A giver as declared: an organisation, or a person where there is none behind them."""

    name: str
    is_person: bool

    @property
    def key(self) -> str:
        """Equal for the same spelling; capitals, accents, punctuation and spaces aside."""
        return plain(self.name)


def declared(name: str, organisation: str) -> Declared:
    """Whose name counts: that of the organisation, if one is named, so that its people together
    are one giver.
    """
    if plain(organisation) in NO_ORGANISATION:
        return Declared(_tidy(name) or _tidy(organisation) or NAMELESS, is_person=True)
    return Declared(_tidy(organisation), is_person=False)


def plain(text: str) -> str:
    """Lower case letters and digits with single spaces; ``B.V.`` becomes ``bv``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", letters)
    return re.sub(r"[\W_]+", " ", joined).strip()[:LONGEST]


def significant(key: str) -> list[str]:
    """The words of a key that tell organisations apart; all words where none would be left."""
    words = key.split()
    return [word for word in words if word not in LEGAL_FORMS] or words


def first_word(key: str) -> str:
    """By this word look-alikes are found."""
    return next(iter(significant(key)), "")


def compact(key: str) -> str:
    """The significant words without spaces: ``jansen bouw bv`` and ``Jansenbouw`` are alike."""
    return "".join(significant(key))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how alike two keys are, legal forms and the order of words aside."""
    words, others = set(significant(one)), set(significant(other))
    if words and others and (words <= others or others <= words):
        return 1.0
    return SequenceMatcher(None, compact(one), compact(other), autojunk=False).ratio()


def look_alike(keys: Iterable[str], others: Iterable[str]) -> float:
    """The greatest likeness between two groups of names."""
    others = list(others)
    return max((likeness(key, other) for key in keys for other in others), default=0.0)


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
