"""The comparison of two issued versions; what was issued never changes, so it may be cached."""

from collections.abc import Iterable, Mapping

from django.core.cache import cache

from content.policies.comparison import Row, Section, compare
from content.policies.models import PolicyVersion, VersionSection
from content.policies.selectors import sections_of
from content.policies.selectors.homes import follows_of, steps_in
from content.policies.successions import moves_between

#: Raise when a row says something else than before for the same two versions.
EDITION = 2


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


def _successions(
    old: PolicyVersion, new: PolicyVersion, before: Iterable[Section], after: Iterable[Section]
) -> Mapping[str, list[str]]:
    """Which sections' words went to which others, in whichever direction is compared."""
    follows, steps = follows_of(old.policy_id), steps_in(old.policy_id)
    if not steps:
        return {}
    moves = moves_between(
        old.number,
        new.number,
        follows,
        steps,
        [section.section_id for section in before],
        [section.section_id for section in after],
    )
    return {str(gone): [str(one) for one in became] for gone, became in moves.items()}


def changes_between(old: PolicyVersion, new: PolicyVersion) -> list[Row]:
    """One row per section, as ``comparison.compare`` gives them; four queries the first time, none
    after that. Either version may be the older one.
    """
    key = f"changes-{EDITION}-{old.pk}-{new.pk}-{old.content_hash[:16]}-{new.content_hash[:16]}"
    rows: list[Row] | None = cache.get(key)
    if rows is None:
        before, after = _sections(sections_of(old)), _sections(sections_of(new))
        rows = compare(before, after, _successions(old, new, before, after))
        cache.set(key, rows, timeout=None)
    return rows
