"""Splitting Dutch compounds on the words of the texts and of the dictionary."""

from collections.abc import Container
from functools import lru_cache

from search.analysis.dutch import is_word

_LINKS = ("", "s", "e", "en", "n")
_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 7
_MOST_PARTS = 4

# What a part costs; the cheapest split wins. A word of the texts is likelier meant than one that
# only the dictionary knows, and short words of the dictionary hide in any word ("orga-ni-satie").
_OF_TEXTS = 1.0
_OF_FIRST_PARTS = 1.2
_OF_DICTIONARY = 1.4
_SHORT_OF_DICTIONARY = 2.2
_PARTICLE = 1.5
_SHORT = 6
_LINK = 0.1
# A word of the dictionary is only split where that is cheaper than leaving it whole.
_WHOLE = 2.4

# First parts that seldom stand alone, and short words that are common in compounds.
FIRST_PARTS = frozenset(
    """aanbestedings afdelings afkoelings ambts arbeids basis belangen beleids bestuurs beveiligings
    dienst eed ex financierings fraude functie geheimhoudings gemeente gemeenteraads gevoels
    groeps hoofd huis inkoop inhuur integriteits jaar kantoor kern koers kwaliteits leveranciers
    leidinggevenden lijn medewerkers midden model moeder naast neven nieuws onderzoeks
    opdracht organisatie overheids personeels plaats politie prijs prive privacy proces raads
    regel reis reken relatie rijks risico salaris samenwerkings school secretaris sleutel spaar
    sport staf tijd tweede uitdienst uren vakantie vergader verklarings vertrouwens
    vrijwilligers werk werkgevers wet wijzigings woon ziekte zorg""".split()  # noqa: SIM905
)
# Also first parts of verbs and what comes of them: "onderzoek" is no compound.
PARTICLES = frozenset("aan achter bij buiten onder over tussen uit voor".split())  # noqa: SIM905
SHORT_PARTS = frozenset(
    "vog avg bio woo cao eed wet ict hr or app kas bon geld auto code lijst".split()  # noqa: SIM905
)
# Ends of words that the dictionary also knows by themselves; as a last part they say nothing.
_NO_LAST_PART = frozenset(
    """aard achtig baar baarheid eren erend heden heid ingen ische lijk lijkheid loos matig schap
    schappen satie teit tie tige ties volle waard waardig zaam zame""".split()  # noqa: SIM905
)


class Splitter:
    """Splits a word into known words; ``lexicon`` holds the folded words of the texts."""

    def __init__(self, lexicon: Container[str]) -> None:
        self._lexicon = lexicon
        self.parts = lru_cache(maxsize=100_000)(self._parts)

    def _cost(self, part: str, *, first: bool) -> float | None:
        """What a part costs; None when it is no word."""
        if first and part in FIRST_PARTS:
            return _OF_FIRST_PARTS
        if part in PARTICLES:
            return _PARTICLE if first else None
        if len(part) < _SHORTEST_PART:
            return _OF_TEXTS if part in SHORT_PARTS else None
        if not first and part in _NO_LAST_PART:
            return None
        if part in self._lexicon:
            return _OF_TEXTS
        if is_word(part):
            return _OF_DICTIONARY if len(part) >= _SHORT else _SHORT_OF_DICTIONARY
        return None

    def _parts(self, word: str) -> tuple[str, ...]:
        """The known words a compound is made of, or () when it is none."""
        if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
            return ()
        cost, parts = self._split(word, _MOST_PARTS)
        return parts if cost < _WHOLE or not is_word(word) else ()

    def _split(self, word: str, most: int) -> tuple[float, tuple[str, ...]]:
        """The cheapest split, of equals the one with the longest first part."""
        best: tuple[float, tuple[str, ...]] = (float("inf"), ())
        for cut in range(2, len(word) - 2):
            head = word[:cut]
            price = self._cost(head, first=True)
            if price is None:
                continue
            for link in _LINKS:
                if not word.startswith(link, cut):
                    continue
                cost, rest = self._rest(word[cut + len(link) :], most - 1)
                cost += price + (_LINK if link else 0.0)
                if rest and cost <= best[0]:
                    best = (cost, (head, *rest))
        return best

    def _rest(self, rest: str, most: int) -> tuple[float, tuple[str, ...]]:
        price = self._cost(rest, first=False)
        if price is not None:
            return price, (rest,)
        if most > 1 and len(rest) >= _SHORTEST_COMPOUND:
            return self._split(rest, most)
        return float("inf"), ()
