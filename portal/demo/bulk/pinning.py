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
from portal.demo.bulk.encoding import Moment, moment_text
from portal.demo.bulk.tables import Table

Role = PinnedSection.Role
#: Role, section, policy, number of the version and hash of the text; the owner comes behind it.
Pin = tuple[str, str, str, int | None, str]
Pins = tuple[Pin, ...]
COLUMNS = ("role", "section_id", "policy_key", "version_number", "section_hash")


class Pinning:
    """The sections of all forms and how they stood, and the table of pins."""

    def __init__(self) -> None:
        self.table = Table(PinnedSection, *COLUMNS, "sheet_id", "decision_id")
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
        self.texts = [moment_text(moment) for moment in self.moments]
        self.lines: dict[int, dict[int, Timeline]] = {}
        self.known: dict[tuple[str, int, date, str], Pins] = {}

    def _moments(self) -> list[datetime]:
        versions = PolicyVersion.objects.filter(policy__in=self.policies)
        events = VersionEvent.objects.filter(policy__in=self.policies)
        published = versions.values_list("published_at", flat=True)
        return sorted({*published, *events.values_list("recorded_at", flat=True)})

    def of_sheet(self, form: FormVersion, event_on: date | None, received: Moment) -> Pins:
        """What ``pin_sheet`` pins: the day of the event if that is past, else the day received.

        Where nothing was in force on the day of the event, the day received stands beside it.
        """
        if event_on is None or event_on >= received.day:
            return self._pins(form, received.day, Role.RECEIVED, received.text)
        at_event = self._pins(form, event_on, Role.EVENT, received.text)
        if all(pin[0] != Role.NONE_IN_FORCE for pin in at_event):
            return at_event
        found = []
        for then, now in zip(
            at_event, self._pins(form, received.day, Role.RECEIVED, received.text), strict=True
        ):
            found.append(then)
            if then[0] == Role.NONE_IN_FORCE != now[0]:
                found.append(now)
        return tuple(found)

    def of_decision(self, form: FormVersion, decided: Moment) -> Pins:
        """What ``pin_decision`` pins: the sections as they stood on the day decided."""
        return self._pins(form, decided.day, Role.DECIDED, decided.text)

    def _pins(self, form: FormVersion, day: date, role: Any, now: str) -> Pins:
        """The sections of a form as they stood on a day, as known at a moment."""
        key = (form.content_hash, bisect_right(self.texts, now), day, role)
        if key not in self.known:
            ids = dict.fromkeys(str(UUID(text)) for text in form.content["sections"])
            self.known[key] = tuple(self._pin(text, key[1], day, role) for text in ids)
        return self.known[key]

    def _pin(self, text: str, epoch: int, day: date, role: str) -> Pin:
        policy, policy_key = self.homes.get(text, (0, ""))
        line = self._lines(epoch).get(policy)
        number = line.in_force(day) if line else None
        found = self.sections.get((text, number)) if number is not None else None
        if found is None:
            return (str(Role.NONE_IN_FORCE), text, policy_key, None, "")
        return (str(role), text, policy_key, number, found)

    def _lines(self, epoch: int) -> dict[int, Timeline]:
        if epoch not in self.lines:
            known = self.moments[epoch - 1] if epoch else None
            self.lines[epoch] = timelines(self.policies, now=known) if known else {}
        return self.lines[epoch]
