"""Changes of policy as Atom (RFC 4287) and JSON Feed 1.1, with the note of each change."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.selectors.feed import Change
from content.policies.states import EventKind
from content.policies.words import EVENT_KINDS
from portal.core.templatetags.portal import dutch_date

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
#: What a feed without entries says it was updated at.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """``base`` is scheme and host; ``organisation`` is who speaks."""

    changes: Sequence[Change]
    base: str
    language: str
    organisation: str

    @property
    def title(self) -> str:
        """What the feed is called."""
        return _("Wat er verandert in het beleid van %(organisation)s") % {
            "organisation": self.organisation
        }

    @property
    def home(self) -> str:
        """The page it belongs to."""
        return self.base + addresses.index_url(self.language)

    @property
    def updated_at(self) -> datetime:
        """When something was added last."""
        return max((change.visible_at for change in self.changes), default=NEVER)

    def address_of(self, change: Change) -> str:
        """The version it is about, or the list of versions of a policy."""
        slug = change.policy.slug
        if change.version is None:
            return self.base + addresses.versions_url(slug, self.language)
        return self.base + addresses.version_url(slug, change.version.number, self.language)

    def comparison_of(self, change: Change) -> str:
        """What changed since the version before; empty for the first, and for what came later."""
        if change.version is None or change.event is not None or change.older is None:
            return ""
        numbers = (change.older, change.version.number)
        return self.base + addresses.comparison_url(change.policy.slug, *numbers, self.language)


def title_of(change: Change) -> str:
    """One line: which policy, and what happened."""
    version, event = change.version, change.event
    if event is None and version is not None:
        facts = {"title": version.title, "number": version.number}
        if version.corrects:
            return _("%(title)s: versie %(number)s, een correctie") % facts
        return _("%(title)s: versie %(number)s") % facts
    words = str(dict(EVENT_KINDS)[event.kind]) if event else ""
    if version is None:
        return f"{change.title}: {words}"
    return _("%(title)s, versie %(number)s: %(words)s") % {
        "title": version.title,
        "number": version.number,
        "words": words,
    }


def text_of(change: Change) -> str:
    """The note of the change or the reason, with the days that matter, as issued."""
    version, event = change.version, change.event
    if event is not None:
        lines = [event.reason]
        if event.kind == EventKind.REPEALED and event.from_on:
            lines.append(
                _("Vanaf %(day)s geldt het niet meer.") % {"day": dutch_date(event.from_on)}
            )
        return "\n".join(lines)
    if version is None:
        return ""
    lines = [version.change_note]
    if version.valid_from:
        lines.append(_("Geldt vanaf %(day)s.") % {"day": dutch_date(version.valid_from)})
    if version.retroactive_from:
        day = dutch_date(version.retroactive_from)
        lines.append(_("Werkt terug tot en met %(day)s.") % {"day": day})
    if version.valid_until:
        lines.append(_("Geldt tot en met %(day)s.") % {"day": dutch_date(version.valid_until)})
    lines.append(
        _("%(kind)s; bekend sinds %(day)s.")
        % {"kind": version.get_change_kind_display(), "day": dutch_date(version.published_at)}
    )
    return "\n".join(lines)


def _published(change: Change) -> datetime:
    if change.event is not None or change.version is None:
        return change.visible_at
    return change.version.published_at


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
    for change in feed.changes:
        entry = ElementTree.SubElement(root, "entry")
        add(entry, "id", change.key.urn)
        add(entry, "title", title_of(change))
        add(entry, "updated", change.visible_at.isoformat())
        add(entry, "published", _published(change).isoformat())
        add(entry, "link", rel="alternate", type="text/html", href=feed.address_of(change))
        comparison = feed.comparison_of(change)
        if comparison:
            add(entry, "link", rel="related", type="text/html", href=comparison)
        for tag in change.version.tags if change.version else ():
            add(entry, "category", term=tag)
        add(entry, "content", text_of(change), type="text")
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed."""
    items = []
    for change in feed.changes:
        item = {
            "id": change.key.urn,
            "url": feed.address_of(change),
            "external_url": feed.comparison_of(change),
            "title": title_of(change),
            "content_text": text_of(change),
            "date_published": _published(change).isoformat(),
            "date_modified": change.visible_at.isoformat(),
            "tags": change.version.tags if change.version else [],
        }
        items.append({name: value for name, value in item.items() if value})
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
