"""Lexicon and thesaurus of this process, read again when another process changed them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from search.analysis.lexicon import Lexicon
from search.analysis.thesaurus import Entry, Thesaurus
from search.models import IndexState, PinnedResult, Synonym, Vocabulary
from search.pins import Words, by_words

#: The languages that questions are analysed in; Dutch always, the others when texts have them.
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Knowledge:
    """What is known of words at one moment. ``languages`` are those that texts are written in,
    ``pins`` the sections that editors put first.
    """

    lexicon: Lexicon
    thesaurus: Thesaurus
    languages: tuple[str, ...]
    pins: Mapping[Words, tuple[str, ...]] = field(default_factory=dict)


_lock = Lock()
_known: tuple[tuple[object, ...], Knowledge] | None = None


def knowledge() -> Knowledge:
    """The knowledge as it is now; one small query when nothing changed."""
    global _known
    state = IndexState.objects.order_by("pk").values_list("pk", "stamp", "open_documents").first()
    stamp = state or (0, 0, 0)
    with _lock:
        if _known is None or _known[0] != stamp:
            _known = (stamp, _read(stamp[2]))
        return _known[1]


def touch() -> None:
    """Tell every process that words or synonyms changed."""
    stamp = secrets.randbits(62)
    if not IndexState.objects.update(stamp=stamp):
        IndexState.objects.create(stamp=stamp)


def entries() -> list[Entry]:
    """The synonyms that editors keep."""
    rows = Synonym.objects.values_list("typed", "meant", "both_ways")
    return [Entry(_terms(typed), _terms(meant), both_ways) for typed, meant, both_ways in rows]


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in text.replace("\n", ",").split(",") if term.strip())


def _read(documents: int) -> Knowledge:
    thesaurus = Thesaurus(entries())
    words: dict[str, int] = {}
    english: dict[str, int] = {}
    found = set()
    rows = Vocabulary.objects.values_list("word", "language", "documents")
    for word, language, count in rows.iterator(chunk_size=5000):
        found.add(language)
        mine = english if language == "en" else words
        mine[word] = mine.get(word, 0) + count
    languages = tuple(code for code in LANGUAGES if code == "nl" or code in found)
    lexicon = Lexicon(words, documents, thesaurus.words, english=english)
    pins = by_words(PinnedResult.objects.values_list("words", "section_id").order_by("pk"))
    return Knowledge(lexicon, thesaurus, languages, pins)
