"""Changes of policy as a feed, with the note of each change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.selectors.feed import Change
from content.policies.states import EventKind
from content.policies.words import EVENT_KINDS
from portal.core import feeds
from portal.core.templatetags.portal import dutch_date


@dataclass(frozen=True)
class PolicyFeed:
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

    def address_of(self, change: Change) -> str:
        """The version it is about, or the list of versions of a policy."""
        slug = change.policy.slug
        if change.version is None:
            return self.base + addresses.versions_url(slug, self.language)
        return self.base + addresses.version_url(slug, change.version.number, self.language)

    def as_feed(self) -> feeds.Feed:
        """The same as any feed of the portal."""
        items = [
            feeds.Item(
                key=change.key.urn,
                url=self.address_of(change),
                title=title_of(change),
                text=text_of(change),
                published_at=_published(change),
                updated_at=change.visible_at,
                related=self.comparison_of(change),
                tags=change.version.tags if change.version else (),
            )
            for change in self.changes
        ]
        return feeds.Feed(self.title, self.home, self.language, self.organisation, items)

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
