"""What a reader is looking at, in one sentence on top of the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.models import Policy
from content.policies.selectors import KnownVersion
from content.policies.states import EventKind, VersionState
from content.policies.validity import Timeline
from portal.core.clock import day_of
from portal.core.templatetags.portal import dutch_date, dutch_moment, period


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


def _corrections(number: int, timeline: Timeline) -> list[int]:
    """The versions that mend an error in this one and still count."""
    return [
        other
        for other, facts in timeline.versions.items()
        if facts.corrects == number and other not in timeline.annulled
    ]


def _remarks(line: KnownVersion, timeline: Timeline) -> list[str]:
    """What sets this version apart: corrections, retroactive force, dates that were wrong."""
    version, found = line.version, []
    if version.corrects:
        facts = {"base": version.corrects}
        found.append(_("Deze versie herstelt een fout in versie %(base)s.") % facts)
    if corrections := _corrections(version.number, timeline):
        words = _("In deze versie is later een fout hersteld: zie versie %(correction)s.")
        found.append(words % {"correction": corrections[-1]})
    retroactive, known = line.dates.retroactive_from, day_of(version.published_at)
    if retroactive and retroactive < known:
        days = {"day": dutch_date(retroactive), "known": dutch_date(known)}
        words = _("Zij werd bekend op %(known)s en werkt terug tot en met %(day)s.")
        found.append(words % days)
    if any(event.kind == EventKind.DATES_CORRECTED for event in line.events):
        found.append(_("Haar datums zijn later gecorrigeerd."))
    return found


def _repealed(timeline: Timeline, today: date, reasons: Mapping[int, str]) -> str:
    """From when and why the whole was repealed, as far as that has begun."""
    begun = [
        event
        for event in timeline.events
        if event.kind == EventKind.REPEALED and event.from_on and event.from_on <= today
    ]
    if not begun:
        return ""
    words = _("Het document is ingetrokken vanaf %(day)s.") % {"day": dutch_date(begun[-1].from_on)}
    return f"{words} {reasons.get(begun[-1].key, '')}".strip()


def _said(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def version_banner(
    line: KnownVersion,
    timeline: Timeline,
    policy: Policy,
    today: date,
    language: str,
    reasons: Mapping[int, str],
) -> Banner:
    """The banner of one version as it stands today. ``reasons`` are those of events by key."""
    number, current = line.version.number, timeline.in_force(today)
    facts: dict[str, Any] = {"number": number}
    remarks = _remarks(line, timeline)
    links = []
    if current is not None and current != number:
        label = _("Naar de geldende versie %(number)s") % {"number": current}
        links.append(Link(label, addresses.policy_url(policy.slug, language)))
    if line.state is VersionState.IN_FORCE and line.period is not None:
        facts["period"] = period(line.period.start, line.period.until)
        heading = _("U leest versie %(number)s, geldend %(period)s") % facts
        return Banner("info", heading, _said(_next_change(timeline, today), *remarks))
    if line.state is VersionState.FUTURE and line.period is not None:
        facts["day"] = dutch_date(line.period.start)
        heading = _("U leest versie %(number)s, die pas gaat gelden op %(day)s") % facts
        return Banner("warning", heading, _said(_now_in_force(current), *remarks), links)
    if line.state is VersionState.ANNULLED:
        heading = _("U leest versie %(number)s, die vernietigd is") % facts
        text = _said(*_reasons(line), _now_in_force(current), *remarks)
        return Banner("warning", heading, text, links)
    ended = ""
    if line.state is VersionState.REPEALED:
        heading = _("U leest versie %(number)s van een ingetrokken document") % facts
        ended = _repealed(timeline, today, reasons)
    elif line.state is VersionState.LAPSED:
        heading = _("U leest een oude versie: versie %(number)s, die verlopen is") % facts
    elif _corrections(number, timeline):
        heading = _("U leest een oude versie: versie %(number)s, met een fout die hersteld is")
        heading %= facts
    else:
        heading = _("U leest een oude versie: versie %(number)s") % facts
    text = _said(_past(line), ended, _now_in_force(current), *remarks)
    return Banner("warning", heading, text, links)


def embargo_banner(
    line: KnownVersion, current: int | None, policy: Policy, language: str
) -> Banner:
    """The banner of a version that only those who work on policy may see yet."""
    facts = {
        "number": line.version.number,
        "moment": dutch_moment(line.version.published_at),
        "period": period(line.period.start, line.period.until) if line.period else "",
    }
    heading = _("U leest versie %(number)s, die onder embargo is tot %(moment)s") % facts
    text = _said(
        _("Alleen wie aan beleid werkt, ziet haar nu al."),
        _("Zij geldt %(period)s.") % facts if line.period else "",
        _now_in_force(current),
    )
    link = Link(_("Naar wat vandaag geldt"), addresses.policy_url(policy.slug, language))
    return Banner("warning", heading, text, [link])


@dataclass(frozen=True)
class AskedDay:
    """A day asked for, and the answers: as known on ``known`` (None: now), as known now, and as
    was known at the end of the day itself (None for a day ahead).
    """

    day: date
    known: date | None
    today: date
    timeline: Timeline
    known_now: int | None
    known_then: int | None

    @property
    def differs(self) -> str:
        """What someone asking at another moment gets for the same day; empty when the same."""
        answer = self.timeline.in_force(self.day)
        if self.known and self.known_now != answer:
            return _answer(_("Volgens wat nu bekend is, geldt voor die dag"), self.known_now)
        if not self.known and self.day <= self.today and self.known_then != answer:
            return _answer(_("Op die dag zelf was bekend"), self.known_then)
        return ""


def _answer(start: str, number: int | None) -> str:
    if number is None:
        return _("%(start)s geen versie.") % {"start": start}
    return _("%(start)s versie %(number)s.") % {"start": start, "number": number}


def day_banner(number: int, asked: AskedDay, policy: Policy, language: str) -> Banner:
    """The banner of a text shown as it stood on a day, perhaps as known on another."""
    own = asked.timeline.period_of(number, asked.day)
    facts = {
        "number": number,
        "day": dutch_date(asked.day),
        "period": period(own.start, own.until) if own else "",
        "known": dutch_date(asked.known) if asked.known else "",
    }
    heading = _("Zo gold het op %(day)s: versie %(number)s") % facts
    text = _("Deze versie geldt of gold %(period)s.") % facts
    if asked.day > asked.today:
        heading = _("Zo zal het gelden op %(day)s: versie %(number)s") % facts
        text = _("Volgens wat nu bekend is, geldt deze versie %(period)s.") % facts
    if asked.known:
        text = _("Volgens wat op %(known)s bekend was, gold deze versie %(period)s.") % facts
    link = Link(_("Naar wat vandaag geldt"), addresses.policy_url(policy.slug, language))
    return Banner("warning", heading, _said(text, asked.differs), [link])


def removed_banner(policy: Policy) -> Banner | None:
    """The banner of a policy whose page was deleted: nobody works on it, all of it stays."""
    if policy.deleted_at is None:
        return None
    text = _("De werkversie is op %(day)s verwijderd. Wat is uitgegeven, blijft hier leesbaar.")
    return Banner(
        "warning",
        _("Dit document wordt niet meer bijgehouden"),
        text % {"day": dutch_date(policy.deleted_at)},
    )


def nothing_banner(policy: Policy, asked: AskedDay, repeal_reason: str, language: str) -> Banner:
    """The banner where no text applies on a day."""
    facts = {
        "day": dutch_date(asked.day),
        "known": dutch_date(asked.known) if asked.known else "",
    }
    heading = _("Op %(day)s geldt hier niets") % facts
    if asked.known:
        heading = _("Volgens wat op %(known)s bekend was, gold hier op %(day)s niets") % facts
    text = repeal_reason or _("Er is geen versie die op deze dag geldt.")
    link = Link(_("Alle versies"), addresses.versions_url(policy.slug, language))
    return Banner("warning", heading, _said(text, asked.differs), [link])
