"""One entry in full, for who may open it; opening leaves a trace."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from forms.moderation.deeds import DEEDS
from forms.moderation.selectors import reads_register
from forms.moderation.views.givers import giver_in_words
from forms.moderation.views.guards import entry_or_404, for_desk
from forms.register.actions.add_remark import add_remark
from forms.register.actions.record_read import record_read
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.selectors import (
    Dossier,
    dossier,
    earlier_entries,
    like_cases,
    outcome_label,
    parties_of,
    proposals_for,
    timeline,
    verbs_for,
)
from forms.register.selectors.agreements import agreement_deeds
from forms.register.selectors.lists import purpose_of_today
from forms.register.selectors.offices import offices_on
from forms.register.selectors.pinned_rules import PinnedRule, pinned_rules
from forms.register.states import OPEN, Status
from forms.register.words import CAUSES, QUALITIES, STATUSES, VERBS, sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.people.models import Person

EARLIER = 10


class PurposeForm(django_forms.Form):
    """Why an auditor opens an entry."""

    purpose_text = django_forms.CharField(
        label=_("Waarvoor opent u deze melding?"),
        help_text=_("De melder ziet uw naam en dit doel."),
        max_length=500,
        error_messages={"required": _("Geef aan waarvoor u deze melding opent.")},
    )
    use_required_attribute = False


class RemarkForm(django_forms.Form):
    """A note beside an entry."""

    text = django_forms.CharField(
        label=_("Opmerking"),
        help_text=_("De melder leest uw opmerking ook."),
        max_length=4000,
        widget=django_forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf een toelichting.")},
    )
    use_required_attribute = False


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    """The case file. An auditor first says why; one's own entry is followed elsewhere."""
    found = entry_or_404(request, reference)
    if found.employee_id == request.person.pk:
        return redirect("my_notification", reference=found.reference)
    if not parties_of(found, request.person):
        return _for_auditor(request, found)
    record_read(found, by=request.person, now=timezone.now())
    return shown(request, found)


def _for_auditor(request: HttpRequest, found: RegisterEntry) -> HttpResponse:
    now = timezone.now()
    earlier = purpose_of_today(found, request.person, day_of(now))
    form = PurposeForm(
        request.POST if request.method == "POST" else None, initial={"purpose_text": earlier}
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_read(
                found, by=request.person, now=now, purpose_text=form.cleaned_data["purpose_text"]
            )
        except NotAllowed as refused:
            for refusal in refused.refusals:
                form.add_error("purpose_text", sentence(refusal))
        else:
            return shown(request, found)
    context = {"entry": found, "form": form}
    return render(request, "forms/moderation/purpose.html", context)


def shown(
    request: HttpRequest, found: RegisterEntry, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """The page of an entry; reading it was recorded before."""
    verbs = verbs_for(found, request.person)
    case = dossier(found)
    parties = parties_of(found, request.person)
    deeds = list(DEEDS.values())
    context = {
        "entry": found,
        "kind": case.kind,
        "dossier": case,
        "status": STATUSES[Status(found.status)],
        "cause": CAUSES.get(found.reassess_cause, ""),
        "has_term": found.status in OPEN,
        "is_late": found.status in OPEN and found.due_on < day_of(timezone.now()),
        "qualities": [QUALITIES[party] for party in sorted(parties)],
        "allowed": [(VERBS[deed.verb], deed) for deed in deeds if deed.verb in verbs.allowed],
        "refused": [
            (VERBS[deed.verb], [sentence(refusal) for refusal in verbs.refused[deed.verb]])
            for deed in deeds
            if deed.verb in verbs.refused
        ],
        "proposals": proposals_in_words(found) if case.sheets and found.status in OPEN else [],
        "earlier": _earlier(found, request.person),
        "rules": _rules(case, request.person),
        "like_cases": like_cases(found),
        "giver": giver_in_words(found, request.person),
        "timeline": [
            {"title": item.sentence, "at": item.at, "by": item.by, "text": item.text}
            for item in timeline(found)
        ],
        "form": form or RemarkForm(),
        "may_remark": bool(parties),
        **_agreement_urls(request, found, case),
    }
    return render(request, "forms/moderation/entry.html", context, status=status)


def _agreement_urls(request: HttpRequest, found: RegisterEntry, case: Dossier) -> dict[str, str]:
    """Where this reader writes an agreement down or answers one; empty where that is not theirs."""
    today = day_of(timezone.now())
    deeds = agreement_deeds(found, request.person, case.agreements, today)
    key = found.reference
    return {
        "write_url": reverse("desk_agreement", args=[key]) if deeds.may_write else "",
        "reply_url": reverse("desk_agreement_reply", args=[key, deeds.reply_to])
        if deeds.reply_to
        else "",
    }


def proposals_in_words(found: RegisterEntry) -> list[tuple[str, list[str]]]:
    """What the rules advise: the reason, and the outcomes it points to."""
    return [
        (str(item.text), [str(outcome_label(found.kind, code)) for code in item.outcomes])
        for item in proposals_for(found)
    ]


def _rules(case: Dossier, reader: Person) -> list[PinnedRule]:
    """The policy pinned to the latest sheet, in words."""
    return pinned_rules(case.latest.pins, reader, timezone.now()) if case.latest else []


def _earlier(found: RegisterEntry, reader: Person) -> list[dict[str, Any]]:
    """Other entries of the same person; only what this reader may open leads on."""
    today = day_of(timezone.now())
    offices = offices_on(today)
    return [
        {
            "entry": other,
            "kind": kind_of(other.kind),
            "status": STATUSES[Status(other.status)],
            "outcome": outcome_label(other.kind, other.outcome) if other.outcome else "",
            "may_open": bool(parties_of(other, reader, offices)) or reads_register(reader),
        }
        for other in earlier_entries(found, reader)[:EARLIER]
    ]


@require_http_methods(["POST"])
@for_desk
def remark(request: HttpRequest, reference: str) -> HttpResponse:
    """Note something beside an entry; a refused note stays on the page."""
    found = entry_or_404(request, reference)
    form = RemarkForm(request.POST)
    is_closed = not parties_of(found, request.person) or found.employee_id == request.person.pk
    if form.is_valid():
        try:
            add_remark(found, by=request.person, now=timezone.now(), text=form.cleaned_data["text"])
        except NotAllowed as refused:
            for refusal in refused.refusals:
                form.add_error("text", sentence(refusal))
            # What is refused is undone as a whole, a reading too: so nothing is shown.
            is_closed = True
        else:
            return redirect("desk_entry", reference=found.reference)
    if is_closed:
        context = {"entry": found, "form": form}
        return render(request, "forms/moderation/remark_refused.html", context, status=409)
    record_read(found, by=request.person, now=timezone.now())
    return shown(request, found, form=form)
