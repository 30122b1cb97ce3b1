"""What every engine can do: propose candidates. It never decides on rights, order or totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from search.analysis.lexicon import Lexicon
from search.query import Query, Tokens

#: So many candidates are ranked; one more tells that there are others.
POOL = 300
# A word in more than this part of all sections proposes nearly everything; it counts in ranking.
TOO_COMMON = 1 / 3
# A question with more alternatives is proposed on its best ones.
MOST_TERMS = 80


@dataclass(frozen=True)
class Term:
    """Tokens that must stand together in a document, and their weight."""

    tokens: Tokens
    weight: float


@dataclass(frozen=True)
class Wanted:
    """A question to an engine. All tokens are plain words of a-z and 0-9 in any alphabet.

    ``group_keys`` are what the reader may see; ``kinds`` and ``tags`` restrict when not empty.
    """

    terms: tuple[Term, ...]
    required: tuple[str, ...]
    excluded: tuple[Tokens, ...]
    group_keys: Sequence[str]
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    limit: int = POOL + 1


class Engine(Protocol):
    """Proposes ids of SearchDocument rows, likely ones first, at most ``wanted.limit``."""

    name: str

    def propose(self, wanted: Wanted) -> list[int]:
        """The ids; raises ``EngineError`` when it cannot answer."""


class EngineError(RuntimeError):
    """The engine is down, slow or answers nonsense."""


def terms_of(query: Query, lexicon: Lexicon) -> tuple[Term, ...]:
    """What to match: all alternatives, without the too common ones where others occur."""
    found: dict[Tokens, float] = {}
    for group in query.groups:
        for alternative in group.alternatives:
            tokens = alternative.tokens
            rarity = sum(map(lexicon.rarity, tokens)) / len(tokens)
            found[tokens] = max(found.get(tokens, 0.0), alternative.weight * rarity)
    telling = found
    if lexicon.documents > POOL:
        share = {tokens: min(map(lexicon.share, tokens)) for tokens in found}
        if any(0 < part <= TOO_COMMON for part in share.values()):
            telling = {t: weight for t, weight in found.items() if share[t] <= TOO_COMMON}
    ordered = sorted(telling.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
    return tuple(Term(tokens, weight) for tokens, weight in ordered)


def required_of(query: Query) -> tuple[str, ...]:
    """Tokens that every candidate has: those in quotes."""
    return tuple(sorted({token for phrase in query.phrases for token in phrase}))
