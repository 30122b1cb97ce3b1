"""What a misspelt word may have meant, from words that are known."""

import re
from collections import defaultdict
from collections.abc import Mapping

_SOUNDS = (
    (re.compile("x"), "ks"),
    (re.compile("ch"), "g"),
    (re.compile("ck|c(?=[aouklrt]|$)|q"), "k"),
    (re.compile("c"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("ij|ei|y"), "i"),
    (re.compile("ou|au"), "o"),
    (re.compile("dt$|d$"), "t"),
    (re.compile("z"), "s"),
    (re.compile("v"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST = 4
_MOST = 3


def sound(word: str) -> str:
    """A rough sound of a word: the usual doubts (ij/ei, c/k, d/t, double letters) fall away."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def distance(a: str, b: str, most: int) -> int:
    """Letters to add, drop, change or swap (Damerau-Levenshtein); ``most`` + 1 when more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, previous, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


class Speller:
    """Corrections out of known words, each with how many documents have it."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._known = known
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in known:
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_sound[sound(word)].append(word)
                self._by_start[word[0], len(word)].append(word)

    def corrections(self, word: str) -> list[str]:
        """The known words nearest to an unknown one, best first; at most three."""
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        most = 1 if len(word) < 7 else 2
        found = dict.fromkeys(self._by_sound.get(sound(word), ()), 0)
        for length in range(len(word) - most, len(word) + most + 1):
            for near in self._by_start.get((word[0], length), ()):
                steps = distance(word, near, most)
                if steps <= most and near not in found:
                    found[near] = steps
        if not found:
            return []
        least = min(found.values())
        best = [near for near, steps in found.items() if steps == least]
        return sorted(best, key=lambda near: (-self._known[near], near))[:_MOST]
