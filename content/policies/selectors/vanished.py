"""Sections of the text before that are gone from the working copy, and what is said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from content.policies.models import VersionSection
from content.policies.selectors.drafts import sections_before
from content.policies.successions import given_in


@dataclass(frozen=True)
class Named:
    """A section by its number and heading."""

    section_id: UUID
    name: str


@dataclass(frozen=True)
class Vanishing:
    """What stood in the text before (``gone`` and ``stayed``), what stands in the working copy
    (``present``), and what the working copy says became of which.
    """

    gone: Sequence[VersionSection]
    stayed: Sequence[VersionSection]
    present: Sequence[Named]
    given: dict[UUID, tuple[UUID, ...]]

    def name_of(self, section_id: UUID) -> str:
        """The name of a section in the working copy, or of the one it was."""
        for one in self.present:
            if one.section_id == section_id:
                return one.name
        for row in (*self.gone, *self.stayed):
            if row.section_id == section_id:
                return name(row)
        return "?"


def name(section: VersionSection) -> str:
    """Number and heading."""
    return f"{section.number} {section.heading}".strip()


def vanishing(draft: Any) -> Vanishing:
    """For a working copy; one query and one for the number of the version before."""
    present = [
        Named(
            UUID(str(block.id)),
            f"{block.value.get('number') or ''} {block.value.get('heading') or ''}".strip(),
        )
        for block in draft.body
        if block.id
    ]
    ids = {one.section_id for one in present}
    before = list(sections_before(draft))
    return Vanishing(
        gone=[row for row in before if row.section_id not in ids],
        stayed=[row for row in before if row.section_id in ids],
        present=present,
        given=given_in(draft.successions),
    )
