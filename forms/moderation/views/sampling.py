"""The controller's sample: drawn by lot, worked off by checking, followed until nothing is left."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from forms.moderation.selectors import sees_samples
from forms.moderation.views.guards import for_desk
from forms.register.actions.draw_sample import draw_sample
from forms.register.drawing import MOST
from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import Sample
from forms.register.selectors.samples import (
    Place,
    SampleLine,
    left_of,
    sample_by_key,
    sample_lines,
    samples,
)
from forms.register.words import PLACES, REFUSALS, sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.core.refused_forms import add_refusals
from portal.people.roles import Capability

LOOKS = {Place.TO_CHECK: "warning", Place.CHECKED: "positive"}


class DrawForm(django_forms.Form):
    """Of what, and how many."""

    kind = django_forms.ChoiceField(label=_("Soort melding"))
    year = django_forms.IntegerField(
        label=_("Jaar waarin de meldingen binnenkwamen"), min_value=1900, max_value=9000
    )
    size = django_forms.IntegerField(
        label=_("Hoeveel meldingen?"),
        help_text=_("Zijn het er minder, dan krijgt u ze allemaal."),
        min_value=1,
        max_value=MOST,
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_kinds = [kind for kind in kinds() if not kind.is_discreet]
        self.fields["kind"].choices = [(kind.code, kind.label_plural) for kind in open_kinds]


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def sampling(request: HttpRequest) -> HttpResponse:
    """All draws with what is left of each, and the form that draws another."""
    if not sees_samples(request.person):
        raise PermissionDenied
    now = timezone.now()
    form = DrawForm(
        request.POST if request.method == "POST" else None,
        initial={"year": day_of(now).year, "size": 10},
    )
    if request.method == "POST" and form.is_valid():
        try:
            sample = draw_sample(
                **form.cleaned_data, seed=get_random_string(32), by=request.person, now=now
            )
        except NotAllowed as refused:
            add_refusals(form, refused.refusals, sentence)
        else:
            return redirect("desk_sample", sample_id=sample.pk)
    drawn = samples()
    left = left_of(drawn)
    context = {
        "form": form,
        "may_draw": request.person.can(Capability.CHECK_REGISTER),
        "lines": [_sample_line(sample, left[sample.pk]) for sample in drawn],
    }
    status = 409 if form.is_bound and not context["may_draw"] else 200
    return render(request, "forms/moderation/samples.html", context, status=status)


def _sample_line(sample: Sample, left: int) -> dict[str, Any]:
    return {"sample": sample, "kind": kind_of(sample.kind).label_plural, "left": left}


@require_safe
@for_desk
def sample(request: HttpRequest, sample_id: UUID) -> HttpResponse:
    """One draw: which entries, what was found and what is left. List lines are no reading."""
    if not sees_samples(request.person):
        raise PermissionDenied
    found = sample_by_key(sample_id)
    if found is None:
        raise Http404
    lines = sample_lines(found, request.person)
    context = {
        "sample": found,
        "kind": kind_of(found.kind),
        "lines": [_line(line) for line in lines],
        "left": sum(line.place is Place.TO_CHECK for line in lines),
        "may_check": request.person.can(Capability.CHECK_REGISTER),
    }
    return render(request, "forms/moderation/sample.html", context)


def _line(line: SampleLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "entry": line.entry,
        "place": PLACES[line.place],
        "look": LOOKS.get(line.place, "info"),
        "is_left": line.place is Place.TO_CHECK,
        "check": line.check,
        "refused": REFUSALS[line.refused] if line.refused else "",
    }
