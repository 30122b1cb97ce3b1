"""Registry: what an app offers to search, and which text each thing has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


@dataclass(frozen=True)
class Findable:
    """One thing that can be found: a section of a version, a news item, a page.

    ``key`` is unique in the source and lasts; ``group`` is what rights and dates are decided on (a
    version's id, as text). ``path`` are the headings above. ``language`` is an ISO 639-1 code.
    ``found_by`` are other words that find it too and that nobody is shown.
    ``for_everyone``: everybody who signs in may read it already; only words of such texts help to
    correct what others type.
    """

    key: str
    group: str
    title: str
    heading: str
    number: str
    path: tuple[str, ...]
    text: str
    html: str
    url: str
    language: str
    kind: str
    tags: tuple[str, ...] = ()
    section_id: str = ""
    slug: str = ""
    version: int | None = None
    for_everyone: bool = False
    found_by: str = ""


class Source(Protocol):
    """What an app gives to search. It may also have ``kind_labels``, words for its kinds."""

    name: str

    def all(self) -> Iterator[Findable]:
        """Everything that could ever be found, in bounded memory."""

    def of_groups(self, groups: Iterable[str]) -> Iterator[Findable]:
        """What these groups hold now (for keeping the index up to date)."""

    def visible_groups(
        self, person: Any, scope: str, on: date
    ) -> dict[str, tuple[date | None, date | None]]:
        """The groups this reader may see, each with its period in force (from, until inclusive).

        ``scope`` is ``in_force`` (on that day) or ``history`` (everything known and readable).
        """


_sources: dict[str, Source] = {}
_listeners: list[Callable[[str, tuple[str, ...]], None]] = []


def offer(source: Source) -> None:
    """Add a source; its name is unique."""
    if source.name in _sources:
        raise ValueError(f"source {source.name} is offered twice")
    _sources[source.name] = source


def all_sources() -> list[Source]:
    """Every source, by name."""
    return [_sources[name] for name in sorted(_sources)]


def kind_labels() -> Mapping[str, Any]:
    """What each kind is called, of all sources together."""
    labels: dict[str, Any] = {}
    for source in all_sources():
        labels.update(getattr(source, "kind_labels", {}))
    return labels


def listen(listener: Callable[[str, tuple[str, ...]], None]) -> None:
    """Search joins here to hear what changed."""
    _listeners.append(listener)


def changed(source: str, groups: Iterable[str]) -> None:
    """Tell search that these groups of a source changed; call it after the commit."""
    for listener in _listeners:
        listener(source, tuple(groups))
