"""Pins in bulk: what ``forms.register.pins`` would find, without asking the database each time.

What is known changes only when a version is published or something is recorded about a policy, so
a timeline is made once for every such moment.
"""

from bisect import bisect_right
from datetime import date, datetime
from typing import Any
from uuid import UUID

from content.policies.models import PolicyVersion, VersionEvent, VersionSection
from content.policies.selectors import timelines
from content.policies.validity import Timeline
from forms.register.models import FormVersion, PinnedSection
from portal.demo.bulk.tables import without_key

Role = PinnedSection.Role
Pin = dict[str, Any]


class Pins:
    """The table of pins, with the sections of all forms and how they stood."""

    def __init__(self) -> None:
        self.table = without_key(PinnedSection)
        ids = {text for form in FormVersion.objects.all() for text in form.content["sections"]}
        rows = VersionSection.objects.filter(section_id__in=[UUID(text) for text in ids])
        self.sections: dict[tuple[str, int], str] = {}
        self.homes: dict[str, tuple[int, str]] = {}
        for row in rows.select_related("version__policy").defer("version__source"):
            text, version = str(row.section_id), row.version
            self.sections[text, version.number] = row.text_hash
            self.homes[text] = (version.policy_id, str(version.policy.key))
        self.policies = {policy for policy, _key in self.homes.values()}
        self.moments = self._moments()
        self.lines: dict[int, dict[int, Timeline]] = {}
        self.known: dict[tuple[str, int, date, str], Pin] = {}

    def _moments(self) -> list[datetime]:
        versions = PolicyVersion.objects.filter(policy__in=self.policies)
        events = VersionEvent.objects.filter(policy__in=self.policies)
        published = versions.values_list("published_at", flat=True)
        return sorted({*published, *events.values_list("recorded_at", flat=True)})

    def add(
        self, form: FormVersion, day: date, role: Any, now: datetime, **owner: int | None
    ) -> None:
        """Pin the sections of a form as they stood on a day to a sheet or a decision."""
        epoch = bisect_right(self.moments, now)
        for text in form.content["sections"]:
            key = (text, epoch, day, role)
            if key not in self.known:
                self.known[key] = self._pin(*key)
            self.table.add({**self.known[key], **owner})

    def _pin(self, text: str, epoch: int, day: date, role: str) -> Pin:
        policy, policy_key = self.homes.get(text, (0, ""))
        line = self._lines(epoch).get(policy)
        number = line.in_force(day) if line else None
        found = self.sections.get((text, number)) if number is not None else None
        return {
            "role": role if found is not None else Role.NONE_IN_FORCE,
            "section_id": text,
            "policy_key": policy_key,
            "version_number": number if found is not None else None,
            "section_hash": found or "",
        }

    def _lines(self, epoch: int) -> dict[int, Timeline]:
        if epoch not in self.lines:
            known = self.moments[epoch - 1] if epoch else None
            self.lines[epoch] = timelines(self.policies, now=known) if known else {}
        return self.lines[epoch]
