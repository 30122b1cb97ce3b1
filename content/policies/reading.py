"""A version put together for its reader: text in the own language, facts, contents, banner."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.banners import Banner, Link, day_banner, version_banner
from content.policies.models import Policy, PolicyVersion
from content.policies.selectors import (
    KnownVersion,
    ShownSection,
    sections_of,
    shown_sections,
    timeline_of,
    titles_in,
    versions_known,
)
from content.policies.validity import Timeline
from content.policies.words import KINDS
from portal.core.templatetags.portal import dutch_date, period

KIND_NAMES = dict(KINDS)


@dataclass(frozen=True)
class ReadingSection:
    """A section as the page shows it; ``depth`` is its heading level there, 2 to 5."""

    anchor: str
    depth: int
    number: str
    heading: str
    html: str
    permalink: str
    is_authentic_text: bool


@dataclass(frozen=True)
class ContentsItem:
    """A line of the contents list."""

    anchor: str
    label: str
    number: str
    level: int


@dataclass(frozen=True)
class Reading:
    """Everything the page of a version needs."""

    version: PolicyVersion
    title: str
    kind_name: str
    banner: Banner
    notice: Banner | None
    facts: list[tuple[str, str]]
    sections: list[ReadingSection]
    contents: list[ContentsItem]
    legal_basis: list[dict[str, str]]
    history_links: list[Link]
    canonical_url: str


def _facts(policy: Policy, line: KnownVersion, official: str, today: date) -> list[tuple[str, str]]:
    version, dates = line.version, line.dates
    published = dutch_date(version.published_at)
    if version.published_is_assumed:
        published = _("onbekend; aangenomen %(day)s") % {"day": published}
    facts = [
        (_("Status"), str(line.state_label)),
        (_("Versie"), str(version.number)),
        (_("Geldt"), period(line.period.start, line.period.until) if line.period else ""),
        (_("Bekendgemaakt op"), published),
        (_("Officiële titel"), official),
    ]
    if dates.retroactive_from:
        facts.append((_("Werkt terug tot en met"), dutch_date(dates.retroactive_from)))
    if version.adopted_on or version.adopted_by:
        by = ", ".join(
            part
            for part in (
                version.adopted_by,
                dutch_date(version.adopted_on) if version.adopted_on else "",
                version.adoption_reference,
            )
            if part
        )
        facts.append((_("Vastgesteld door"), by))
    facts.append((_("Verantwoordelijk"), version.policy_owner))
    if version.scope:
        facts.append((_("Reikwijdte"), version.scope))
    if version.tags:
        facts.append((_("Onderwerpen"), ", ".join(version.tags)))
    if policy.review_on:
        words = _("uiterlijk %(day)s") % {"day": dutch_date(policy.review_on)}
        if policy.review_on < today:
            words = _("had herzien moeten zijn op %(day)s") % {"day": dutch_date(policy.review_on)}
        facts.append((_("Volgende herziening"), words))
    facts += [(_("Aantekening"), note.reason) for note in line.notes]
    if version.is_imported:
        facts.append((_("Herkomst"), _("overgenomen door de import, zonder tweede persoon")))
    return [(name, value) for name, value in facts if value]


def _section(policy: Policy, number: int, shown: ShownSection, top: int, language: str) -> Any:
    section = shown.section
    return ReadingSection(
        anchor=section.anchor,
        depth=min(5, section.level - top + 2),
        number=section.number,
        heading=shown.heading,
        html=shown.html,
        permalink=addresses.section_in_version_url(section.section_id, number, language),
        is_authentic_text=shown.language != language,
    )


def _untranslated(shown: list[ShownSection], language: str, authentic: str) -> Banner | None:
    """Does the reader see text in another language than asked for?"""
    missing = [section for section in shown if section.language != language]
    if language == authentic or not missing:
        return None
    if len(missing) == len(shown):
        return Banner("info", _("Deze tekst is nog niet vertaald"), _("U leest de brontekst."))
    heading = _("Een deel van deze tekst is nog niet vertaald")
    return Banner("info", heading, _("Die onderdelen staan er in de brontekst."))


def _history_links(policy: Policy, number: int, lines: list[KnownVersion], language: str) -> Any:
    links = [Link(_("Alle versies"), addresses.versions_url(policy.slug, language))]
    older = [line.version.number for line in lines if line.version.number < number]
    if older:
        label = _("Vergelijk met versie %(number)s") % {"number": older[0]}
        url = addresses.comparison_url(policy.slug, older[0], number, language)
        links.insert(0, Link(label, url))
    return links


def reading_of(
    policy: Policy,
    number: int,
    *,
    now: datetime,
    today: date,
    language: str,
    day: date | None = None,
    known: date | None = None,
    timeline: Timeline | None = None,
) -> Reading | None:
    """Put a version together; None when nobody may know it. ``day`` shows it as of that day."""
    # What was known on an earlier day is a timeline of its own; versions stand as of now.
    standing = timeline if timeline and known is None else timeline_of(policy, now=now)
    lines = versions_known(policy, now=now, day=today, timeline=standing)
    line = next((line for line in lines if line.version.number == number), None)
    if line is None:
        return None
    timeline = timeline or standing
    version = line.version
    shown = shown_sections(version, sections_of(version), language)
    title, official = titles_in(version, language)
    if day is None:
        banner = version_banner(line, timeline, policy, today, language)
    else:
        banner = day_banner(number, timeline, policy, day, known, language)
    top = min((section.section.level for section in shown), default=1)
    sections = [_section(policy, number, section, top, language) for section in shown]
    return Reading(
        version=version,
        title=title,
        kind_name=str(KIND_NAMES.get(version.kind, "")),
        banner=banner,
        notice=_untranslated(shown, language, version.language),
        facts=_facts(policy, line, official if official != title else "", today),
        sections=sections,
        contents=[
            ContentsItem(section.anchor, section.heading, section.number, section.depth - 1)
            for section in sections
            if section.depth <= 4
        ],
        legal_basis=[
            {
                "citation": reference["citation"],
                "gloss": reference.get("gloss", ""),
                "url": reference.get("url", ""),
            }
            for reference in version.legal_basis
        ],
        history_links=_history_links(policy, number, lines, language),
        canonical_url=addresses.version_url(policy.slug, number, language),
    )
