"""A text: what applies today, on a day, or one version for ever."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from content.policies.banners import Link, nothing_banner
from content.policies.reading import reading_of
from content.policies.states import EventKind
from content.policies.views.caching import unless_seen
from content.policies.views.visit import Visit, of_policy
from portal.core.templatetags.portal import dutch_date


def _shown(visit: Visit, number: int, here: str, **kwargs: Any) -> HttpResponse:
    reading = reading_of(
        visit.policy,
        number,
        history=visit.history,
        now=visit.now,
        today=visit.today,
        language=visit.language,
        base=visit.base,
        **kwargs,
    )
    if reading is None:
        raise Http404
    links = [Link(here, "")] if here else []
    crumbs = visit.breadcrumbs(*links, title=reading.title)

    def page() -> HttpResponse:
        context = {"policy": visit.policy, "reading": reading, "breadcrumbs": crumbs}
        return render(visit.request, "content/policies/version.html", context)

    return unless_seen(visit.request, page, reading.fingerprint, repr(crumbs))


def _nothing(visit: Visit, day: date) -> HttpResponse:
    timeline = visit.history.timeline(now=visit.now)
    if not timeline.versions and not visit.policy.deleted_at:
        raise Http404
    running = {
        event.key
        for event in timeline.events
        if event.kind == EventKind.REPEALED and event.from_on and event.from_on <= day
    }
    reasons = [event.reason for event in visit.history.events if event.pk in running]
    context = {
        "policy": visit.policy,
        "banner": nothing_banner(visit.policy, day, reasons[-1] if reasons else "", visit.language),
        "breadcrumbs": visit.breadcrumbs(),
    }
    return render(visit.request, "content/policies/nothing_in_force.html", context)


@of_policy
def policy(visit: Visit) -> HttpResponse:
    """The version in force today."""
    number = visit.history.timeline(now=visit.now).in_force(visit.today)
    if number is None:
        return _nothing(visit, visit.today)
    return _shown(visit, number, "")


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
    number = visit.history.timeline(now=visit.now, known=known).in_force(day)
    if number is None:
        return _nothing(visit, day)
    return _shown(visit, number, dutch_date(day), day=day, known=known)
