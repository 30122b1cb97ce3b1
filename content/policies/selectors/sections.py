"""Sections: of a version, wherever they live now, and in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from content.policies import hashes
from content.policies.models import (
    Policy,
    PolicyVersion,
    SectionSuccession,
    SectionTranslation,
    VersionSection,
)
from content.policies.selectors.in_force import timeline_of
from content.policies.selectors.policies import readable_policies
from portal.core.clock import day_of


@dataclass(frozen=True)
class SectionHome:
    """Where a section is now.

    ``section`` stands in the version in force, or, when ``is_current`` is False, in the newest
    version that had it. ``successors`` are the ids it went into, empty when it simply lapsed.
    """

    policy: Policy
    section: VersionSection
    is_current: bool
    successors: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ShownSection:
    """A section as a reader gets it: in the language asked for, or the authentic text."""

    section: VersionSection
    heading: str
    html: str
    language: str
    is_translated: bool


def sections_of(version: PolicyVersion) -> QuerySet[VersionSection]:
    """The sections of a version in order; one query."""
    return VersionSection.objects.filter(version=version).order_by("position")


def section_in_version(version: PolicyVersion, section_id: UUID) -> VersionSection | None:
    """One section of a version."""
    return sections_of(version).filter(section_id=section_id).first()


def section_home(person: Any, section_id: UUID, *, now: datetime) -> SectionHome | None:
    """Where a section lives today, for this reader; None when it is unknown or closed to them."""
    homes = (
        VersionSection.objects.filter(
            section_id=section_id,
            version__policy__in=readable_policies(person),
            version__published_at__lte=now,
        )
        .select_related("version__policy")
        .defer("version__source")
        .order_by("-version__number")
    )
    by_number = {section.version.number: section for section in homes}
    if not by_number:
        return None
    newest = max(by_number)
    policy = by_number[newest].version.policy
    number = timeline_of(policy, now=now).in_force(day_of(now))
    if number in by_number:
        return SectionHome(policy, by_number[number], True)
    became = SectionSuccession.objects.filter(
        section_id=section_id, became__isnull=False, version__published_at__lte=now
    ).order_by("pk")
    return SectionHome(
        policy, by_number[newest], False, tuple(became.values_list("became", flat=True))
    )


def shown_sections(
    version: PolicyVersion, sections: Iterable[VersionSection], language: str
) -> list[ShownSection]:
    """Sections in a language: each one's translation of exactly this text, else the text itself."""
    sections = list(sections)
    translations = {}
    if language != version.language:
        rows = SectionTranslation.objects.filter(
            policy_id=version.policy_id,
            language=language,
            section_id__in=[section.section_id for section in sections],
        )
        translations = {(row.section_id, row.source_hash): row for row in rows}
    shown = []
    for section in sections:
        found = translations.get((section.section_id, section.text_hash))
        shown.append(
            ShownSection(
                section=section,
                heading=found.heading if found else section.heading,
                html=found.html if found else section.html,
                language=language if found else version.language,
                is_translated=found is not None,
            )
        )
    return shown


def titles_in(version: PolicyVersion, language: str) -> tuple[str, str]:
    """Short and official title in a language, as far as this version's titles are translated."""
    if language != version.language:
        found = SectionTranslation.objects.filter(
            section_id=version.policy.key,
            language=language,
            source_hash=hashes.titles_hash(version.title, version.official_title),
        ).first()
        if found:
            return found.heading, found.text
    return version.title, version.official_title
