"""Drawing by lot in a way that anyone can repeat: the entries whose hash under the seed is lowest.

No generator of random numbers is involved, whose results differ between versions of a language.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from portal.core.refusals import Refusal

MOST = 500


def _rank(seed: str, key: str) -> str:
    return sha256(f"{seed}\n{key}".encode()).hexdigest()


def drawn(keys: Iterable[str], *, size: int, seed: str) -> list[str]:
    """``size`` of the keys in the order drawn; the same for the same keys in whatever order."""
    return sorted(keys, key=lambda key: _rank(seed, key))[:size]


def hash_of(keys: Iterable[str]) -> str:
    """What the drawn-from set was, in one value."""
    return sha256("\n".join(sorted(keys)).encode()).hexdigest()


def refusals_to_draw(
    *,
    may_check: bool,
    kind_is_known: bool,
    is_discreet: bool,
    size: int,
    population: int,
    year: int,
    this_year: int,
) -> Iterator[Refusal]:
    """Only who checks draws; of a discreet kind nobody but its decider sees anything."""
    if not may_check:
        yield Refusal("not_yours_to_draw")
    if not kind_is_known:
        yield Refusal("kind_unknown", field="kind")
    elif is_discreet:
        yield Refusal("discreet_kind", field="kind")
    if year > this_year:
        yield Refusal("year_ahead", field="year")
    elif population == 0:
        yield Refusal("nothing_to_draw", field="year")
    if not 1 <= size <= MOST:
        yield Refusal("size_out_of_bounds", {"most": MOST}, field="size")
