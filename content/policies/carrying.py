"""A correction, what it corrected, and a later version: merged, and put together again.

The merge itself is in ``merging.py``; here versions become its sections and its answer blocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from content.policies.authorship import plain
from content.policies.hashes import canonical
from content.policies.loading import Data, Loaded, load
from content.policies.merging import (
    Fate,
    Fields,
    Merge,
    Merged,
    Section,
    Side,
    merge,
    merge_fields,
)
from content.policies.models import (
    Policy,
    PolicyVersion,
    SectionSuccession,
    VersionSection,
)
from content.policies.successions import as_entries

#: Stands for the fields of the whole among the sections somebody decides about.
WHOLE = "whole"
ORDER = "order"


@dataclass(frozen=True)
class Text:
    """A version with its sections, as frozen and as the working copy can hold them."""

    version: PolicyVersion
    rows: tuple[VersionSection, ...]

    @cached_property
    def loaded(self) -> Loaded:
        """The streams for the working copy."""
        return load(self.version, self.rows)

    @cached_property
    def by_id(self) -> dict[str, VersionSection]:
        """The frozen sections by their ids."""
        return {str(row.section_id): row for row in self.rows}

    @cached_property
    def bodies(self) -> dict[str, Any]:
        """What stands under each heading, as stored."""
        return {block["id"]: block["value"].get("body") for block in self.loaded.sections}

    @cached_property
    def sections(self) -> list[Section]:
        """The sections as the merge compares them."""
        return [
            Section(
                section_id,
                {
                    "number": row.number,
                    "heading": row.heading,
                    "level": row.level,
                    "text": canonical(plain(self.bodies[section_id] or [])),
                },
            )
            for section_id, row in self.by_id.items()
        ]

    @cached_property
    def whole(self) -> Fields:
        """What belongs to no section."""
        version = self.version
        return {
            "title": version.title,
            "official_title": version.official_title,
            "kind": version.kind,
            "scope": version.scope,
            "norms": tuple(version.norms),
            "tags": tuple(version.tags),
            "legal_basis": canonical([plain(one["value"]) for one in self.loaded.legal_basis]),
        }


@dataclass(frozen=True)
class Carrying:
    """One correction on its way to one later version."""

    base: Text
    correction: Text
    later: Text

    @cached_property
    def merge(self) -> Merge:
        """The sections."""
        return merge(self.base.sections, self.later.sections, self.correction.sections)

    @cached_property
    def whole(self) -> Merged:
        """The fields of the whole, as if they were a section."""
        sides, conflicts = merge_fields(self.base.whole, self.later.whole, self.correction.whole)
        fate = Fate.TAKEN if Side.THEIRS in sides.values() else Fate.KEPT
        return Merged(WHOLE, Fate.CONFLICT if conflicts else fate, sides, conflicts)

    @property
    def all(self) -> tuple[Merged, ...]:
        """The whole first, then every section."""
        return (self.whole, *self.merge.sections)

    @property
    def is_empty(self) -> bool:
        """Is there nothing to carry over?"""
        return self.merge.is_empty and self.whole.fate is Fate.KEPT

    @property
    def questions(self) -> list[str]:
        """The keys of what somebody has to decide: section ids, the whole, the order."""
        keys = [one.section_id for one in self.all if one.fate is Fate.CONFLICT]
        return [*keys, ORDER] if self.merge.is_order_open else keys

    def side(self, side: Side) -> Text:
        """The text of a side."""
        return self.later if side is Side.OURS else self.correction

    def carried(self, choices: Mapping[str, Side]) -> Loaded:
        """The streams of the later version with the correction in it; KeyError when undecided."""
        legal = self._whole_side("legal_basis", choices)
        made = Loaded(legal_basis=self.side(legal).loaded.legal_basis)
        order = choices.get(ORDER, Side.OURS)
        for section_id, sides in self.merge.resolved(choices, order):
            made.sections.append(self._block(section_id, sides))
            text = self.side(sides["text"])
            if str(text.by_id[section_id]) in text.loaded.converted:
                made.converted.append(str(text.by_id[section_id]))
        return made

    def _block(self, section_id: str, sides: Mapping[str, Side]) -> Data:
        value = {
            name: str(getattr(self.side(sides[name]).by_id[section_id], name))
            for name in ("number", "heading", "level")
        }
        body = self.side(sides["text"]).bodies[section_id] or []
        return {"type": "section", "id": section_id, "value": {**value, "body": body}}

    def _whole_side(self, name: str, choices: Mapping[str, Side]) -> Side:
        return choices[WHOLE] if name in self.whole.conflicts else self.whole.sides[name]

    def whole_of(self, choices: Mapping[str, Side]) -> dict[str, Any]:
        """The fields of the whole for the working copy, legal basis aside."""
        return {
            name: getattr(self.side(self._whole_side(name, choices)).version, name)
            for name in self.later.whole
            if name != "legal_basis"
        }


def texts_of(policy: Policy, numbers: Iterable[int]) -> dict[int, Text]:
    """Versions of a policy with their sections; two queries."""
    versions = {
        version.pk: version
        for version in PolicyVersion.objects.filter(policy=policy, number__in=list(numbers))
    }
    rows: dict[int, list[VersionSection]] = {pk: [] for pk in versions}
    for row in VersionSection.objects.filter(version__in=versions).order_by("position"):
        rows[row.version_id].append(row)
    return {version.number: Text(version, tuple(rows[pk])) for pk, version in versions.items()}


def carrying_over(policy: Policy, correction: int, later: Iterable[int]) -> list[Carrying]:
    """The correction on its way to each later version; three queries, none for no later ones.

    Empty when the number is not that of a correction.
    """
    wanted = list(later)
    base = (
        PolicyVersion.objects.filter(policy=policy, number=correction)
        .values_list("corrects", flat=True)
        .first()
    )
    if base is None or not wanted:
        return []
    texts = texts_of(policy, {base, correction, *wanted})
    return [Carrying(texts[base], texts[correction], texts[number]) for number in wanted]


def successions_carried(carrying: Carrying, carried: Loaded) -> list[dict[str, Any]]:
    """What the correction said became of sections, as far as it holds in the carried text."""
    before = {UUID(one) for one in carrying.later.by_id}
    after = {UUID(block["id"]) for block in carried.sections}
    given: dict[UUID, list[UUID]] = {}
    rows = SectionSuccession.objects.filter(
        version=carrying.correction.version, became__isnull=False, section_id__in=before
    ).order_by("pk")
    for section, became in rows.values_list("section_id", "became"):
        if became in after:
            given.setdefault(section, []).append(became)
    return as_entries(
        {
            section: became
            for section, became in given.items()
            if section not in after or (section in became and len(became) > 1)
        }
    )
