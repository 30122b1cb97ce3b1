"""Where issued texts point: which links and numbers lead nowhere, and what is outside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.cache import cache

from content.policies.links import hrefs_in, target_of
from content.policies.models import (
    LinkCheck,
    Policy,
    PolicyAddress,
    PolicyVersion,
    SectionLink,
    VersionSection,
)
from content.policies.numbers import Numbered, Outline, broken_in
from content.policies.selectors.everything import standings
from portal.core.clock import day_of

#: Raise when ``numbers`` finds other references in the same text.
EDITION = 2


@dataclass(frozen=True)
class BrokenReference:
    """A link or number in a version in force that leads nowhere; ``code`` is one of words.BROKEN.

    ``words`` are the address, or the words of the reference.
    """

    version: PolicyVersion
    section: VersionSection | None
    words: str
    code: str


@dataclass(frozen=True)
class ExternalLink:
    """An outside address in a version in force, with what it answered last."""

    version: PolicyVersion
    section: VersionSection | None
    url: str
    check: LinkCheck | None


def own_host() -> str:
    """The host of the portal itself, with its port."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


def link_row(version: PolicyVersion | None, section_id: Any, url: str) -> SectionLink:
    """A link as it is kept, not saved; without a version it is one of a draft."""
    target = target_of(url, own_host())
    return SectionLink(
        version=version,
        section_id=section_id,
        url=url,
        target_slug=target.slug,
        target_section=target.section,
    )


def ids_in_force(now: datetime) -> list[int]:
    """The rows of all versions in force today; two queries when remembered."""
    return [one.version_id for one in standings(day_of(now), now) if one.is_in_force]


def _sections_of(links: Iterable[SectionLink]) -> dict[Any, VersionSection]:
    """The sections that hold these links, by (version, section); one query."""
    wanted = {(link.version_id, link.section_id) for link in links if link.section_id}
    rows = VersionSection.objects.filter(
        version_id__in={version for version, _ in wanted},
        section_id__in={section for _, section in wanted},
    ).defer("html", "text", "references")
    return {(row.version_id, row.section_id): row for row in rows}


def external_links(now: datetime) -> list[ExternalLink]:
    """Every outside address in a text in force, in the order of the texts; constant queries."""
    links = [link for link in _links_in_force(now) if _is_web(link)]
    sections = _sections_of(links)
    checks = {check.url: check for check in LinkCheck.objects.all()}
    return [
        ExternalLink(
            link.version,
            sections.get((link.version_id, link.section_id)),
            link.url,
            checks.get(link.url),
        )
        for link in links
    ]


def _is_web(link: SectionLink) -> bool:
    is_internal = bool(link.target_slug or link.target_section)
    return not is_internal and link.url.lower().startswith(("http://", "https://"))


def _links_in_force(now: datetime) -> list[SectionLink]:
    return list(
        SectionLink.objects.filter(version_id__in=ids_in_force(now))
        .select_related("version__policy")
        .defer("version__source")
        .order_by("version__policy__title", "version_id", "pk")
    )


def broken_references(now: datetime) -> list[BrokenReference]:
    """Every internal link and number in a text in force that leads nowhere; constant queries.

    Numbers are looked for once per version and remembered: its text never changes.
    """
    return [*_broken_links(now), *_broken_numbers(now)]


def _broken_links(now: datetime) -> Iterator[BrokenReference]:
    links = [link for link in _links_in_force(now) if link.target_slug or link.target_section]
    if not links:
        return
    sections, known = _sections_of(links), _Known(links, now)
    for link in links:
        code = known.fault_of(link)
        if code:
            section = sections.get((link.version_id, link.section_id))
            yield BrokenReference(link.version, section, link.url, code)


class _Known:
    """What the targets of some links are today: which sections live, which policies apply."""

    def __init__(self, links: Iterable[SectionLink], now: datetime) -> None:
        current = ids_in_force(now)
        targets = {link.target_section for link in links if link.target_section}
        rows = VersionSection.objects.filter(section_id__in=targets)
        self.ever = set(rows.values_list("section_id", flat=True))
        self.living = set(rows.filter(version_id__in=current).values_list("section_id", flat=True))
        self.applying = set(
            PolicyVersion.objects.filter(pk__in=current).values_list("policy_id", flat=True)
        )
        slugs = {link.target_slug for link in links if link.target_slug}
        addresses = PolicyAddress.objects.filter(slug__in=slugs)
        self.policies: dict[str, int] = dict(addresses.values_list("slug", "policy_id"))

    def fault_of(self, link: SectionLink) -> str:
        """Why a link leads nowhere; empty when it leads somewhere."""
        if link.target_section:
            if link.target_section in self.living:
                return ""
            return "lapsed_section" if link.target_section in self.ever else "unknown_section"
        policy = self.policies.get(link.target_slug)
        if policy is None:
            return "unknown_policy"
        return "" if policy in self.applying else "not_in_force"


def _broken_numbers(now: datetime) -> Iterator[BrokenReference]:
    versions = PolicyVersion.objects.filter(pk__in=ids_in_force(now)).select_related("policy")
    by_key = {_numbers_key(version): version for version in versions.defer("source")}
    found: dict[str, list[tuple[str, str]]] = cache.get_many(by_key)
    missing = {by_key[key].pk: key for key in by_key.keys() - found.keys()}
    rows: dict[int, list[VersionSection]] = defaultdict(list)
    for row in VersionSection.objects.filter(version_id__in=missing).order_by("position"):
        rows[row.version_id].append(row)
    for version_id, key in missing.items():
        found[key] = broken_numbers_in(rows[version_id])
        cache.set(key, found[key], timeout=None)
    wanted = {
        (by_key[key].pk, UUID(section_id))
        for key, pairs in found.items()
        for section_id, _ in pairs
    }
    sections = _sections_of(
        SectionLink(version_id=version, section_id=section) for version, section in wanted
    )
    for key in sorted(found, key=lambda key: by_key[key].title.casefold()):
        for section_id, words in found[key]:
            version = by_key[key]
            section = sections.get((version.pk, UUID(section_id)))
            yield BrokenReference(version, section, words, "unknown_number")


def broken_links_of_draft(sections: Iterable[Any], now: datetime) -> list[tuple[Any, str, str]]:
    """Internal links of a draft that would lead nowhere, as (section, address, code)."""
    sections = list(sections)
    links = [
        (section, link_row(None, section.section_id, url))
        for section in sections
        for url in hrefs_in(section.html)
    ]
    own = {section.section_id for section in sections}
    inside = [
        (section, link)
        for section, link in links
        if (link.target_slug or link.target_section) and link.target_section not in own
    ]
    if not inside:
        return []
    known = _Known([link for _, link in inside], now)
    return [(section, link.url, code) for section, link in inside if (code := known.fault_of(link))]


def _numbers_key(version: PolicyVersion) -> str:
    return f"numbers-{EDITION}-{version.content_hash}"


def outline_of(sections: Iterable[Any]) -> Outline:
    """The numbers of the sections of a version or snapshot."""
    return Outline(Numbered(one.anchor, one.number, one.heading) for one in sections)


def broken_numbers_in(sections: Iterable[Any]) -> list[tuple[str, str]]:
    """References by number that lead nowhere, as (section id, words); each once per section."""
    sections = list(sections)
    outline = outline_of(sections)
    found = {
        (str(section.section_id), f"{reference.place} {reference.mark}"): None
        for section in sections
        for reference in broken_in(section.text, outline)
    }
    return list(found)


def links_to_sections(
    policy: Policy, section_ids: Iterable[UUID], today: date, now: datetime
) -> list[SectionLink]:
    """Links of other policies in force to these sections; constant queries."""
    current = [one.version_id for one in standings(today, now) if one.is_in_force]
    return list(
        SectionLink.objects.filter(target_section__in=list(section_ids), version_id__in=current)
        .exclude(version__policy=policy)
        .select_related("version__policy")
        .defer("version__source")
    )
