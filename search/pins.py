"""Which sections an editor wants first for a question. Pure Python.

A pin holds for a question with exactly its words, in any order and form; function words do not
count. So a pin for "geschenk" says nothing about "geschenk van een gast".
"""

from collections.abc import Iterable, Mapping

from search.analysis.stems import entry
from search.analysis.thesaurus import key_of
from search.query import Query

Words = frozenset[str]


def words_of(terms: str) -> set[Words]:
    """The questions that a pin holds for, each as dictionary entries."""
    keys = (key_of(term) for term in terms.split(","))
    return {frozenset(key) for key in keys if key}


def same_words(one: str, other: str) -> bool:
    """Whether two pins hold for a same question."""
    return not words_of(one).isdisjoint(words_of(other))


def by_words(pins: Iterable[tuple[str, str]]) -> dict[Words, tuple[str, ...]]:
    """Sections per question, out of (terms, section) in order."""
    found: dict[Words, tuple[str, ...]] = {}
    for terms, section in pins:
        for words in words_of(terms):
            found[words] = (*found.get(words, ()), section)
    return found


def pinned_for(query: Query, pins: Mapping[Words, tuple[str, ...]]) -> tuple[str, ...]:
    """The sections to show first; none when words are quoted or excluded."""
    if not pins or query.phrases or query.excluded:
        return ()
    text = query.corrected or query.text
    return pins.get(frozenset(key_of(text)), ()) or pins.get(
        frozenset(entry(group.word) for group in query.groups), ()
    )
