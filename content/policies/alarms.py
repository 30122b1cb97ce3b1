"""Which changes a lawyer wants pointed out: amounts, dates, terms, negations, duty words, roles,
scope and references to law.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from content.policies.weighing import Token, kind_of_word, tokens
from content.policies.weighty_words import KINDS, plain

#: This many words that came or went in one place are no slip of the pen.
CLAUSE = 4
#: Words shorter than this are never taken for a misspelling of a weighty word.
LONG_ENOUGH = 5
CONTEXT = 4
NEGATING = ("on", "niet", "non")
CONJUNCTIONS = {"en", "of"}


@dataclass(frozen=True)
class Touch:
    """One place where an edit touched what counts: the kind, and the words before and after."""

    kind: str
    before: str
    after: str


def alarms(added: Iterable[str], removed: Iterable[str]) -> list[str]:
    """Kinds of weighty words that came or went, in the order of the table of kinds.

    A word both added and removed the same number of times only moved and raises no alarm. What
    the words stood between is not known here; ``weigh`` does know and sees more.
    """
    before, after = Counter(w.lower() for w in removed), Counter(w.lower() for w in added)
    changed = [word for word in before.keys() | after.keys() if before[word] != after[word]]
    found = frozenset().union(*map(_kinds_of_word, changed))
    return [kind for kind in KINDS if kind in found]


@lru_cache(maxsize=20_000)
def _kinds_of_word(word: str) -> frozenset[str]:
    """How one word weighs by itself; a text says the same words over and over."""
    weighty = kind_of_word(word.strip(".,;:()"))
    kinds = {token.kind for token in tokens(word)}
    return frozenset(kinds | {weighty[0]} if weighty else kinds)


def weigh(before: str, after: str) -> list[Touch]:
    """Where the second text says something else than the first that counts.

    Spelling, capitals, spaces, hyphens, repeated words and other ways to write the same number or
    date are no touches; a weighty word that came, went or moved within its sentence is one.
    """
    return weigh_tokens(tokens(before), tokens(after))


def weigh_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Touch]:
    """The same for texts already taken apart."""
    matcher = SequenceMatcher(
        None, [token.key for token in old], [token.key for token in new], autojunk=False
    )
    touches = []
    for change, a, b, c, d in matcher.get_opcodes():
        if change == "equal":
            continue
        kinds = _kinds(old[a:b], new[c:d])
        words = _shown(old, a, b), _shown(new, c, d)
        touches += [Touch(kind, *words) for kind in KINDS if kind in kinds]
    return touches


def _shown(row: Sequence[Token], start: int, end: int) -> str:
    """The words in question with a few around them."""
    return " ".join(token.surface for token in row[max(0, start - CONTEXT) : end + CONTEXT])


def _kinds(removed: Sequence[Token], added: Sequence[Token]) -> set[str]:
    if _same_letters(removed, added):
        return set()
    kinds = {token.kind for token in removed if token.kind}
    kinds |= {token.kind for token in added if token.kind and not _is_mended(token, removed)}
    if any(_negates(one, other) or _negates(other, one) for one in removed for other in added):
        kinds.add("negation")
    if {"en", "of"} == {token.value for token in removed if token.value in CONJUNCTIONS} | {
        token.value for token in added if token.value in CONJUNCTIONS
    }:
        kinds.add("scope")
    if abs(len(removed) - len(added)) >= CLAUSE:
        kinds.add("text")
    return kinds


def _same_letters(removed: Sequence[Token], added: Sequence[Token]) -> bool:
    """Are only spaces, hyphens or capitals different? Figures are never compared this way."""
    row = [*removed, *added]
    if any(any(sign.isdigit() or sign in "€%<>=" for sign in token.surface) for token in row):
        return False
    letters = ["".join(plain(token.surface) for token in part) for part in (removed, added)]
    return letters[0] == letters[1] != "" and "één" not in {token.surface.lower() for token in row}


def _is_mended(token: Token, removed: Sequence[Token]) -> bool:
    """Was this weighty word there already, only misspelled?"""
    word = plain(token.surface)
    if len(word) < LONG_ENOUGH or any(sign.isdigit() for sign in token.surface):
        return False
    return any(not one.kind and _is_misspelling(plain(one.surface), word) for one in removed)


def _is_misspelling(wrong: str, right: str) -> bool:
    """Could ``wrong`` be a slip for ``right``? A negating prefix more or less is none."""
    if any(wrong == prefix + right or right == prefix + wrong for prefix in NEGATING):
        return False
    return distance(wrong, right) <= (2 if len(right) >= 2 * CLAUSE else 1)


def _negates(one: Token, other: Token) -> bool:
    """Does one say the opposite of the other by its first syllable (bevoegd, onbevoegd)?"""
    base, word = plain(one.surface), plain(other.surface)
    return any(
        word.startswith(prefix) and len(base) >= CLAUSE and distance(word[len(prefix) :], base) <= 1
        for prefix in NEGATING
    )


def distance(one: str, other: str) -> int:
    """Letters to add, drop, replace or swap with their neighbour to get from one to the other."""
    if abs(len(one) - len(other)) > 2:
        return 3
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        two_above, above, row = above, row, [i]
        for j, letter in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (sign != letter))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == letter:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
    return row[-1]
