"""The comparison of two issued versions; what was issued never changes, so it may be cached."""

from collections.abc import Iterable

from django.core.cache import cache

from content.policies.comparison import Row, Section, compare
from content.policies.models import PolicyVersion, SectionSuccession, VersionSection
from content.policies.selectors import sections_of

#: Raise when a row says something else than before for the same two versions.
EDITION = 1


def _sections(rows: Iterable[VersionSection]) -> list[Section]:
    above: list[tuple[int, str]] = []
    sections = []
    for row in rows:
        while above and above[-1][0] >= row.level:
            above.pop()
        parent = above[-1][1] if above else ""
        section_id = str(row.section_id)
        sections.append(Section(section_id, row.number, row.level, row.heading, row.html, parent))
        above.append((row.level, section_id))
    return sections


def _successions(old: PolicyVersion, new: PolicyVersion) -> dict[str, list[str]]:
    rows = SectionSuccession.objects.filter(
        policy_id=new.policy_id,
        version__number__gt=old.number,
        version__number__lte=new.number,
        became__isnull=False,
    ).values_list("section_id", "became")
    found: dict[str, list[str]] = {}
    for section_id, became in rows:
        found.setdefault(str(section_id), []).append(str(became))
    return found


def changes_between(old: PolicyVersion, new: PolicyVersion) -> list[Row]:
    """One row per section, as ``comparison.compare`` gives them; three queries the first time."""
    key = f"changes-{EDITION}-{old.content_hash}-{new.content_hash}"
    rows: list[Row] | None = cache.get(key)
    if rows is None:
        rows = compare(
            _sections(sections_of(old)), _sections(sections_of(new)), _successions(old, new)
        )
        cache.set(key, rows, timeout=None)
    return rows
