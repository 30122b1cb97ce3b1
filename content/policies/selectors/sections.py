"""Sections: of a version, wherever they live now, and in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from content.policies import hashes
from content.policies.models import (
    PolicyVersion,
    SectionTranslation,
    VersionSection,
)


class SectionText(Protocol):
    """A section as issued: a row, or what is kept of it."""

    @property
    def section_id(self) -> UUID: ...
    @property
    def heading(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def text_hash(self) -> str: ...


@dataclass(frozen=True)
class ShownSection:
    """A section as a reader gets it: in the language asked for, or the authentic text."""

    section: Any
    heading: str
    html: str
    language: str
    is_translated: bool


@dataclass(frozen=True)
class Translated:
    """A version in a language: its titles, and what is translated of exactly this text."""

    language: str
    title: str
    official_title: str
    texts: Mapping[tuple[UUID, str], SectionTranslation]

    def shown(self, section: SectionText, authentic: str) -> ShownSection:
        """A section of a version whose authentic language is given."""
        found = self.texts.get((section.section_id, section.text_hash))
        return ShownSection(
            section=section,
            heading=found.heading if found else section.heading,
            html=found.html if found else section.html,
            language=self.language if found else authentic,
            is_translated=found is not None,
        )


def sections_of(version: PolicyVersion) -> QuerySet[VersionSection]:
    """The sections of a version in order; one query."""
    return VersionSection.objects.filter(version=version).order_by("position")


def section_in_version(version: PolicyVersion, section_id: UUID) -> VersionSection | None:
    """One section of a version."""
    return sections_of(version).filter(section_id=section_id).first()


def translated(
    version: PolicyVersion,
    sections: Callable[[], Iterable[SectionText]],
    language: str,
    policy_key: UUID,
) -> Translated:
    """A version's titles and translated sections; no query in the authentic language, else one.

    ``sections`` are only asked for when there may be translations.
    """
    titles = (version.title, version.official_title)
    if language == version.language:
        return Translated(language, *titles, {})
    ids = [policy_key, *(section.section_id for section in sections())]
    rows = SectionTranslation.objects.filter(
        policy_id=version.policy_id, language=language, section_id__in=ids
    )
    texts = {(row.section_id, row.source_hash): row for row in rows}
    found = texts.pop((policy_key, hashes.titles_hash(*titles)), None)
    if found:
        titles = (found.heading, found.text)
    return Translated(language, *titles, texts)


def shown_sections(
    version: PolicyVersion, sections: Iterable[SectionText], language: str
) -> list[ShownSection]:
    """Sections in a language: each one's translation of exactly this text, else the text itself."""
    sections = list(sections)
    found = translated(version, lambda: sections, language, _titles_id(version, language))
    return [found.shown(section, version.language) for section in sections]


def titles_in(version: PolicyVersion, language: str) -> tuple[str, str]:
    """Short and official title in a language, as far as this version's titles are translated."""
    found = translated(version, list, language, _titles_id(version, language))
    return found.title, found.official_title


def _titles_id(version: PolicyVersion, language: str) -> UUID:
    """The key of the policy, for which the authentic language needs no query."""
    return UUID(int=0) if language == version.language else version.policy.key
