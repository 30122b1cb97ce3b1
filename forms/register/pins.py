"""Pinning the policy sections that held to an answer sheet or a decision.

The rule as it stood on the day of the event, known when we recorded it, is what the case is
judged by later; a new text never changes that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from content.policies.models import VersionSection
from content.policies.selectors import timelines
from forms.register.models import AnswerSheet, Decision, PinnedSection
from portal.core.clock import day_of

Role = PinnedSection.Role


@dataclass(frozen=True)
class Found:
    """A section on a day: its policy, and its text if the version then in force had it."""

    policy_key: str
    section: VersionSection | None


def sections_in_force(
    section_ids: Iterable[str], days: Iterable[date], now: datetime
) -> dict[tuple[str, date], Found]:
    """Each section on each day, as known now; five queries whatever the number of sections."""
    ids, days = [UUID(text) for text in section_ids], list(days)
    policies = {
        row["section_id"]: (row["version__policy_id"], str(row["version__policy__key"]))
        for row in VersionSection.objects.filter(section_id__in=ids).values(
            "section_id", "version__policy_id", "version__policy__key"
        )
    }
    lines = timelines({policy for policy, _key in policies.values()}, now=now)
    sections = {
        (section.section_id, section.version.number): section
        for section in VersionSection.objects.filter(section_id__in=ids)
        .select_related("version")
        .defer("html", "version__source")
    }
    found = {}
    for section_id in ids:
        policy, key = policies.get(section_id, (None, ""))
        line = lines.get(policy)
        for day in days:
            number = line.in_force(day) if line else None
            found[str(section_id), day] = Found(key, sections.get((section_id, number)))
    return found


def _keep(role: str, section_id: str, found: Found, **owner: object) -> None:
    section = found.section
    PinnedSection.objects.create(
        role=role if section else Role.NONE_IN_FORCE,
        section_id=section_id,
        policy_key=found.policy_key,
        version_number=section.version.number if section else None,
        section_hash=section.text_hash if section else "",
        **owner,
    )


def pin_sheet(sheet: AnswerSheet, *, now: datetime) -> None:
    """Pin the sections of the form on the event day; ahead or unknown: on the day received.

    Where nothing was in force then, that is kept beside the pin of the day received.
    """
    ids = sheet.form_version.content["sections"]
    if not ids:
        return
    today = day_of(now)
    is_past = sheet.event_on is not None and sheet.event_on < today
    day = sheet.event_on if is_past and sheet.event_on else today
    found = sections_in_force(ids, {day, today}, now)
    for section_id in dict.fromkeys(str(UUID(text)) for text in ids):
        _keep(
            str(Role.EVENT if is_past else Role.RECEIVED),
            section_id,
            found[section_id, day],
            sheet=sheet,
        )
        if is_past and not found[section_id, day].section and found[section_id, today].section:
            _keep(str(Role.RECEIVED), section_id, found[section_id, today], sheet=sheet)


def pin_decision(decision: Decision, *, now: datetime) -> None:
    """Pin the same sections as they stood on the day decided."""
    ids = decision.sheet.form_version.content["sections"]
    if not ids:
        return
    today = day_of(now)
    found = sections_in_force(ids, {today}, now)
    for section_id in dict.fromkeys(str(UUID(text)) for text in ids):
        _keep(str(Role.DECIDED), section_id, found[section_id, today], decision=decision)
