"""What is known about the words of all texts together."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from search.analysis.compounds import Splitter
from search.analysis.dutch import is_word
from search.analysis.spelling import Speller
from search.analysis.stems import family, root, stem


class Lexicon:
    """The words of the texts that everybody may read, and how many documents have each.

    ``extra`` are words that are real though no text has them (those of the thesaurus); ``english``
    the words of English texts.
    """

    def __init__(
        self,
        words: Mapping[str, int],
        documents: int,
        extra: Iterable[str] = (),
        language: str = "nl",
        english: Mapping[str, int] | None = None,
    ) -> None:
        self.language = language
        self.documents = max(documents, 1)
        self._words = {**dict.fromkeys(extra, 0), **words}
        self._stems: Counter[str] = Counter()
        self._families: dict[str, set[str]] = defaultdict(set)
        self._entries: dict[str, set[str]] = defaultdict(set)
        self._english: set[str] = set()
        self._shown: dict[str, str] = {}
        for word, count in (english or {}).items():
            self._words.setdefault(word, count)
            self._english.add(token := stem(word, "en"))
            self._stems[token] += count
        own = {word: count for word, count in self._words.items() if word not in (english or {})}
        own |= words
        for word, count in own.items():
            token, entry = stem(word, language), root(word, language)
            self._stems[token] += count
            if entry != token:
                self._stems[entry] += count
            best = self._shown.get(token)
            if best is None or (-count, len(word)) < (-self._words[best], len(best)):
                self._shown[token] = word
            if count:
                self._entries[entry].add(token)
                if kin := family(word):
                    self._families[kin].add(token)
        self.splitter = Splitter({w for w, n in self._words.items() if n != 1 or is_word(w)})
        self._speller: Speller | None = None

    @property
    def speller(self) -> Speller:
        """The corrections; made at the first need, since most questions have none."""
        if self._speller is None:
            self._speller = Speller(self._words)
        return self._speller

    def is_ours(self, word: str) -> bool:
        """Whether texts or synonyms have the word or another form of it."""
        return (
            word in self._words or stem(word, self.language) in self._stems or self.is_english(word)
        )

    def knows(self, word: str) -> bool:
        """Whether it is ours or any word of Dutch."""
        return self.is_ours(word) or (self.language == "nl" and is_word(word))

    def occurs(self, word: str) -> bool:
        """Whether the word or another form of it stands in a text."""
        forms = (stem(word, self.language), root(word, self.language))
        return self.is_english(word) or any(self._stems.get(token, 0) > 0 for token in forms)

    def is_english(self, word: str) -> bool:
        """Whether the word or another form of it stands in an English text."""
        return stem(word, "en") in self._english

    def word_of(self, token: str) -> str:
        """The word that people know a token by: its commonest form, of equals the shortest."""
        return self._shown.get(token, token)

    def forms(self, word: str) -> set[str]:
        """The tokens of other forms of the word: "gaf" and "gegeven" for "geven"."""
        entry = root(word, self.language)
        return ({entry} | self._entries.get(entry, set())) - {stem(word, self.language)}

    def relatives(self, word: str) -> set[str]:
        """The stems of words of the same family."""
        kin = family(word)
        if not kin:
            return set()
        own = {stem(word, self.language), *self.forms(word)}
        return self._families.get(kin, set()) - own

    def rarity(self, token: str) -> float:
        """How much a stem says (inverse document frequency, BM25's form, never negative)."""
        count = min(self._stems.get(token, 0), self.documents)
        return math.log(1 + (self.documents - count + 0.5) / (count + 0.5))

    def share(self, token: str) -> float:
        """The part of all documents that has this stem, 0 to 1."""
        return min(self._stems.get(token, 0), self.documents) / self.documents
