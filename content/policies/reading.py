"""A version put together for its reader: text in the own language, facts, contents, banner."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils.translation import gettext as _

from content.policies import addresses, hashes
from content.policies.banners import (
    AskedDay,
    Banner,
    Link,
    day_banner,
    embargo_banner,
    removed_banner,
    version_banner,
)
from content.policies.body import Body, Remark, body_of
from content.policies.citation import Citation, citation_of
from content.policies.law_today import law_today
from content.policies.linked_data import legislation
from content.policies.models import Policy, PolicyVersion
from content.policies.selectors import (
    Frozen,
    History,
    KnownVersion,
    Translated,
    as_known,
    translated,
)
from content.policies.states import ChangeKind, VersionState
from content.policies.validity import Timeline
from content.policies.words import KINDS, confirmation_sentence
from portal.core.templatetags.portal import dutch_date, period

KIND_NAMES = dict(KINDS)


@dataclass(frozen=True)
class Reading:
    """Everything the page of a version needs."""

    version: PolicyVersion
    title: str
    kind_name: str
    banner: Banner
    notice: Banner | None
    review_notice: Banner | None
    removed: Banner | None
    facts: list[tuple[str, str]]
    body: Body
    legal_basis: list[dict[str, str]]
    law_remarks: Sequence[Remark]
    history_links: list[Link]
    origin: Link | None
    mentions: Sequence[Link]
    downloads: list[Link]
    citation: Citation
    linked_data: str
    canonical_url: str

    @property
    def fingerprint(self) -> str:
        """Equal for two readings that look the same: the text by its key, all else as it is."""
        said = [
            repr(getattr(self, one.name))
            for one in fields(self)
            if one.name not in ("version", "body")
        ]
        return hashes.sha256([self.body.key, *said])


@dataclass(frozen=True)
class VersionText:
    """A version one may know of, in a language, as it stands today: what page and PDF share."""

    policy: Policy
    line: KnownVersion
    timeline: Timeline
    frozen: Frozen
    found: Translated
    citation: Citation
    language: str

    @property
    def kind_name(self) -> str:
        """What kind of document it is, in words."""
        return str(KIND_NAMES.get(self.line.version.kind, ""))


def version_text(
    policy: Policy,
    number: int,
    *,
    history: History,
    now: datetime,
    today: date,
    language: str,
    base: str,
) -> VersionText | None:
    """A version with its text; None when nobody may know it. ``base`` is scheme and host of the
    addresses in references.
    """
    timeline = history.timeline(now=now)
    if number not in timeline.versions:
        return None
    frozen = Frozen(history.rows[number])
    version = frozen.version
    line = as_known(version, timeline, today, history.events_of(number, now))
    found = translated(version, lambda: frozen.sections, language, policy.key)
    address = addresses.version_url(policy.slug, number, language)
    citation = citation_of(line, found.title, base, address)
    return VersionText(policy, line, timeline, frozen, found, citation, language)


def lasting_facts(text: VersionText) -> list[tuple[str, str]]:
    """What is to be known about a version whatever day it is, as names with values."""
    line = text.line
    version, dates = line.version, line.dates
    title, official = text.found.title, text.found.official_title
    published = dutch_date(version.published_at)
    if version.published_is_assumed:
        published = _("onbekend; aangenomen %(day)s") % {"day": published}
    facts = [
        (_("Versie"), str(version.number)),
        (_("Geldt"), period(line.period.start, line.period.until) if line.period else ""),
        (_("Bekendgemaakt op"), published),
        (_("Officiële titel"), official if official != title else ""),
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
    if version.norms:
        facts.append((_("Normen"), ", ".join(version.norms)))
    if version.change_kind == ChangeKind.EDITORIAL:
        facts.append((_("Soort wijziging"), str(version.get_change_kind_display())))
    if version.confirmation:
        facts.append((_("Bevestiging"), confirmation_sentence(version.confirmation)))
    facts += [(_("Aantekening"), note.reason) for note in line.notes]
    if version.is_imported:
        facts.append((_("Herkomst"), _("overgenomen door de import, zonder tweede persoon")))
    return [(name, value) for name, value in facts if value]


def _facts(text: VersionText, today: date) -> list[tuple[str, str]]:
    """Those, between how the version stands today and when the policy is looked at again."""
    facts = [(_("Status"), str(text.line.state_label)), *lasting_facts(text)]
    review_on = text.policy.review_on
    if review_on:
        words = _("uiterlijk %(day)s") % {"day": dutch_date(review_on)}
        if review_on < today:
            words = _("had herzien moeten zijn op %(day)s") % {"day": dutch_date(review_on)}
        facts.append((_("Volgende herziening"), words))
    return facts


def _overdue(text: VersionText, today: date) -> Banner | None:
    """Should this text, which applies, have been reviewed by now? Readers are to know."""
    review_on = text.policy.review_on
    if review_on is None or review_on >= today or text.line.state is not VersionState.IN_FORCE:
        return None
    heading = _("Dit document had herzien moeten zijn op %(day)s") % {"day": dutch_date(review_on)}
    return Banner("warning", heading, _("Het geldt nog. Mogelijk klopt niet alles meer."))


def _untranslated(body: Body) -> Banner | None:
    """Does the reader see text in another language than asked for?"""
    if not body.untranslated:
        return None
    if body.untranslated == body.sections:
        return Banner("info", _("Deze tekst is nog niet vertaald"), _("U leest de brontekst."))
    heading = _("Een deel van deze tekst is nog niet vertaald")
    return Banner("info", heading, _("Die onderdelen staan er in de brontekst."))


def _history_links(policy: Policy, number: int, timeline: Timeline, language: str) -> list[Link]:
    links = [Link(_("Alle versies"), addresses.versions_url(policy.slug, language))]
    older = max((one for one in timeline.versions if one < number), default=None)
    if older is not None:
        label = _("Vergelijk met versie %(number)s") % {"number": older}
        url = addresses.comparison_url(policy.slug, older, number, language)
        links.insert(0, Link(label, url))
    return links


def _downloads(policy: Policy, number: int, language: str) -> list[Link]:
    return [
        Link(_("Deze versie als pdf"), addresses.pdf_url(policy.slug, number, language)),
        Link(_("Deze versie als gegevens (json)"), addresses.version_data_url(policy.slug, number)),
    ]


def _legal_basis(version: PolicyVersion) -> list[dict[str, str]]:
    return [
        {
            "citation": reference["citation"],
            "gloss": reference.get("gloss", ""),
            "url": reference.get("url", ""),
        }
        for reference in version.legal_basis
    ]


def reading_of(
    text: VersionText,
    *,
    history: History,
    now: datetime,
    today: date,
    day: date | None = None,
    known: date | None = None,
    mentions: Sequence[Link] = (),
    origin: Link | None = None,
) -> Reading:
    """Put the page of a version together. ``day`` shows it as of that day; ``mentions`` are the
    places elsewhere that link to the policy, ``origin`` is what it was copied from.
    """
    policy, version, timeline = text.policy, text.frozen.version, text.timeline
    number, language = version.number, text.language
    today_in_law = law_today(text.frozen)
    body = body_of(text.frozen, text.found, text.citation, today_in_law.of_sections)
    if day is not None:
        asked = asked_day(history, day, known, now=now, today=today)
        banner = day_banner(number, asked, policy, language)
    elif version.published_at > now:
        current = history.timeline(now=now).in_force(today)
        banner = embargo_banner(text.line, current, policy, language)
    else:
        reasons = {event.pk: event.reason for event in history.events}
        banner = version_banner(text.line, timeline, policy, today, language, reasons)
    return Reading(
        version=version,
        title=text.found.title,
        kind_name=text.kind_name,
        banner=banner,
        notice=_untranslated(body),
        review_notice=_overdue(text, today),
        removed=removed_banner(policy),
        facts=_facts(text, today),
        body=body,
        legal_basis=_legal_basis(version),
        law_remarks=today_in_law.of_whole,
        history_links=_history_links(policy, number, timeline, language),
        origin=origin,
        mentions=mentions,
        downloads=_downloads(policy, number, language),
        citation=text.citation,
        linked_data=legislation(
            policy, text.line, text.found, language, text.citation.base, timeline.versions
        ),
        canonical_url=text.citation.address,
    )


def asked_day(
    history: History, day: date, known: date | None, *, now: datetime, today: date
) -> AskedDay:
    """A day with its answers at the moments that may differ; what was known on an earlier day is a
    timeline of its own. No query.
    """
    then = history.timeline(now=now, known=day).in_force(day) if day <= today else None
    return AskedDay(
        day,
        known,
        today,
        history.timeline(now=now, known=known),
        history.timeline(now=now).in_force(day),
        then,
    )
