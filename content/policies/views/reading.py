"""A text: what applies today, on a day, or one version for ever."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from content.policies.banners import Link, nothing_banner
from content.policies.reading import reading_of
from content.policies.selectors import timeline_of, versions_known
from content.policies.states import EventKind
from content.policies.views.visit import Visit, of_policy
from portal.core.templatetags.portal import dutch_date


def _shown(visit: Visit, number: int, here: str, **kwargs: Any) -> HttpResponse:
    reading = reading_of(
        visit.policy,
        number,
        now=visit.now,
        today=visit.today,
        language=visit.language,
        **kwargs,
    )
    if reading is None:
        raise Http404
    links = [Link(here, "")] if here else []
    crumbs = visit.breadcrumbs(*links, title=reading.title)
    context = {
        "policy": visit.policy,
        "reading": reading,
        "contents": reading.contents,
        "breadcrumbs": crumbs,
    }
    return render(visit.request, "content/policies/version.html", context)


def _nothing(visit: Visit, day: date) -> HttpResponse:
    lines = versions_known(visit.policy, now=visit.now, day=day)
    if not lines and not visit.policy.deleted_at:
        raise Http404
    repeals = visit.policy.events.filter(
        kind=EventKind.REPEALED, undone_by=None, from_on__lte=day, recorded_at__lte=visit.now
    )
    latest = repeals.order_by("recorded_at").last()
    context = {
        "policy": visit.policy,
        "banner": nothing_banner(
            visit.policy, day, latest.reason if latest else "", visit.language
        ),
        "breadcrumbs": visit.breadcrumbs(),
    }
    return render(visit.request, "content/policies/nothing_in_force.html", context)


@of_policy
def policy(visit: Visit) -> HttpResponse:
    """The version in force today."""
    timeline = timeline_of(visit.policy, now=visit.now)
    number = timeline.in_force(visit.today)
    if number is None:
        return _nothing(visit, visit.today)
    return _shown(visit, number, "", timeline=timeline)


@of_policy
def version(visit: Visit, number: int) -> HttpResponse:
    """One version, permanently."""
    return _shown(visit, number, str(number))


@of_policy
def on_day(visit: Visit, day: date) -> HttpResponse:
    """As in force on a day, and with ``?bekend-op=`` as known on another."""
    asked = visit.request.GET.get("bekend-op", "")
    try:
        known = date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
    timeline = timeline_of(visit.policy, now=visit.now, known=known)
    number = timeline.in_force(day)
    if number is None:
        return _nothing(visit, day)
    return _shown(visit, number, dutch_date(day), day=day, known=known, timeline=timeline)
