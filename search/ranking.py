"""The order of candidates. Every weight stands here, with its reason; no engine has a say in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Protocol

from search.analysis.documents import OWN_WORDS, TOKEN_FIELDS
from search.analysis.lexicon import Lexicon
from search.query import Alternative, Group, Query, Tokens, Why

# A word in the heading says what the section is about; the headings above it and the title do so
# for many sections at once. Parts of compounds are weaker evidence than words.
FIELD_WEIGHTS: Mapping[str, float] = {
    "heading_tokens": 3.0,
    "crumb_tokens": 1.0,
    "body_tokens": 1.0,
    "heading_parts": 1.0,
    "body_parts": 0.5,
}
# Saturation (BM25): the third occurrence of a word says less than the first.
SATURATION = 1.2
# How strongly long sections are discounted, and what is an ordinary length in words.
LENGTH_DISCOUNT = 0.4
ORDINARY_LENGTH = 120
# A group counts its best alternative, and the others together for part: a section with "geschenk"
# and "gift" is a little better than one with either.
REST = 0.6
REST_CAP = 0.5
# Sections that answer more of the typed words come first; the root keeps a rare word from losing
# to two common ones.
COVERAGE_POWER = 0.5
# A heading without text of its own answers nothing; what stands under it does.
ONLY_HEADING = 0.6
# A section in the language of the page is what the reader can read.
OWN_LANGUAGE = 1.15


class Candidate(Protocol):
    """What ranking reads of a document: the five token texts and its language."""

    heading_tokens: str
    crumb_tokens: str
    body_tokens: str
    heading_parts: str
    body_parts: str
    language: str


@dataclass(frozen=True)
class Match:
    """One reason a document was found: the typed word, what stood for it, and its worth."""

    word: str
    tokens: Tokens
    why: Why
    score: float


@dataclass
class Ranked:
    """A candidate with its score and why it got it."""

    candidate: Candidate
    score: float
    matches: list[Match] = field(default_factory=list)


class Ranking:
    """Scores candidates for one question."""

    def __init__(self, query: Query, lexicon: Lexicon, language: str = "nl") -> None:
        self._query = query
        self._language = language
        self._lexicon = lexicon
        wanted = {t for g in query.groups for a in g.alternatives for t in a.tokens}
        self._rarity = {token: lexicon.rarity(token) for token in wanted}

    def rank(self, candidates: Iterable[Candidate]) -> list[Ranked]:
        """Best first; candidates that do not fit the quotes and minuses are left out."""
        found = [self._score(one) for one in candidates if self._fits(one)]
        found = [ranked for ranked in found if ranked.score > 0]
        found.sort(key=lambda ranked: -ranked.score)
        return found

    def _fits(self, candidate: Candidate) -> bool:
        query = self._query
        if not query.phrases and not query.excluded:
            return True
        texts = [f" {getattr(candidate, name)} " for name in OWN_WORDS]

        def stands(tokens: Tokens) -> bool:
            wanted = f" {' '.join(tokens)} "
            return any(wanted in text for text in texts)

        return all(map(stands, query.phrases)) and not any(map(stands, query.excluded))

    def _score(self, candidate: Candidate) -> Ranked:
        occurrences = self._occurrences(candidate)
        matches, total, covered = [], 0.0, 0.0
        for group in self._query.groups:
            score, share, match = self._group(group, occurrences)
            if match:
                total += score
                covered += share
                matches.append(match)
        if not matches:
            return Ranked(candidate, 0.0)
        total *= (covered / len(self._query.groups)) ** COVERAGE_POWER
        if not candidate.body_tokens:
            total *= ONLY_HEADING
        if candidate.language == self._language:
            total *= OWN_LANGUAGE
        return Ranked(candidate, total, matches)

    def _occurrences(self, candidate: Candidate) -> dict[str, float]:
        """For each wanted token its weighted, length-corrected number of occurrences."""
        found: dict[str, float] = {}
        for name in TOKEN_FIELDS:
            tokens = getattr(candidate, name).split()
            counts = Counter(token for token in tokens if token in self._rarity)
            if not counts:
                continue
            weight = FIELD_WEIGHTS[name]
            if name in ("body_tokens", "body_parts"):
                weight /= 1 - LENGTH_DISCOUNT + LENGTH_DISCOUNT * len(tokens) / ORDINARY_LENGTH
            for token, count in counts.items():
                found[token] = found.get(token, 0.0) + weight * count
        return found

    def _group(
        self, group: Group, occurrences: Mapping[str, float]
    ) -> tuple[float, float, Match | None]:
        """The worth of a group, how far its word is answered (0 to 1), and its best match."""
        most = self._most_rarity(group)
        scored: list[tuple[float, Alternative]] = []
        for alternative in group.alternatives:
            worth = self._alternative(alternative, occurrences, most)
            if worth > 0:
                scored.append((worth, alternative))
        if not scored:
            return 0.0, 0.0, None
        best, alternative = max(scored, key=lambda pair: pair[0])
        rest = min(sum(worth for worth, _ in scored) - best, best * REST_CAP / REST)
        match = Match(group.word, alternative.tokens, alternative.why, best)
        return best + REST * rest, max(a.weight for _, a in scored), match

    def _most_rarity(self, group: Group) -> float:
        """A rare synonym must not outdo the typed word where texts have that word."""
        typed = [a.tokens[0] for a in group.alternatives if a.why is Why.TYPED]
        found = [self._rarity[token] for token in typed if self._lexicon.share(token) > 0]
        return max(found, default=inf)

    def _alternative(
        self, alternative: Alternative, occurrences: Mapping[str, float], most: float
    ) -> float:
        worth = 0.0
        for token in alternative.tokens:
            times = occurrences.get(token)
            if not times:
                return 0.0
            worth += (
                min(self._rarity[token], most) * times * (SATURATION + 1) / (times + SATURATION)
            )
        return alternative.weight * worth / len(alternative.tokens)
