"""Other words for the same: what people type, and what the texts call it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis.stems import entry as entry_of
from search.analysis.stems import stem
from search.analysis.stopwords import is_stop_word
from search.analysis.words import clean, words

Tokens = tuple[str, ...]


def tokens_of(term: str) -> Tokens:
    """The stems of a word or expression, without function words."""
    return tuple(stem(word) for word in _telling(term))


def key_of(term: str) -> Tokens:
    """What an expression is looked up by: dictionary entries, so that every form finds it.

    Function words are left out, unless only one other word would be left: "uit dienst".
    """
    telling = _telling(term)
    if len(telling) < 2:
        telling = [word.text for word in words(clean(term))]
    return tuple(entry_of(word) for word in telling)


def _telling(term: str) -> list[str]:
    found = [word.text for word in words(clean(term))]
    return [word for word in found if not is_stop_word(word) or len(found) == 1]


@dataclass(frozen=True)
class Entry:
    """One subject: ``typed`` are words of readers, ``meant`` words of the texts.

    A reader's word also leads to the other words of readers. With ``both_ways`` they all mean the
    same, and a word of the texts leads to its neighbours and to those of readers.
    """

    typed: tuple[str, ...]
    meant: tuple[str, ...]
    both_ways: bool = False


@dataclass(frozen=True)
class Meaning:
    """Another way to say it; ``direct`` when it is the texts' word for a reader's word."""

    tokens: Tokens
    direct: bool
    shown: str


class Thesaurus:
    """Looks up expressions of one or more words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._meanings: dict[Tokens, dict[Tokens, Meaning]] = defaultdict(dict)
        self.words: set[str] = set()
        self.longest = 1
        for entry in entries:
            self._add(entry.typed, entry.meant, direct=True)
            self._add(entry.typed, entry.typed, direct=False)
            if entry.both_ways:
                self._add(entry.meant, entry.meant, direct=False)
                self._add(entry.meant, entry.typed, direct=False)

    def _add(self, sources: Sequence[str], targets: Sequence[str], *, direct: bool) -> None:
        for source in sources:
            key = key_of(source)
            if not key:
                continue
            self.longest = max(self.longest, len(key))
            self.words.update(word.text for word in words(clean(source)) if len(word.text) > 2)
            for target in targets:
                tokens = tokens_of(target)
                known = self._meanings[key].get(tokens)
                if tokens and key_of(target) != key and (known is None or direct > known.direct):
                    self._meanings[key][tokens] = Meaning(tokens, direct, target)

    def meanings(self, expression: Tokens) -> list[Meaning]:
        """Everything the expression (see ``key_of``) may also be called."""
        return list(self._meanings.get(expression, {}).values())

    def expressions(self, typed: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where known expressions stand in a row of entries (begin, end), longest first."""
        for length in range(min(self.longest, len(typed)), 0, -1):
            for start in range(len(typed) - length + 1):
                if tuple(typed[start : start + length]) in self._meanings:
                    yield start, start + length
