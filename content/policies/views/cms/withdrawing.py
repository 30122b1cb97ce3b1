"""Withdraw: repeal the policy, annul a version, and take either back."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.policies.actions.annul import annul
from content.policies.actions.repeal import repeal
from content.policies.actions.rescind import rescind
from content.policies.consequences import starting_from
from content.policies.models import PolicyVersion, VersionEvent
from content.policies.rules import (
    Withdrawal,
    refusals_to_annul,
    refusals_to_repeal,
    refusals_to_rescind,
)
from content.policies.selectors.drafts import undoable
from content.policies.selectors.foreseen import Foreseen
from content.policies.states import EventKind
from content.policies.telling import numbers
from content.policies.validity import EventFacts
from content.policies.views.cms.acts import Act
from content.policies.views.cms.forms import RepealForm
from content.policies.words import EVENT_KINDS
from portal.core.refusals import Refusal
from portal.core.templatetags.portal import dutch_date


class RepealView(Act):
    """End the policy from a day; asks what becomes of versions prepared for later."""

    form_class = RepealForm

    def heading(self) -> str:
        return _("%(title)s intrekken") % {"title": self.desk.policy}

    def label(self) -> str:
        return pgettext("policy", "Intrekken")

    def form(self, data: Any = None) -> RepealForm:
        known = PolicyVersion.objects.filter(policy=self.desk.policy).order_by("number")
        versions = known.values_list("number", flat=True)
        return RepealForm(data, initial={"from_on": self.desk.today}, versions=versions)

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        yield from refusals_to_repeal(withdrawal, data["from_on"])
        for number in data["annul"]:
            for refusal in refusals_to_annul(withdrawal, number):
                yield Refusal(refusal.code, refusal.facts, "annul")

    def events(self, data: dict[str, Any]) -> list[EventFacts]:
        repealed = self.event(EventKind.REPEALED, from_on=data["from_on"])
        return [
            repealed,
            *(self.event(EventKind.ANNULLED, number=number) for number in data["annul"]),
        ]

    def questions(self, seen: Foreseen, form: Any) -> dict[str, Any]:
        """Prepared versions still start: shall they be annulled with it?"""
        chosen = set(form.cleaned_data["annul"])
        starting = [*starting_from(seen.after, form.cleaned_data["from_on"]), *chosen]
        return {
            "asks_again": bool(starting),
            "prepared": [
                {
                    "number": number,
                    "chosen": number in chosen,
                    "start": min(
                        (one.start for one in seen.before.periods_of(number)), default=None
                    ),
                }
                for number in sorted(set(starting))
            ],
        }

    def perform(self, data: dict[str, Any]) -> str:
        policy, by, now = self.desk.policy, self.desk.by, self.desk.now
        repeal(policy, from_on=data["from_on"], reason=data["reason"], by=by, now=now)
        for number in data["annul"]:
            annul(policy, number=number, reason=data["reason"], by=by, now=now)
        facts = {"day": dutch_date(data["from_on"]), "annulled": numbers(data["annul"])}
        if data["annul"]:
            return _("Ingetrokken vanaf %(day)s; vernietigd: versie %(annulled)s.") % facts
        return _("Ingetrokken vanaf %(day)s.") % facts


class OfVersion(Act):
    """A verb about one version."""

    version: PolicyVersion

    def prepare(self, **kwargs: Any) -> None:
        found = (
            PolicyVersion.objects.defer("source")
            .filter(policy=self.desk.policy, number=kwargs["number"])
            .first()
        )
        if found is None:
            raise Http404
        self.version = found

    @property
    def facts(self) -> dict[str, Any]:
        """What the words need."""
        return {"number": self.version.number, "title": self.desk.policy}


class AnnulView(OfVersion):
    """A version should never have been."""

    def heading(self) -> str:
        return _("Versie %(number)s van %(title)s vernietigen") % self.facts

    def label(self) -> str:
        return pgettext("policy", "Vernietigen")

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        return refusals_to_annul(withdrawal, self.version.number)

    def events(self, data: dict[str, Any]) -> list[EventFacts]:
        return [self.event(EventKind.ANNULLED, number=self.version.number)]

    def perform(self, data: dict[str, Any]) -> str:
        annul(
            self.desk.policy,
            number=self.version.number,
            reason=data["reason"],
            by=self.desk.by,
            now=self.desk.now,
        )
        return _("Versie %(number)s is vernietigd; de tekst blijft leesbaar.") % self.facts


class RescindView(Act):
    """Take a repeal or annulment back."""

    undone: VersionEvent

    def prepare(self, **kwargs: Any) -> None:
        found = (
            VersionEvent.objects.select_related("version", "policy")
            .filter(policy=self.desk.policy, pk=kwargs["event_id"])
            .first()
        )
        if found is None:
            raise Http404
        self.undone = found

    def heading(self) -> str:
        facts = {
            "event": str(dict(EVENT_KINDS)[self.undone.kind]).lower(),
            "day": dutch_date(self.undone.recorded_at),
            "title": self.desk.policy,
        }
        if self.undone.version:
            facts["number"] = self.undone.version.number
            return _("Herroepen: versie %(number)s van %(title)s, %(event)s op %(day)s") % facts
        return _("Herroepen: %(title)s, %(event)s op %(day)s") % facts

    def label(self) -> str:
        return pgettext("to do", "Herroepen")

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        return refusals_to_rescind(
            withdrawal,
            is_undoable=undoable(self.undone),
            is_undone=VersionEvent.objects.filter(undoes=self.undone).exists(),
        )

    def events(self, data: dict[str, Any]) -> list[EventFacts]:
        return [self.event(EventKind.RESCINDED, undoes=self.undone.pk)]

    def perform(self, data: dict[str, Any]) -> str:
        rescind(self.undone, reason=data["reason"], by=self.desk.by, now=self.desk.now)
        return _("Herroepen. De gebeurtenis en deze herroeping blijven in de geschiedenis staan.")
