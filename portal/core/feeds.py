"""What happened, for programs: Atom (RFC 4287) and JSON Feed 1.1 of the same items."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
#: What a feed without items says it was updated at.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One thing that happened. ``key`` is a URI that lasts whatever the address; ``related`` is
    an address beside it, or empty.
    """

    key: str
    url: str
    title: str
    text: str
    published_at: datetime
    updated_at: datetime
    related: str = ""
    tags: Sequence[str] = ()


@dataclass(frozen=True)
class Feed:
    """``home`` is the page it belongs to, ``organisation`` who speaks; newest item first."""

    title: str
    home: str
    language: str
    organisation: str
    items: Sequence[Item]

    @property
    def updated_at(self) -> datetime:
        """When something was added or changed last."""
        return max((item.updated_at for item in self.items), default=NEVER)


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
        ElementTree.SubElement(parent, name, attributes).text = text or None

    add(root, "id", feed.home)
    add(root, "title", feed.title)
    add(root, "updated", feed.updated_at.isoformat())
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    author = ElementTree.SubElement(root, "author")
    add(author, "name", feed.organisation)
    for item in feed.items:
        entry = ElementTree.SubElement(root, "entry")
        add(entry, "id", item.key)
        add(entry, "title", item.title)
        add(entry, "updated", item.updated_at.isoformat())
        add(entry, "published", item.published_at.isoformat())
        add(entry, "link", rel="alternate", type="text/html", href=item.url)
        if item.related:
            add(entry, "link", rel="related", type="text/html", href=item.related)
        for tag in item.tags:
            add(entry, "category", term=tag)
        add(entry, "content", item.text, type="text")
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed."""
    items = []
    for item in feed.items:
        line = {
            "id": item.key,
            "url": item.url,
            "external_url": item.related,
            "title": item.title,
            "content_text": item.text,
            "date_published": item.published_at.isoformat(),
            "date_modified": item.updated_at.isoformat(),
            "tags": list(item.tags),
        }
        items.append({name: value for name, value in line.items() if value})
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "language": feed.language,
        "authors": [{"name": feed.organisation}],
        "items": items,
    }
    return json.dumps(data, ensure_ascii=False).encode()


WRITERS = {"atom": atom, "json": json_feed}
