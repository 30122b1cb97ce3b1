"""The order of candidates. Every weight stands here, with its reason; no engine has a say in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf, prod
from typing import Any, Protocol

from search.analysis.documents import OWN_WORDS, TOKEN_FIELDS
from search.analysis.lexicon import Lexicon
from search.analysis.stopwords import is_stop_word
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
SATURATION = 2.0
# How strongly long sections are discounted, and what is an ordinary length in words.
LENGTH_DISCOUNT = 0.6
ORDINARY_LENGTH = 120
# A group counts its best alternative, and the others together for part: a section with "geschenk"
# and "gift" is better than one with either, but the rest never counts more than the best.
REST = 0.6
REST_CAP = 1.0
# Sections that answer more of the typed words come first; the root keeps a rare word from losing
# to two common ones.
COVERAGE_POWER = 0.5
# A heading that is answered for the most part is about just this: "De vertrouwenspersoon" says more
# to "vertrouwenspersoon" than "Vertrouwenspersoon, bedrijfsarts en andere hulp".
HEADING_ANSWERED = 0.45
# How far a word's worth depends on how rare the whole idea is (the word with its other forms) and
# not on how rare each form is: a rare form of a common word is no stronger evidence.
SHARED_RARITY = 0.75
# Only alternatives as good as this say how common the idea is.
STRONG = 0.9
# What stands beside a section that also answers is likelier the right chapter.
NEIGHBOUR = 0.04
# The rule comes before what is told about it.
KIND_WEIGHTS: Mapping[str, float] = {"news": 0.8}
# Of two rules that answer alike the newer one; half of it is gone after so many years.
FRESH = 0.05
FRESH_YEARS = 2.0
# A heading without text of its own answers nothing; what stands under it does.
ONLY_HEADING = 0.6
# A section in the language of the page is what the reader can read.
OWN_LANGUAGE = 1.15


class Candidate(Protocol):
    """What ranking reads of a document: the five token texts, where it belongs and its kind.

    Documents of one ``group_key`` stand in the order of their ``pk``.
    """

    pk: Any
    group_key: str
    kind: str
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
    """A candidate with its score, why it got it, and what the score was multiplied by."""

    candidate: Candidate
    score: float
    matches: list[Match] = field(default_factory=list)
    factors: dict[str, float] = field(default_factory=dict)


class Ranking:
    """Scores candidates for one question.

    ``ages`` are the years that each group's text is in force, for those where it matters.
    """

    def __init__(
        self,
        query: Query,
        lexicon: Lexicon,
        language: str = "nl",
        ages: Mapping[str, float] | None = None,
    ) -> None:
        self._query = query
        self._language = language
        self._lexicon = lexicon
        self._ages = ages or {}
        wanted = {t for g in query.groups for a in g.alternatives for t in a.tokens}
        self._rarity = {token: lexicon.rarity(token) for token in wanted}
        self._shared = [self._rarity_of_idea(group) for group in query.groups]
        self._typed = [self._rarity_of_word(group) for group in query.groups]
        self._most = sum(group.weight for group in query.groups)

    def rank(self, candidates: Iterable[Candidate]) -> list[Ranked]:
        """Best first; candidates that do not fit the quotes and minuses are left out."""
        found = [self._score(one) for one in candidates if self._fits(one)]
        found = [ranked for ranked in found if ranked.score > 0]
        _lend_to_neighbours(found)
        found.sort(key=lambda ranked: -ranked.score)
        return found

    def _rarity_of_idea(self, group: Group) -> float:
        """How rare the commonest good way to say it is."""
        strong = [
            min(self._rarity[token] for token in one.tokens)
            for one in group.alternatives
            if one.weight >= STRONG and all(self._lexicon.share(token) for token in one.tokens)
        ]
        return min(strong, default=inf)

    def _rarity_of_word(self, group: Group) -> float:
        """A rare synonym must not outdo the typed word where texts have that word."""
        typed = [one.tokens[0] for one in group.alternatives if one.why is Why.TYPED]
        found = [self._rarity[token] for token in typed if self._lexicon.share(token) > 0]
        return max(found, default=inf)

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
        for place, group in enumerate(self._query.groups):
            score, share, match = self._group(place, group, occurrences)
            if match:
                total += group.weight * score
                covered += group.weight * share
                matches.append(match)
        if not matches:
            return Ranked(candidate, 0.0)
        factors = {"coverage": (covered / self._most) ** COVERAGE_POWER}
        factors |= self._factors(candidate, matches)
        return Ranked(candidate, total * prod(factors.values()), matches, factors)

    def _factors(self, candidate: Candidate, matches: Iterable[Match]) -> dict[str, float]:
        """What does not depend on how often words occur; 1 is left out."""
        factors = {}
        if answered := self._heading_answered(candidate, matches):
            factors["heading"] = 1 + HEADING_ANSWERED * answered
        if not candidate.body_tokens:
            factors["only_heading"] = ONLY_HEADING
        if candidate.language == self._language:
            factors["language"] = OWN_LANGUAGE
        if candidate.kind in KIND_WEIGHTS:
            factors["kind"] = KIND_WEIGHTS[candidate.kind]
        if candidate.group_key in self._ages:
            factors["fresh"] = 1 + FRESH * 0.5 ** (self._ages[candidate.group_key] / FRESH_YEARS)
        return factors

    @staticmethod
    def _heading_answered(candidate: Candidate, matches: Iterable[Match]) -> float:
        """The part of the heading's telling words that the question has."""
        telling = {t for t in candidate.heading_tokens.split() if not is_stop_word(t)}
        found = {token for match in matches for token in match.tokens}
        return len(telling & found) / len(telling) if telling else 0.0

    def _occurrences(self, candidate: Candidate) -> dict[str, float]:
        """For each wanted token its weighted, length-corrected number of occurrences."""
        found: dict[str, float] = {}
        for name in TOKEN_FIELDS:
            tokens = getattr(candidate, name).split()
            if self._rarity.keys().isdisjoint(tokens):
                continue
            counts = Counter(token for token in tokens if token in self._rarity)
            weight = FIELD_WEIGHTS[name]
            if name in ("body_tokens", "body_parts"):
                weight /= 1 - LENGTH_DISCOUNT + LENGTH_DISCOUNT * len(tokens) / ORDINARY_LENGTH
            for token, count in counts.items():
                found[token] = found.get(token, 0.0) + weight * count
        return found

    def _group(
        self, place: int, group: Group, occurrences: Mapping[str, float]
    ) -> tuple[float, float, Match | None]:
        """The worth of a group, how far its word is answered (0 to 1), and its best match."""
        scored: list[tuple[float, Alternative]] = []
        for alternative in group.alternatives:
            worth = self._alternative(place, alternative, occurrences)
            if worth > 0:
                scored.append((worth, alternative))
        if not scored:
            return 0.0, 0.0, None
        best, alternative = max(scored, key=lambda pair: pair[0])
        rest = min(sum(worth for worth, _ in scored) - best, best * REST_CAP / REST)
        match = Match(group.word, alternative.tokens, alternative.why, best)
        return best + REST * rest, max(a.weight for _, a in scored), match

    def _alternative(
        self, place: int, alternative: Alternative, occurrences: Mapping[str, float]
    ) -> float:
        shared, most = self._shared[place], self._typed[place]
        worth = 0.0
        for token in alternative.tokens:
            times = occurrences.get(token)
            if not times:
                return 0.0
            rarity = min(self._rarity[token], most)
            if shared < rarity:
                rarity += SHARED_RARITY * (shared - rarity)
            worth += rarity * times * (SATURATION + 1) / (times + SATURATION)
        return alternative.weight * worth / len(alternative.tokens)


def _lend_to_neighbours(found: Iterable[Ranked]) -> None:
    """A section between sections that also answer gets a little of their worth."""
    worth = {(one.candidate.group_key, one.candidate.pk): one.score for one in found}
    for one in found:
        group, pk = one.candidate.group_key, one.candidate.pk
        if isinstance(pk, int):
            near = max(worth.get((group, pk - 1), 0.0), worth.get((group, pk + 1), 0.0))
            one.score += NEIGHBOUR * min(near, one.score)
