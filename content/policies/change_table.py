"""The change table: what each version changed, in the form that such texts have as an annex.

The facts are computed from the issued texts; editors add reasons and cannot change a fact.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.policies.changes import changes_between
from content.policies.comparison import Row
from content.policies.models import ChangeReason, Policy, PolicyVersion
from content.policies.selectors.homes import follows_of
from content.policies.selectors.in_force import HEAVY
from content.policies.states import ChangeKind
from content.policies.successions import line_to
from content.policies.words import MOTIVES

#: From this share of its words on a changed section was written anew.
REWRITTEN = 0.5


@dataclass(frozen=True)
class Line:
    """One line of the table. Without ``section_id`` it is about the whole of a version.

    ``kinds`` are what happened, in words; ``motives`` and ``reason`` are the editor's. ``base`` is
    the number of the version it is compared with, None for a first one.
    """

    version: PolicyVersion
    section_id: UUID | None
    old_number: str
    new_number: str
    title: str
    kinds: tuple[str, ...]
    base: int | None = None
    motives: tuple[str, ...] = ()
    reason: str = ""

    @property
    def kinds_text(self) -> str:
        """The kinds as one phrase."""
        return ", ".join(self.kinds)

    @property
    def reason_text(self) -> str:
        """The motives and the reason as one text."""
        return ": ".join(part for part in (", ".join(self.motives), self.reason) if part)


def lines_of(
    policy: Policy, versions: Sequence[PolicyVersion], known: Collection[int]
) -> list[Line]:
    """The table of these versions of one policy, oldest first; three queries, and those of the
    comparisons that were not made before.

    Each is compared with the version it was made from, or, when readers may not know that one (its
    number is not in ``known``), with the one before that.
    """
    bases = _bases(policy, versions, known)
    reasons = _reasons(versions)
    lines = []
    for version in versions:
        for line in _facts(version, bases.get(version.number)):
            motives, reason = reasons.get((version.pk, line.section_id), ((), ""))
            lines.append(replace(line, motives=motives, reason=reason))
    return lines


def line_of(
    policy: Policy, version: PolicyVersion, section_id: UUID | None, known: Collection[int]
) -> Line | None:
    """One line of a version's table; None when this section did not change in it."""
    lines = lines_of(policy, [version], known)
    return next((line for line in lines if line.section_id == section_id), None)


def _bases(
    policy: Policy, versions: Iterable[PolicyVersion], known: Collection[int]
) -> dict[int, PolicyVersion]:
    """What each version is compared with, by its number."""
    follows = follows_of(policy.pk)
    numbers = {}
    for version in versions:
        before = [one for one in line_to(version.number, follows)[:-1] if one in known]
        if before:
            numbers[version.number] = before[-1]
    rows = PolicyVersion.objects.defer(*HEAVY).filter(
        policy=policy, number__in=set(numbers.values())
    )
    found = {row.number: row for row in rows}
    return {number: found[base] for number, base in numbers.items()}


def _reasons(versions: Iterable[PolicyVersion]) -> dict[Any, tuple[tuple[str, ...], str]]:
    """The newest reason of each (version row, section)."""
    names = {code: str(name) for code, name in MOTIVES}
    rows = ChangeReason.objects.filter(version__in=[version.pk for version in versions])
    return {
        (row.version_id, row.section_id): (
            tuple(names.get(code, code) for code in row.motives),
            row.reason,
        )
        for row in rows.order_by("recorded_at", "pk")
    }


def _facts(version: PolicyVersion, before: PolicyVersion | None) -> Iterator[Line]:
    whole = (
        _("nieuw") if before is None else str(version.get_change_kind_display()).partition(":")[0]
    )
    base = before.number if before else None
    yield Line(version, None, "", "", _("Hele document"), (whole.lower(),), base)
    if before is None:
        return
    for row in changes_between(before, version):
        if row.is_changed:
            yield Line(
                version,
                UUID(row.section_id),
                row.old_number,
                row.new_number,
                row.heading,
                tuple(_kinds(row, version.change_kind == ChangeKind.EDITORIAL)),
                base,
            )


def _kinds(row: Row, is_editorial: bool) -> Iterator[str]:
    """What happened to a section, in the words that such tables use."""
    facts = set(row.facts)
    if "new" in facts:
        yield _("nieuw")
    if "lapsed" in facts:
        yield pgettext("section", "vervallen")
    if "reworded" in facts:
        yield _wording(row, is_editorial)
    if "renumbered" in facts:
        yield _("vernummerd") if "reworded" in facts else _("vernummerd, tekst ongewijzigd")
    for fact, name in (
        ("moved", _("verplaatst")),
        ("split", _("gesplitst")),
        ("merged", _("samengevoegd")),
    ):
        if fact in facts:
            yield name


def _wording(row: Row, is_editorial: bool) -> str:
    if row.is_markup_only:
        return _("verwijzing of opmaak gewijzigd")
    if is_editorial:
        return _("redactioneel gewijzigd")
    words = max(len(row.new_html.split()), 1)
    is_rewritten = row.words_added >= REWRITTEN * words
    return _("herschreven") if is_rewritten else _("tekst gewijzigd")
