"""Subjects whose trail tells only that something happened and when: rooms offer who they are.

The event itself stands, sealed, with its actor; what is closed is the reading of it by others.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

#: Of these keys of subjects of one type: which are closed?
Asked = Callable[[Collection[str]], set[str]]

_asked: dict[str, Asked] = {}


def offer(subject_type: str, asked: Asked) -> None:
    """Say which subjects of a type are closed."""
    _asked[subject_type] = asked


def closed_among(subjects: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the subjects that are closed; at most one query per type that knows any."""
    keys: dict[str, set[str]] = defaultdict(set)
    for subject_type, key in subjects:
        if subject_type in _asked:
            keys[subject_type].add(key)
    return {
        (subject_type, key)
        for subject_type, wanted in keys.items()
        for key in _asked[subject_type](wanted)
    }
