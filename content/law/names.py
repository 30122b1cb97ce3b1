"""Which law is meant: full names, abbreviations, former names and ids. Pure Python."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: In front of a name, and no part of it.
_LEADING = re.compile(r"^(?:(?:en|of)\s+)?(?:(?:van|uit|in|bij)\s+)?(?:(?:de|het)\s+)?", re.I)
#: "(Awb)", or a word of explanation.
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_YEAR_IN_BRACKETS = re.compile(r"\((\d{4})\)")
_YEAR = re.compile(r"\s+(?:19|20)\d\d$")
_AGREEMENT = re.compile(r"cao\b", re.I)
_DATED = re.compile(r"\s+van\s+\d{1,2}\s+[a-z]+\s+\d{4}$", re.I)


@dataclass(frozen=True)
class LawName:
    """A law, collective agreement or framework of norms, by everything it is called.

    ``code`` is its lasting name in addresses, ``bwb_ids`` those in the national register (the civil
    code has one for each book); ``is_framework`` when it has numbered norms instead
    of articles.
    """

    code: str
    name: str
    abbreviation: str = ""
    bwb_ids: tuple[str, ...] = ()
    is_framework: bool = False
    others: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The abbreviation, or the name of what has none."""
        return self.abbreviation or self.name


class Laws:
    """The laws that are known, found by any of their names."""

    def __init__(self, names: Iterable[LawName]) -> None:
        self.all = tuple(names)
        self._by_name: dict[str, LawName] = {}
        self._by_id: dict[str, LawName] = {}
        self._by_code = {law.code: law for law in self.all}
        for law in self.all:
            for called in (law.name, law.abbreviation, *law.others):
                if called:
                    self._by_name.setdefault(plain(called), law)
            for bwb_id in law.bwb_ids:
                self._by_id.setdefault(bwb_id.upper(), law)

    def find(self, called: str) -> LawName | None:
        """The law with this name or abbreviation; None when it is not known."""
        return next(
            (law for name in _ways_to_say(called) if (law := self._by_name.get(plain(name)))), None
        )

    def by_bwb_id(self, bwb_id: str) -> LawName | None:
        """The law with this id in the national register of law texts."""
        return self._by_id.get(bwb_id.upper())

    def by_code(self, code: str) -> LawName | None:
        """The law with this name in addresses."""
        return self._by_code.get(code)


def _ways_to_say(called: str) -> Iterator[str]:
    """A name as written, then without what texts add to it and what is no part of it."""
    yield called
    yield _YEAR_IN_BRACKETS.sub(r"\1", called)
    without = _BRACKETS.sub("", called)
    yield without
    yield _DATED.sub("", without)
    if _AGREEMENT.match(called):
        # Collective agreements are renewed each year under the same name.
        yield _YEAR.sub("", without)


def bare(called: str) -> str:
    """A name as written, without the article or preposition before it."""
    return _LEADING.sub("", " ".join(called.split()).strip(" ,.;"), count=1)


def plain(called: str) -> str:
    """A name for comparing: case, hyphens, quotes and points make no difference."""
    words = re.sub(r"[.'\"’‘“”]", "", bare(called)).replace("-", " ")
    return " ".join(words.split()).casefold()
