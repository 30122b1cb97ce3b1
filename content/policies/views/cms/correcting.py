"""Correct what was written beside the text: dates, and notes."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from content.policies.actions.add_note import add_note
from content.policies.actions.correct_dates import correct_dates
from content.policies.rules import Withdrawal, refusals_to_add, refusals_to_correct_dates
from content.policies.selectors.foreseen import Foreseen, foreseen
from content.policies.states import CORRECTABLE_DATES, EventKind
from content.policies.validity import EventFacts
from content.policies.views.cms.forms import DatesForm, NoteForm
from content.policies.views.cms.withdrawing import OfVersion
from portal.core.clock import day_of
from portal.core.refusals import Refusal


class DatesView(OfVersion):
    """A date of a version was wrong."""

    form_class = DatesForm

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        known = foreseen(self.desk.policy, now=self.desk.now).before.dates
        self.current: dict[str, date | None] = asdict(known[self.version.number])

    def heading(self) -> str:
        return _("Datums van versie %(number)s van %(title)s corrigeren") % self.facts

    def label(self) -> str:
        return _("Datums corrigeren")

    def initial(self) -> dict[str, Any]:
        return dict(self.current)

    def dates(self, data: dict[str, Any]) -> dict[str, date | None]:
        """The dates that become other ones; all when none does, which is then refused."""
        given = {name: data[name] for name in CORRECTABLE_DATES}
        return {
            name: value for name, value in given.items() if value != self.current[name]
        } or given

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        published = day_of(self.version.published_at)
        return refusals_to_correct_dates(withdrawal, self.dates(data), self.current, published)

    def events(self, data: dict[str, Any]) -> list[EventFacts]:
        return [
            self.event(
                EventKind.DATES_CORRECTED, number=self.version.number, dates=self.dates(data)
            )
        ]

    def remarks(self, seen: Foreseen, form: Any) -> list[str]:
        if self.version.corrects and "valid_until" in self.dates(form.cleaned_data):
            return [
                _(
                    "Een correctie eindigt wanneer versie %(base)s eindigt; haar eigen laatste "
                    "dag telt niet."
                )
                % {"base": self.version.corrects}
            ]
        return []

    def perform(self, data: dict[str, Any]) -> str:
        correct_dates(
            self.desk.policy,
            number=self.version.number,
            dates=self.dates(data),
            reason=data["reason"],
            by=self.desk.by,
            now=self.desk.now,
        )
        return _("De datums van versie %(number)s zijn gecorrigeerd.") % self.facts


class NoteView(OfVersion):
    """A note beside a version."""

    form_class = NoteForm

    def heading(self) -> str:
        return _("Aantekening bij versie %(number)s van %(title)s") % self.facts

    def label(self) -> str:
        return _("Aantekening toevoegen")

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        return refusals_to_add(withdrawal)

    def remarks(self, seen: Foreseen, form: Any) -> list[str]:
        return [_("Een aantekening kan later niet worden weggehaald of veranderd.")]

    def perform(self, data: dict[str, Any]) -> str:
        add_note(
            self.desk.policy,
            number=self.version.number,
            note=data["reason"],
            by=self.desk.by,
            now=self.desk.now,
        )
        return _("De aantekening staat bij versie %(number)s.") % self.facts
