"""Where a section is now, whatever became of it since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from content.policies.models import Policy, PolicyVersion, SectionSuccession, VersionSection
from content.policies.selectors.in_force import HEAVY
from content.policies.selectors.policies import is_known, readable_policies
from content.policies.selectors.remembered import history_of
from content.policies.states import Succession
from content.policies.successions import Fate, fate_of, line_to
from portal.core.clock import day_of


@dataclass(frozen=True)
class SectionHome:
    """Where a section is now.

    ``section`` stands in the version in force, or, when ``is_current`` is False, in the last
    version before it that had it (or, without such a version, in the newest that has it).
    ``heirs`` are the sections that hold its words now, empty when it simply lapsed; ``kinds`` is
    what happened on the way, ``gone_in`` the number of the version in which it went (None: it did
    not go; nothing applies any more, or the version that has it does not apply yet).
    """

    policy: Policy
    section: VersionSection
    is_current: bool
    heirs: tuple[VersionSection, ...] = ()
    kinds: frozenset[Succession] = frozenset()
    gone_in: int | None = None

    @property
    def successors(self) -> tuple[UUID, ...]:
        """The ids of the sections that hold its words now."""
        return tuple(heir.section_id for heir in self.heirs)


def follows_of(policy_id: int) -> dict[int, int | None]:
    """Which version each version of a policy was made from; one query."""
    rows = PolicyVersion.objects.filter(policy_id=policy_id)
    return dict(rows.values_list("number", "follows"))


def steps_in(policy_id: int) -> dict[tuple[int, UUID], list[UUID | None]]:
    """What became of sections in a policy's versions, by (version number, section); one query."""
    rows = SectionSuccession.objects.filter(policy_id=policy_id).order_by("pk")
    found: dict[tuple[int, UUID], list[UUID | None]] = {}
    for number, section_id, became in rows.values_list("version__number", "section_id", "became"):
        found.setdefault((number, section_id), []).append(became)
    return found


def section_home(person: Any, section_id: UUID, *, now: datetime) -> SectionHome | None:
    """Where a section lives today, for this reader; None when it is unknown or closed to them."""
    homes = (
        VersionSection.objects.filter(
            section_id=section_id,
            version__policy__in=readable_policies(person),
            version__published_at__lte=now,
        )
        .select_related("version__policy")
        .defer(*(f"version__{name}" for name in HEAVY))
        .order_by("-version__number")
    )
    found = {section.version.number: section for section in homes}
    if not found:
        return None
    policy = found[max(found)].version.policy
    history = history_of(policy)
    timeline = history.timeline(now=now)
    # A correction is not known before what it corrects.
    by_number = {number: one for number, one in found.items() if number in timeline.versions}
    if not by_number or not is_known(policy, now=now, history=history):
        return None
    newest = by_number[max(by_number)]
    number = timeline.in_force(day_of(now))
    if number in by_number:
        return SectionHome(policy, by_number[number], True)
    # Where nothing applies (any more), the last text says where the words went.
    line = line_to(
        number or max(timeline.versions, default=newest.version.number), follows_of(policy.pk)
    )
    had = [place for place in line if place in by_number]
    if not had:
        return SectionHome(policy, newest, False)
    fate = fate_of(section_id, line[line.index(had[-1]) + 1 :], steps_in(policy.pk))
    heirs = _heirs(policy, line[-1], fate) if fate.number else ()
    return SectionHome(policy, by_number[had[-1]], False, tuple(heirs), fate.kinds, fate.number)


def _heirs(policy: Policy, number: int, fate: Fate) -> Sequence[VersionSection]:
    return (
        VersionSection.objects.filter(
            version__policy=policy, version__number=number, section_id__in=fate.heirs
        )
        .select_related("version__policy")
        .defer(*(f"version__{name}" for name in HEAVY))
        .order_by("position")
    )
