"""Decisions whose rule changed: look, and say whether they stand or are taken anew."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from forms.moderation.views.guards import entry_or_404, for_desk
from forms.register.actions.keep_after_change import keep_after_change, reassess_after_change
from forms.register.actions.record_read import record_read
from forms.register.kinds.registry import kind_of
from forms.register.selectors import dossier
from forms.register.selectors.changed_rules import changed_sections, lines_to_look_at, to_look_at
from forms.register.words import sentence
from portal.core.refusals import NotAllowed
from portal.core.refused_forms import add_refusals

PAGE = 25
STAYS, ANEW = "stays", "anew"


class LookedForm(django_forms.Form):
    """What follows, and why."""

    follows = django_forms.ChoiceField(
        label=gettext_lazy("Wat volgt hieruit?"),
        choices=[
            (STAYS, gettext_lazy("Het besluit blijft staan")),
            (ANEW, gettext_lazy("Er moet opnieuw worden beoordeeld")),
        ],
        widget=django_forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een van beide.")},
    )
    reason = django_forms.CharField(
        label=gettext_lazy("Waarom?"),
        max_length=4000,
        widget=django_forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Geef een reden.")},
    )
    use_required_attribute = False


@require_safe
@for_desk
def changed_rules(request: HttpRequest) -> HttpResponse:
    """Registered decisions under which a section changed materially, oldest decision first."""
    changed = changed_sections(timezone.now())
    pins = to_look_at(request.person, changed)
    after = request.GET.get("na", "")
    if after:
        if not after.isdigit():
            raise Http404
        pins = pins.filter(pk__gt=int(after))
    found = list(pins[: PAGE + 1])
    context = {
        "lines": lines_to_look_at(found[:PAGE], changed),
        "next_url": f"?na={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "first_url": "?" if after else "",
    }
    return render(request, "forms/moderation/changed_rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def changed_rule(request: HttpRequest, reference: str) -> HttpResponse:
    """One of them: what was decided, what changed, and the answer. Opening it is a read."""
    found, now = entry_or_404(request, reference), timezone.now()
    changed = changed_sections(now)
    pins = list(to_look_at(request.person, changed).filter(decision__entry=found))
    form = LookedForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        anew = form.cleaned_data["follows"] == ANEW
        act = reassess_after_change if anew else keep_after_change
        try:
            act(found, by=request.person, now=now, reason=form.cleaned_data["reason"])
        except NotAllowed as no:
            add_refusals(form, (item for item in no.refusals if item.field), sentence)
            refused = [sentence(item) for item in no.refusals if not item.field]
        else:
            done = _("Er wordt opnieuw beoordeeld.") if anew else _("Het besluit blijft staan.")
            messages.success(request, f"{found.reference}: {done}")
            return redirect("desk_changed_rules")
    if not pins and not refused:
        raise Http404
    context: dict[str, Any] = {
        "entry": found,
        "kind": kind_of(found.kind),
        "lines": lines_to_look_at(pins, changed),
        "form": form,
        "refused": refused,
    }
    if pins:
        record_read(found, by=request.person, now=now)
        context["decision"] = dossier(found).standing_decision
    status = 409 if refused else 200
    return render(request, "forms/moderation/changed_rule.html", context, status=status)
