"""Adding something to what was issued: a form, then what it means, then the deed.

A subclass says which form, why not, what would be added in time, and which action does it.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from content.policies.consequences import overlaps, shifts, unmeant_gaps
from content.policies.rules import Withdrawal
from content.policies.selectors.drafts import withdrawal_of
from content.policies.selectors.foreseen import Foreseen, foreseen
from content.policies.states import EventKind
from content.policies.telling import gap_sentence, overlap_sentence, shift_sentences
from content.policies.validity import EventFacts
from content.policies.views.cms.desk import Desk, desk_of, show_refusals
from content.policies.views.cms.forms import ReasonForm
from portal.core.refusals import NotAllowed, Refusal

#: Above every key of a row: what is about to be added comes last.
NEXT_KEY = 2**62


class Act(View):
    """One verb of the versions room."""

    http_method_names = ("get", "head", "post")
    form_class: type[Any] = ReasonForm
    desk: Desk
    number: int | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.desk = desk_of(request, kwargs.pop("policy_id"))
        if not self.desk.may_withdraw:
            raise PermissionDenied
        self.prepare(**kwargs)
        return super().dispatch(request)

    # --- what a subclass says

    def prepare(self, **kwargs: Any) -> None:
        """Find what the address names. Raises Http404."""

    def heading(self) -> str:
        """What is done, to what."""
        raise NotImplementedError

    def label(self) -> str:
        """The words on the last button."""
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        """What the form starts with."""
        return {}

    def form(self, data: Any = None) -> Any:
        """The form of this verb."""
        return self.form_class(data, initial=self.initial())

    def refusals(self, withdrawal: Withdrawal, data: dict[str, Any]) -> Iterable[Refusal]:
        """Why not."""
        raise NotImplementedError

    def events(self, data: dict[str, Any]) -> list[EventFacts]:
        """What would be added to the history."""
        return []

    def remarks(self, seen: Foreseen, form: Any) -> list[str]:
        """What else is worth knowing before deciding."""
        return []

    def perform(self, data: dict[str, Any]) -> str:
        """Do it and say so. Raises NotAllowed."""
        raise NotImplementedError

    # --- what they share

    def event(self, kind: EventKind, **facts: Any) -> EventFacts:
        """Something added now."""
        return EventFacts(NEXT_KEY, kind, self.desk.now, **facts)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.show(self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check, then confirm; whatever was typed is kept on the way."""
        form, stage = self.form(request.POST), request.POST.get("stage")
        if not form.is_valid() or stage == "change":
            return self.show(form)
        withdrawal = withdrawal_of(
            self.desk.policy, self.desk.by, form.cleaned_data["reason"], self.desk.now
        )
        refusals = list(self.refusals(withdrawal, form.cleaned_data))
        if refusals:
            show_refusals(form, refusals)
            return self.show(form)
        if stage != "confirm":
            return self.ask(form)
        try:
            done = self.perform(form.cleaned_data)
        except NotAllowed as refused:
            show_refusals(form, refused)
            return self.show(form)
        messages.success(request, done)
        return redirect("policies_cms:versions", self.desk.policy.pk)

    def show(self, form: Any) -> HttpResponse:
        """The form, with what is wrong in it."""
        context = {"policy": self.desk.policy, "form": form, "heading": self.heading()}
        return render(self.desk.request, "content/policies/cms/act.html", context)

    def ask(self, form: Any) -> HttpResponse:
        """What it means, before it is done."""
        seen = foreseen(self.desk.policy, now=self.desk.now, events=self.events(form.cleaned_data))
        known_gaps, known_overlaps = set(unmeant_gaps(seen.before)), set(overlaps(seen.before))
        warnings = [gap_sentence(gap) for gap in unmeant_gaps(seen.after) if gap not in known_gaps]
        warnings += [
            overlap_sentence(one) for one in overlaps(seen.after) if one not in known_overlaps
        ]
        context = {
            "policy": self.desk.policy,
            "form": form,
            "heading": self.heading(),
            "consequences": shift_sentences(shifts(seen.before, seen.after)),
            "warnings": warnings,
            "remarks": self.remarks(seen, form),
            "label": self.label(),
            "asks_again": False,
            **self.questions(seen, form),
        }
        return render(self.desk.request, "content/policies/cms/confirm.html", context)

    def questions(self, seen: Foreseen, form: Any) -> dict[str, Any]:
        """What is asked beside the consequence."""
        return {}


def version_title(number: int | None) -> str:
    """A version in a heading."""
    return _("versie %(number)s") % {"number": number}
