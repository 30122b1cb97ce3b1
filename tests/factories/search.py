"""A source of texts for search tests: who may see what is a table in the test."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.core import sources
from portal.core.sources import Findable
from search import indexing

Period = tuple[date | None, date | None]
ALWAYS: Period = (date(2020, 1, 1), None)


def section(key: str, heading: str = "", text: str = "", **facts: Any) -> Findable:
    """A findable section; ``group`` is its key unless given."""
    values: dict[str, Any] = {
        "group": key,
        "title": "Gedragscode van de proef",
        "number": "",
        "path": (),
        "html": "",
        "url": f"/s/{key}/",
        "language": "nl",
        "kind": "code",
        "section_id": key,
        "slug": "gedragscode",
        "version": 1,
        "for_everyone": True,
        **facts,
    }
    return Findable(key=key, heading=heading, text=text, **values)


@dataclass
class SourceOfTests:
    """Texts in memory. ``readers`` names the usernames of who may see a group; absent is all."""

    name: str = "proef"
    texts: list[Findable] = field(default_factory=list)
    periods: dict[str, Period] = field(default_factory=dict)
    readers: dict[str, set[str]] = field(default_factory=dict)
    kind_labels = {"code": "Gedragscode", "regulation": "Regeling"}

    def all(self) -> Iterator[Findable]:
        return iter(list(self.texts))

    def of_groups(self, groups: Iterable[str]) -> Iterator[Findable]:
        wanted = set(groups)
        return (text for text in list(self.texts) if text.group in wanted)

    def visible_groups(self, person: Any, scope: str, on: date) -> dict[str, Period]:
        name = person.user.username if person else ""
        found = {}
        for text in self.texts:
            start, end = period = self.periods.get(text.group, ALWAYS)
            holds = (start is None or start <= on) and (end is None or on <= end)
            if scope == "in_force" and not holds:
                continue
            if name in self.readers.get(text.group, {name}):
                found[text.group] = period
        return found

    def write(self, *texts: Findable) -> None:
        """Add texts and bring them into the index."""
        self.texts += texts
        indexing.reindex(self, [text.group for text in texts])


@contextmanager
def source_of_tests() -> Iterator[SourceOfTests]:
    """The only source there is while the test runs."""
    source = SourceOfTests()
    others = dict(sources._sources)
    sources._sources.clear()
    sources.offer(source)
    try:
        yield source
    finally:
        sources._sources.clear()
        sources._sources.update(others)
