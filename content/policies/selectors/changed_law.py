"""Which references to law in texts in force name something that was withdrawn, replaced or is only
expected, as the catalogue of law says today.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.law.selectors import PresentStatus, present_status
from content.policies.models import PolicyVersion, VersionSection
from content.policies.selectors.links import ids_in_force


@dataclass(frozen=True)
class ChangedLaw:
    """One reference: the version and section it stands in (none: the basis of the whole)."""

    version: PolicyVersion
    section: VersionSection | None
    status: PresentStatus


def changed_law(now: datetime) -> list[ChangedLaw]:
    """Every reference of which there is something to say, by title; constant queries."""
    current = ids_in_force(now)
    versions = PolicyVersion.objects.filter(pk__in=current).select_related("policy")
    by_id = {version.pk: version for version in versions.defer("source")}
    sections = (
        VersionSection.objects.filter(version_id__in=current)
        .exclude(references=[])
        .defer("html", "text")
        .order_by("version_id", "position")
    )
    cited: list[tuple[PolicyVersion, VersionSection | None, Any]] = [
        (version, None, one) for version in by_id.values() for one in version.legal_basis
    ]
    cited += [
        (by_id[section.version_id], section, one)
        for section in sections
        for one in section.references
    ]
    found = present_status([reference for _, _, reference in cited])
    changed = [
        ChangedLaw(version, section, status)
        for (version, section, _), status in zip(cited, found, strict=True)
        if status.sentence
    ]
    return sorted(changed, key=lambda one: one.version.title.casefold())
