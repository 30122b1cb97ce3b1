"""Givers for moderators: who gave how much, and which names are one giver."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.moderation import giver_pages
from forms.moderation.views.guards import for_desk
from forms.register import giver_words
from forms.register.actions.open_giver import open_giver
from forms.register.models import GiverGroup, RegisterEntry
from forms.register.selectors.giver_warnings import giver_total_for
from forms.register.selectors.givers import (
    may_see_givers,
    of_groups,
    total_in,
    totals_by_department,
    totals_by_receiver,
    totals_by_year,
)
from forms.register.totals import Span, Total, twelve_months_to, year_of
from portal.core.clock import day_of
from portal.people.models import Person

View = Callable[..., HttpResponse]
NONE = "–"


def for_moderators(view: View) -> View:
    """Only for who may see the givers; a giver that was joined leads to what it became."""

    @for_desk
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_givers(request.person):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def group_or_404(group_id: UUID) -> GiverGroup:
    """A giver by the key in its address."""
    group = GiverGroup.objects.select_related("parent", "joined_into").filter(pk=group_id).first()
    if group is None:
        raise Http404
    return group


def cells(total: Total) -> list[dict[str, Any]]:
    """A total as two cells: what was taken, and what was not."""
    return [
        {"text": giver_words.total(total) if total.number else NONE},
        {"text": giver_words.refused(total) or NONE},
    ]


@require_safe
@for_moderators
def givers(request: HttpRequest) -> HttpResponse:
    """The list by name, with running totals."""
    today = day_of(timezone.now())
    words, above = request.GET.get("naam", ""), bool(request.GET.get("boven"))
    try:
        leaf = giver_pages.givers_leaf(
            words, today, above_only=above, after=request.GET.get("na", "")
        )
    except ValueError as error:
        raise Http404 from error
    kept = {"naam": words, "boven": "1" if above else ""}
    limit = giver_pages.limit_on(today)
    context = {
        "heading": _("Gevers"),
        "lines": [
            {
                "group": line.group,
                "url": reverse("desk_giver", args=[line.group.pk]),
                "rolling": giver_words.total(line.rolling) if line.rolling.number else NONE,
                "this_year": giver_words.total(line.this_year) if line.this_year.number else NONE,
                "refused": giver_words.refused(line.rolling) or NONE,
                "is_above": line.is_above,
            }
            for line in leaf.lines
        ],
        "words": words,
        "above_only": above,
        "limit": giver_words.amount(limit) if limit else "",
        "has_facets": True,
        "active_filter_count": bool(words) + above,
        "next_url": "?" + urlencode({**kept, "na": leaf.next_key}) if leaf.next_key else "",
        "first_url": "?" + urlencode(kept) if "na" in request.GET else "",
    }
    return render(request, "forms/moderation/givers/list.html", context)


def _span_of(request: HttpRequest, default: Span) -> tuple[Span, int | None]:
    """The period asked for: a calendar year, or the last twelve months."""
    given = request.GET.get("jaar", "")
    if not given:
        return default, None
    if not given.isdecimal() or not 1900 <= int(given) <= 2199:
        raise Http404
    return year_of(int(given)), int(given)


@require_safe
@for_moderators
def giver(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """One giver with what came from it; that is a reading of each entry on the page."""
    group = group_or_404(group_id)
    if group.joined_into:
        return redirect("desk_giver", group_id=group.joined_into.pk)
    now = timezone.now()
    today = day_of(now)
    rolling = twelve_months_to(today)
    span, year = _span_of(request, rolling)
    try:
        leaf = giver_pages.benefits_leaf(group, span if year else None, request.GET.get("na", ""))
    except ValueError as error:
        raise Http404 from error
    open_giver(
        group, entries=[line.benefit.entry for line in leaf.lines], by=request.person, now=now
    )
    rolling_total = total_in(of_groups([group.pk]), rolling)
    limit = giver_pages.limit_on(today)
    here = reverse("desk_giver", args=[group.pk])
    kept = {"jaar": year} if year else {}
    context = {
        "group": group,
        "names": list(group.givers.order_by("key", "number")),
        "subsidiaries": list(group.subsidiaries.order_by("sort_name", "pk")),
        "is_above": rolling_total.is_above(limit),
        "limit": giver_words.amount(limit),
        "headings": [_("Periode"), _("Aangenomen"), _("Afgeslagen, teruggegeven of zelf betaald")],
        "periods": [
            [{"text": _("Laatste twaalf maanden"), "url": here}, *cells(rolling_total)],
            *(
                [{"text": str(number), "url": f"{here}?jaar={number}"}, *cells(total)]
                for number, total in totals_by_year(group.pk)
            ),
        ],
        "period_name": str(year) if year else _("laatste twaalf maanden"),
        "receiver_headings": [_("Ontvanger"), _("Aangenomen"), _("Afgeslagen of teruggegeven")],
        "receivers": [
            [{"text": person.full_name}, *cells(total)]
            for person, total in totals_by_receiver(group.pk, span)
        ],
        "department_headings": [_("Afdeling"), _("Aangenomen"), _("Afgeslagen of teruggegeven")],
        "departments": [
            [{"text": name or _("Onbekend")}, *cells(total)]
            for name, total in totals_by_department(group.pk, span)
        ],
        "lines": leaf.lines,
        "year": year,
        "next_url": "?" + urlencode({**kept, "na": leaf.next_key}) if leaf.next_key else "",
    }
    return render(request, "forms/moderation/givers/giver.html", context)


def giver_in_words(found: RegisterEntry, person: Person) -> dict[str, Any] | None:
    """What the giver of an entry gave, for the page of a case; None where there is none."""
    given = giver_total_for(found, person)
    if given is None:
        return None
    return {
        "scope": given.scope,
        "total": giver_words.total(given.total) if given.total.number else _("niets aangenomen"),
        "refused": giver_words.refused(given.total),
        "limit": giver_words.amount(given.limit),
        "is_above": given.is_above,
        "url": reverse("desk_giver", args=[given.group_id]) if given.group_id else "",
    }


def said(request: HttpRequest, text: str, group: GiverGroup) -> HttpResponse:
    """Back to a giver with what was done."""
    messages.success(request, text)
    return redirect("desk_giver", group_id=group.pk)
