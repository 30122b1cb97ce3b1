"""How to refer to a version or a section of it: what it is called, when it applied, since when one
could know it, and where it stays to be found.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.policies.selectors import KnownVersion
from content.policies.states import VersionState
from portal.core.templatetags.portal import dutch_date, period


@dataclass(frozen=True)
class Citation:
    """``base`` is scheme and host, without which an address is of no use elsewhere."""

    opening: str
    standing: str
    base: str
    address: str

    @property
    def text(self) -> str:
        """The whole version."""
        return self._joined("", self.address)

    def of_section(self, number: str, heading: str, address: str) -> str:
        """One section of it."""
        return self._joined(f"§ {number} {heading}" if number else heading, address)

    def _joined(self, part: str, address: str) -> str:
        parts = (self.opening, part, self.standing, f"{self.base}{address}")
        return ", ".join(one for one in parts if one)


def standing_of(line: KnownVersion) -> str:
    """When a version applies, and since when it is known, in the words of a reference."""
    if line.state is VersionState.ANNULLED:
        validity = _("vernietigd")
    elif not line.periods:
        validity = _("nooit gaan gelden")
    else:
        spans = _(" en ").join(period(one.start, one.until) for one in line.periods)
        validity = _("geldend %(period)s") % {"period": spans}
    words = _("bekend sinds %(day)s")
    if line.version.published_is_assumed:
        words = _("bekend sinds %(day)s (aangenomen)")
    return f"{validity}, {words % {'day': dutch_date(line.version.published_at)}}"


def citation_of(line: KnownVersion, title: str, base: str, address: str) -> Citation:
    """The reference to a version under the title its reader sees."""
    opening = _("%(title)s, versie %(number)s") % {"title": title, "number": line.version.number}
    return Citation(opening, standing_of(line), base, address)
