"""What a reader is looking at, in one sentence on top of the text."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.models import Policy
from content.policies.selectors import KnownVersion
from content.policies.states import EventKind, VersionState
from content.policies.validity import Timeline
from portal.core.templatetags.portal import dutch_date, period


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    url: str


@dataclass(frozen=True)
class Banner:
    """``kind`` is info, warning or error, as the component has them."""

    kind: str
    heading: str
    text: str = ""
    links: list[Link] = field(default_factory=list)


def _now_in_force(number: int | None) -> str:
    if number is None:
        return _("Er geldt nu geen versie.")
    return _("Nu geldt versie %(number)s.") % {"number": number}


def _next_change(timeline: Timeline, today: date) -> str:
    """What the reader of today's text should know about tomorrow's."""
    coming = [one for one in timeline.periods() if one.start > today]
    if not coming:
        return ""
    facts = {"day": dutch_date(coming[0].start), "number": coming[0].number}
    if coming[0].number is None:
        return _("Vanaf %(day)s geldt deze tekst niet meer.") % facts
    return _("Vanaf %(day)s geldt versie %(number)s.") % facts


def _reasons(line: KnownVersion) -> list[str]:
    return [event.reason for event in line.events if event.kind == EventKind.ANNULLED]


def _past(line: KnownVersion) -> str:
    if line.period is None:
        return _("Deze versie is nooit gaan gelden.")
    words = period(line.period.start, line.period.until)
    return _("Deze versie gold %(period)s.") % {"period": words}


def version_banner(
    line: KnownVersion, timeline: Timeline, policy: Policy, today: date, language: str
) -> Banner:
    """The banner of one version as it stands today."""
    number, current = line.version.number, timeline.in_force(today)
    facts: dict[str, Any] = {"number": number}
    links = []
    if current is not None and current != number:
        label = _("Naar de geldende versie %(number)s") % {"number": current}
        links.append(Link(label, addresses.policy_url(policy.slug, language)))
    if line.state is VersionState.IN_FORCE and line.period is not None:
        facts["period"] = period(line.period.start, line.period.until)
        heading = _("U leest versie %(number)s, geldend %(period)s") % facts
        return Banner("info", heading, _next_change(timeline, today))
    if line.state is VersionState.FUTURE and line.period is not None:
        facts["day"] = dutch_date(line.period.start)
        heading = _("U leest versie %(number)s, die pas gaat gelden op %(day)s") % facts
        return Banner("warning", heading, _now_in_force(current), links)
    if line.state is VersionState.ANNULLED:
        heading = _("U leest versie %(number)s, die vernietigd is") % facts
        text = " ".join([*_reasons(line), _now_in_force(current)])
        return Banner("warning", heading, text, links)
    if line.state is VersionState.REPEALED:
        heading = _("U leest versie %(number)s van een ingetrokken document") % facts
    else:
        heading = _("U leest een oude versie: versie %(number)s") % facts
    return Banner("warning", heading, f"{_past(line)} {_now_in_force(current)}", links)


def day_banner(
    number: int, timeline: Timeline, policy: Policy, day: date, known: date | None, language: str
) -> Banner:
    """The banner of a text shown as it stood on a day, perhaps as known on another."""
    own = timeline.period_of(number, day)
    facts = {
        "number": number,
        "day": dutch_date(day),
        "period": period(own.start, own.until) if own else "",
        "known": dutch_date(known) if known else "",
    }
    heading = _("Zo gold het op %(day)s: versie %(number)s") % facts
    text = _("Deze versie geldt of gold %(period)s.") % facts
    if known:
        text = _("Volgens wat op %(known)s bekend was, gold deze versie %(period)s.") % facts
    link = Link(_("Naar wat vandaag geldt"), addresses.policy_url(policy.slug, language))
    return Banner("warning", heading, text, [link])


def nothing_banner(policy: Policy, day: date, repeal_reason: str, language: str) -> Banner:
    """The banner where no text applies on a day."""
    heading = _("Op %(day)s geldt hier niets") % {"day": dutch_date(day)}
    text = repeal_reason or _("Er is geen versie die op deze dag geldt.")
    link = Link(_("Alle versies"), addresses.versions_url(policy.slug, language))
    return Banner("warning", heading, text, [link])
