"""What of a version never changes, kept in the cache for ever: its row and its sections."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.cache import cache

from content.policies.models import PolicyVersion, VersionSection
from content.policies.selectors.in_force import HEAVY
from content.policies.selectors.remembered import IssuedRow
from portal.core.edition import edition


@dataclass(frozen=True, slots=True)
class FrozenSection:
    """A section as issued, as far as readers get it; ``references`` are those of its boxes."""

    section_id: UUID
    number: str
    level: int
    heading: str
    html: str
    text_hash: str
    references: list[dict[str, Any]]

    @property
    def anchor(self) -> str:
        """The id of this section's heading on a page."""
        return f"s-{self.section_id}"


Read = tuple[PolicyVersion, tuple[FrozenSection, ...]]


class Frozen:
    """A version with its sections. Both are read at most once, together and when asked for."""

    def __init__(self, row: IssuedRow) -> None:
        self.key = f"{edition()}-{row.pk}-{row.record_hash}"
        self._pk = row.pk

    @cached_property
    def version(self) -> PolicyVersion:
        """The row of the version, without the stream as edited."""
        return cache.get(f"version-{self.key}") or self._read[0]

    @cached_property
    def sections(self) -> tuple[FrozenSection, ...]:
        """The sections in order."""
        return cache.get(f"sections-{self.key}") or self._read[1]

    @cached_property
    def _read(self) -> Read:
        """One query for both; a version without sections costs a second one."""
        rows = list(
            VersionSection.objects.filter(version=self._pk)
            .select_related("version")
            .defer("text", "path", *(f"version__{name}" for name in HEAVY))
            .order_by("position")
        )
        version = rows[0].version if rows else PolicyVersion.objects.defer(*HEAVY).get(pk=self._pk)
        sections = tuple(
            FrozenSection(
                row.section_id,
                row.number,
                row.level,
                row.heading,
                row.html,
                row.text_hash,
                row.references,
            )
            for row in rows
        )
        cache.set_many(
            {f"version-{self.key}": version, f"sections-{self.key}": sections}, timeout=None
        )
        return version, sections
