"""Registry: entries of the main menu and the footer that apps offer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class MenuEntry:
    """One link; ``shown(person)`` says for whom (person is None for the public)."""

    order: int
    label: Any
    url_name: str
    shown: Callable[[Any], bool] = lambda person: person is not None
    in_footer: bool = False


@dataclass(frozen=True)
class MenuItem:
    """A link as a page shows it; ``current`` when the reader is inside that part."""

    label: Any
    url: str
    current: bool


_entries: list[MenuEntry] = []


def offer(entry: MenuEntry) -> None:
    """Add an entry."""
    _entries.append(entry)
    _entries.sort(key=lambda item: item.order)


def items_for(person: Any, path: str, *, footer: bool = False) -> list[MenuItem]:
    """The links this reader gets on the page at ``path``."""
    items = []
    for entry in _entries:
        if entry.in_footer is footer and entry.shown(person):
            url = reverse(entry.url_name)
            items.append(MenuItem(entry.label, url, path.startswith(url)))
    return items
