"""What texts in force rest on: laws cited in their boxes, and the norms they serve.

Versions never change, so what was read of one is kept by its record hash.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from content.policies.models import PolicyVersion, VersionSection
from content.policies.selectors.lists import readable_standings

#: Beside those in force today: of other days that were asked for.
REMEMBERED_VERSIONS = 500


@dataclass(frozen=True)
class CitingText:
    """A section, or the policy as a whole (no ``section_id``), with the law it cites as frozen."""

    section_id: UUID | None
    number: str
    heading: str
    references: tuple[Mapping[str, Any], ...]

    @property
    def label(self) -> str:
        """Number and heading."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True)
class CitingPolicy:
    """A policy in force, with the norms named for the whole and everything it cites by place."""

    policy_id: int
    slug: str
    title: str
    language: str
    number: int
    norms: tuple[str, ...]
    whole: CitingText
    sections: tuple[CitingText, ...]

    @property
    def texts(self) -> tuple[CitingText, ...]:
        """The whole first, then each section in order."""
        return (self.whole, *self.sections)


_read: dict[str, CitingPolicy] = {}


def citing_in_force(person: Any, day: date, *, now: datetime) -> list[CitingPolicy]:
    """Every policy in force that this person may read, by title; a constant number of queries."""
    standing = [one for one in readable_standings(person, day, now=now) if one.is_in_force]
    rows = PolicyVersion.objects.filter(pk__in=[one.version_id for one in standing])
    known = list(rows.values_list("pk", "record_hash", "policy__slug"))
    missing = [pk for pk, hash_, _slug in known if hash_ not in _read]
    if missing:
        _forget(len(known))
        _remember(missing)
    # A page may have moved since; its version did not change.
    present = [replace(_read[hash_], slug=slug) for _pk, hash_, slug in known]
    return sorted(present, key=lambda one: one.title.lower())


def _forget(needed: int) -> None:
    if len(_read) > needed + REMEMBERED_VERSIONS:
        _read.clear()


def _remember(versions: Iterable[int]) -> None:
    """Two queries for any number of versions."""
    versions = list(versions)
    sections: dict[int, list[CitingText]] = {pk: [] for pk in versions}
    columns = ("version_id", "section_id", "number", "heading", "references")
    rows = VersionSection.objects.filter(version__in=versions).order_by("version_id", "position")
    for pk, section_id, number, heading, references in rows.values_list(*columns):
        sections[pk].append(CitingText(section_id, number, heading, tuple(references)))
    names = ("pk", "record_hash", "policy_id", "policy__slug", "title", "language", "number")
    for row in PolicyVersion.objects.filter(pk__in=versions).values(*names, "norms", "legal_basis"):
        _read[row["record_hash"]] = CitingPolicy(
            policy_id=row["policy_id"],
            slug=row["policy__slug"],
            title=row["title"],
            language=row["language"],
            number=row["number"],
            norms=tuple(row["norms"]),
            whole=CitingText(None, "", row["title"], tuple(row["legal_basis"])),
            sections=tuple(sections[row["pk"]]),
        )
