"""Which thing of one list is which of another, both kept in order. Pure."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")
Opcode = tuple[str, int, int, int, int]
#: Beyond so many combinations only neighbours at the same distance from the start are compared.
MOST = 4000
LONG_LINE = 2_000_000
SENTENCE_ENDS = frozenset(".?!:;")


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """As difflib gives them; what both begin and end with is taken off first."""
    start, old_end, new_end = 0, len(old), len(new)
    shortest = min(old_end, new_end)
    while start < shortest and old[start] == new[start]:
        start += 1
    while old_end > start and new_end > start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    found: list[Opcode] = [("equal", 0, start, 0, start)] if start else []
    if start in (old_end, new_end):
        if start < old_end:
            found.append(("delete", start, old_end, start, start))
        elif start < new_end:
            found.append(("insert", start, start, start, new_end))
    elif old_end - start == 1 and new_end - start == 1:
        found.append(("replace", start, old_end, start, new_end))
    else:
        left, right = old[start:old_end], new[start:new_end]
        # In one very long line the commonest words are left out of the search, or it takes minutes.
        is_long = len(left) * len(right) > LONG_LINE
        matcher = SequenceMatcher(None, left, right, autojunk=is_long)
        found += [
            (kind, a + start, b + start, c + start, d + start)
            for kind, a, b, c, d in matcher.get_opcodes()
        ]
    if old_end < len(old):
        found.append(("equal", old_end, len(old), new_end, len(new)))
    return found


def settled(found: Sequence[Opcode], old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """The same opcodes, with what came or went moved to begin after a sentence where it can: of
    "zelf[. U meldt het]." makes "zelf. [U meldt het.]".
    """
    out: list[Opcode] = []
    shift = 0
    for place, (kind, a, b, c, d) in enumerate(found):
        if kind == "equal":
            if shift < b - a:
                out.append((kind, a + shift, b, c + shift, d))
            shift = 0
            continue
        shift = 0
        if kind in ("insert", "delete") and place + 1 < len(found):
            room = found[place + 1][2] - found[place + 1][1]
            # Between two changes something that stayed is left standing.
            room -= place + 2 < len(found)
            shift = _shift(*((new, c, d) if kind == "insert" else (old, a, b)), room)
        if shift:
            out.append(("equal", a, a + shift, c, c + shift))
        out.append((kind, a + shift, b + shift, c + shift, d + shift))
    return out


def _shift(words: Sequence[str], start: int, end: int, room: int) -> int:
    """By how many words a run moves on to begin after a sentence; 0 when it cannot."""
    for shift in range(1, room + 1):
        if words[start + shift - 1] != words[end + shift - 1]:
            return 0
        if words[start + shift - 1] in SENTENCE_ENDS:
            return shift
    return 0


def alike_in_order(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """Places (in old, in new) of what goes together: the pairs, in order on both sides, that are
    most alike in all. A likeness of 0 never goes together.
    """
    if len(old) == len(new):
        level = [(place, place) for place, one in enumerate(old) if likeness(one, new[place]) > 0]
        if len(level) == len(old) or len(old) * len(new) > MOST:
            return level
    elif len(old) * len(new) > MOST:
        shortest = min(len(old), len(new))
        return [(place, place) for place in range(shortest) if likeness(old[place], new[place]) > 0]
    return _best(old, new, likeness)


def _best(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """By the table of the best total for each pair of beginnings."""
    likes = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a, row in enumerate(likes):
        for b, like in enumerate(row):
            together = best[a][b] + like if like > 0 else 0.0
            best[a + 1][b + 1] = max(best[a][b + 1], best[a + 1][b], together)
    pairs = []
    a, b = len(old), len(new)
    while a and b:
        if best[a][b] == best[a - 1][b]:
            a -= 1
        elif best[a][b] == best[a][b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((a, b))
    return pairs[::-1]


def paired(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], str],
    likeness: Callable[[T, T], float],
) -> Iterator[tuple[T | None, T | None]]:
    """Both lists as one: what is the same or alike together, the rest alone, old before new."""
    for kind, a, b, c, d in opcodes([key(one) for one in old], [key(one) for one in new]):
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
            continue
        left, right = old[a:b], new[c:d]
        at_old, at_new = 0, 0
        for place, other in [*alike_in_order(left, right, likeness), (len(left), len(right))]:
            yield from ((one, None) for one in left[at_old:place])
            yield from ((None, one) for one in right[at_new:other])
            if place < len(left):
                yield left[place], right[other]
            at_old, at_new = place + 1, other + 1
