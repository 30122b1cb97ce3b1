"""Joining, splitting and describing givers: the screen proposes, a moderator decides and why."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.moderation import giver_pages
from forms.moderation.giver_forms import ApartForm, DescribeForm, JoinForm, SplitForm
from forms.moderation.views.givers import for_moderators, group_or_404, said
from forms.register.actions.describe_giver import describe_giver
from forms.register.actions.join_givers import join_givers
from forms.register.actions.set_apart import set_apart
from forms.register.actions.split_givers import split_givers
from forms.register.models import Benefit, GiverGroup
from forms.register.selectors.givers import likely_variants
from forms.register.words import sentence
from portal.core.refusals import NotAllowed
from portal.core.refused_forms import add_refusals

METHODS = ["GET", "HEAD", "POST"]


def _asked(
    request: HttpRequest,
    group: GiverGroup,
    form: django_forms.Form,
    act: Callable[[dict[str, Any]], HttpResponse],
    **context: Any,
) -> HttpResponse:
    """The page with its form. Refused: 409 with the reasons and all that was typed."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return act(form.cleaned_data)
        except NotAllowed as refused:
            add_refusals(form, refused.refusals, sentence)
            status = 409
    around = {"group": group, "form": form, "back_url": reverse("desk_giver", args=[group.pk])}
    template = "forms/moderation/givers/change.html"
    return render(request, template, {**around, **context}, status=status)


def _present(group_id: UUID) -> GiverGroup:
    """A giver that was joined changes no more by itself."""
    group = group_or_404(group_id)
    if group.joined_into_id:
        raise Http404
    return group


@require_http_methods(METHODS)
@for_moderators
def join(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Proposes what looks alike, and what was searched for; nothing is joined by itself."""
    group = _present(group_id)
    words = request.GET.get("naam", "")
    variants = likely_variants(group)
    offered = {
        str(item.group.pk): _("%(name)s (gemeld als: %(names)s)")
        % {"name": item.group.name, "names": ", ".join(item.names)}
        for item in variants
    }
    for found in giver_pages.groups_to_join(group, words):
        offered.setdefault(str(found.pk), found.name)
    data = request.POST if request.method == "POST" else None
    form = JoinForm(data, offered=offered.items())

    def act(cleaned: dict[str, Any]) -> HttpResponse:
        into = group_or_404(UUID(cleaned["into"]))
        now = timezone.now()
        join_givers(group, into=into, by=request.person, now=now, reason=cleaned["reason"])
        return said(request, _("Samengevoegd. U kunt dit ongedaan maken met Namen splitsen."), into)

    return _asked(
        request,
        group,
        form,
        act,
        heading=_("Samenvoegen met een andere gever"),
        introduction=_(
            "Deze namen lijken op elkaar. Of het dezelfde gever is, bepaalt u. De totalen tellen "
            "daarna samen."
        ),
        submit_label=_("Samenvoegen"),
        has_form=bool(offered),
        searches=True,
        words=words,
    )


@require_http_methods(METHODS)
@for_moderators
def split(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Takes names out of a giver."""
    group = _present(group_id)
    form = SplitForm(request.POST if request.method == "POST" else None, group=group)

    def act(cleaned: dict[str, Any]) -> HttpResponse:
        chosen, now = list(cleaned["givers"]), timezone.now()
        split_givers(group, givers=chosen, by=request.person, now=now, reason=cleaned["reason"])
        return said(request, _("De namen staan weer apart."), group)

    return _asked(
        request,
        group,
        form,
        act,
        heading=_("Namen splitsen"),
        introduction=_("Een naam gaat terug naar de gever waar die vandaan kwam, of staat apart."),
        submit_label=_("Splitsen"),
        has_form=group.givers.count() > 1,
        nothing=_("Deze gever heeft één naam. Er valt niets te splitsen."),
    )


@require_http_methods(METHODS)
@for_moderators
def apart(request: HttpRequest, group_id: UUID, reference: str) -> HttpResponse:
    """Says that one entry names another giver of the same name."""
    group = _present(group_id)
    row = (
        Benefit.objects.select_related("entry", "giver")
        .filter(giver__group=group, entry__reference=reference)
        .first()
    )
    if row is None:
        raise Http404
    form = ApartForm(request.POST if request.method == "POST" else None)

    def act(cleaned: dict[str, Any]) -> HttpResponse:
        now = timezone.now()
        made = set_apart(row, group=group, by=request.person, now=now, reason=cleaned["reason"])
        return said(request, _("Deze melding telt nu bij een eigen gever."), made)

    return _asked(
        request,
        group,
        form,
        act,
        heading=_("Melding %(reference)s apart zetten") % {"reference": reference},
        introduction=_(
            "Twee mensen of organisaties kunnen dezelfde naam hebben. De melding zelf verandert "
            "niet; alleen de totalen."
        ),
        submit_label=_("Apart zetten"),
        has_form=True,
    )


@require_http_methods(METHODS)
@for_moderators
def describe(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Name, number and parent organisation."""
    group = _present(group_id)
    initial = {
        "name": group.name,
        "chamber_number": group.chamber_number,
        "parent": group.parent.name if group.parent else "",
    }
    form = DescribeForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(cleaned: dict[str, Any]) -> HttpResponse:
        describe_giver(group, by=request.person, now=timezone.now(), **cleaned)
        return said(request, _("De gegevens zijn bewaard."), group)

    return _asked(
        request,
        group,
        form,
        act,
        heading=_("Gegevens van de gever"),
        introduction=_("Wat bij een moederorganisatie hoort, telt mee in het totaal daarvan."),
        submit_label=_("Bewaren"),
        has_form=True,
    )
