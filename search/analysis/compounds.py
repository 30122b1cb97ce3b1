"""Splitting Dutch compounds on the words the texts themselves use."""

from collections.abc import Container
from functools import lru_cache

_LINKS = ("", "s", "e", "en", "n")
_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 8
_MOST_PARTS = 4

# First parts that seldom stand alone, and short words that are common in compounds.
FIRST_PARTS = frozenset(
    """aanbestedings afdelings afkoelings ambts arbeids basis belangen beleids bestuurs beveiligings
    bij dienst eed ex financierings fraude functie geheimhoudings gemeente gemeenteraads gevoels
    groeps hoofd huis inkoop inhuur integriteits jaar kantoor kern koers kwaliteits leveranciers
    leidinggevenden lijn medewerkers midden model moeder naast neven nieuws onder onderzoeks
    opdracht organisatie over overheids personeels plaats politie prijs prive privacy proces raads
    regel reis reken relatie rijks risico salaris samenwerkings school secretaris sleutel spaar
    sport staf tijd tussen tweede uitdienst uren vakantie vergader verklarings vertrouwens voor
    vrijwilligers werk werkgevers wet wijzigings woon ziekte zorg""".split()  # noqa: SIM905
)
SHORT_PARTS = frozenset("eed wet cao kas bon geld auto code lijst".split())  # noqa: SIM905


class Splitter:
    """Splits a word into known words; ``lexicon`` holds folded words."""

    def __init__(self, lexicon: Container[str]) -> None:
        self._lexicon = lexicon
        self.parts = lru_cache(maxsize=100_000)(self._parts)

    def _known(self, part: str) -> bool:
        if len(part) < _SHORTEST_PART:
            return part in SHORT_PARTS
        return part in self._lexicon

    def _first(self, part: str) -> bool:
        return self._known(part) or part in FIRST_PARTS

    def _parts(self, word: str) -> tuple[str, ...]:
        """The known words a compound is made of, or () when it is none."""
        if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
            return ()
        return self._split(word, _MOST_PARTS) or ()

    def _split(self, word: str, most: int) -> tuple[str, ...] | None:
        """The split with the fewest parts, then with the longest last part."""
        best: tuple[str, ...] | None = None
        for cut in range(3, len(word) - 2):
            head = word[:cut]
            if not self._first(head):
                continue
            for link in _LINKS:
                if not word.startswith(link, cut):
                    continue
                rest = self._rest(word[cut + len(link) :], most - 1)
                if rest and (best is None or len(rest) + 1 < len(best)):
                    best = (head, *rest)
        return best

    def _rest(self, rest: str, most: int) -> tuple[str, ...] | None:
        if self._known(rest):
            return (rest,)
        return self._split(rest, most) if most > 1 and len(rest) >= _SHORTEST_COMPOUND else None
