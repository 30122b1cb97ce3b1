"""Drawing by lot in a way that anyone can repeat: the entries whose hash under the seed is lowest.

No generator of random numbers is involved, whose results differ between versions of a language.
"""

from collections.abc import Iterable
from hashlib import sha256


def _rank(seed: str, key: str) -> str:
    return sha256(f"{seed}\n{key}".encode()).hexdigest()


def drawn(keys: Iterable[str], *, size: int, seed: str) -> list[str]:
    """``size`` of the keys in the order drawn; the same for the same keys in whatever order."""
    return sorted(keys, key=lambda key: _rank(seed, key))[:size]


def hash_of(keys: Iterable[str]) -> str:
    """What the drawn-from set was, in one value."""
    return sha256("\n".join(sorted(keys)).encode()).hexdigest()
