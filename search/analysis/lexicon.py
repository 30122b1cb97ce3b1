"""What is known about the words of all texts together."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from search.analysis.compounds import Splitter
from search.analysis.spelling import Speller
from search.analysis.stems import family, stem


class Lexicon:
    """The words of the texts that everybody may read, and how many documents have each.

    ``extra`` are words that are real though no text has them (those of the thesaurus).
    """

    def __init__(
        self,
        words: Mapping[str, int],
        documents: int,
        extra: Iterable[str] = (),
        language: str = "nl",
    ) -> None:
        self.language = language
        self.documents = max(documents, 1)
        self._words = {**dict.fromkeys(extra, 0), **words}
        self._stems: Counter[str] = Counter()
        self._families: dict[str, set[str]] = defaultdict(set)
        for word, count in self._words.items():
            token = stem(word, language)
            self._stems[token] += count
            if count and (root := family(word)):
                self._families[root].add(token)
        self.splitter = Splitter({word for word, count in self._words.items() if len(word) > 3})
        self._speller: Speller | None = None

    @property
    def speller(self) -> Speller:
        """The corrections; made at the first need, since most questions have none."""
        if self._speller is None:
            self._speller = Speller(self._words)
        return self._speller

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, occurs anywhere."""
        return word in self._words or stem(word, self.language) in self._stems

    def occurs(self, word: str) -> bool:
        """Whether the word or another form of it stands in a text."""
        return self._stems.get(stem(word, self.language), 0) > 0

    def relatives(self, word: str) -> set[str]:
        """The stems of words of the same family."""
        root = family(word)
        return self._families.get(root, set()) - {stem(word, self.language)} if root else set()

    def rarity(self, token: str) -> float:
        """How much a stem says (inverse document frequency, BM25's form, never negative)."""
        count = min(self._stems.get(token, 0), self.documents)
        return math.log(1 + (self.documents - count + 0.5) / (count + 0.5))

    def share(self, token: str) -> float:
        """The part of all documents that has this stem, 0 to 1."""
        return min(self._stems.get(token, 0), self.documents) / self.documents
