"""The first list of synonyms of a new portal; afterwards editors keep it (model ``Synonym``).

The list itself is ``first_synonyms.txt``.
One subject a line: words readers type, ``>`` the words of the rules. ``<>`` also leads from the
rules' words to the readers'. Written for the language and the subject, not for one organisation.
"""

from collections.abc import Iterator
from pathlib import Path

from search.analysis.thesaurus import Entry

_LIST = Path(__file__).with_suffix(".txt")


def entries() -> Iterator[Entry]:
    """The entries of the list, in order."""
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        both_ways = "<>" in line
        typed, _, meant = line.partition("<>" if both_ways else ">")
        yield Entry(_terms(typed), _terms(meant), both_ways)


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in text.split(",") if term.strip())
