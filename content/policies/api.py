"""Policy as JSON, with the same rights as the pages (design 6)."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.policies.caching import unless_seen
from content.policies.changes import changes_between
from content.policies.models import Policy
from content.policies.selectors import (
    KnownVersion,
    history_of,
    is_known,
    known_version,
    policy_by_slug,
    sections_of,
    version_by_number,
    versions_known,
)
from content.policies.states import Clock
from portal.core.clock import day_of
from portal.people.roles import Capability


class BadRequest(Exception):
    """Something in the address could not be understood; the message is for the caller."""


def _error(status: int, message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)


def of_policy(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the policy for this reader: 401 or 404 when it is not to be had, 400 for bad input."""

    @login_not_required
    @require_safe
    @wraps(view)
    def found(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        policy = policy_by_slug(request.person or None, slug)
        if policy is None or not is_known(policy, now=timezone.now()):
            if not request.person:
                return _error(401, "Aanmelden is nodig.")
            return _error(404, "Dit document bestaat niet.")
        try:
            return view(request, policy, **kwargs)
        except BadRequest as bad:
            return _error(400, str(bad))

    return found


def _day(request: HttpRequest, name: str) -> date | None:
    value = request.GET.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise BadRequest(f"{name} moet een datum zijn als 2026-03-01.") from error


def _clock(request: HttpRequest) -> Clock:
    try:
        clock = Clock(request.GET.get("clock", "published"))
    except ValueError as error:
        raise BadRequest("clock is published of recorded.") from error
    person = request.person
    if clock is Clock.RECORDED and not (person and person.can(Capability.READ_RECORDED_CLOCK)):
        raise PermissionError
    return clock


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def version_data(line: KnownVersion) -> dict[str, Any]:
    """A version without its sections."""
    version, dates, period = line.version, line.dates, line.period
    return {
        "number": version.number,
        "title": version.title,
        "state": line.state.value,
        "valid_from": _iso(dates.valid_from),
        "valid_until": _iso(dates.valid_until),
        "retroactive_from": _iso(dates.retroactive_from),
        "in_force": [_iso(period.start), _iso(period.until)] if period else None,
        "published_at": _iso(version.published_at),
        "published_is_assumed": version.published_is_assumed,
        "recorded_at": _iso(version.recorded_at),
        "corrects": version.corrects,
        "change_kind": version.change_kind.upper(),
        "change_note": version.change_note,
        "content_hash": version.content_hash,
        "record_hash": version.record_hash,
    }


@of_policy
def policy(request: HttpRequest, policy: Policy) -> JsonResponse:
    """The version in force on a day, as known on a day, with its sections; null when none is."""
    now = timezone.now()
    on, known = _day(request, "on") or day_of(now), _day(request, "known")
    try:
        clock = _clock(request)
    except PermissionError:
        return _error(403, "clock=recorded is voor wie controleert.")
    history = history_of(policy)
    number = history.timeline(now=now, known=known, clock=clock).in_force(on)
    lines = versions_known(policy, now=now, day=on, known=known, clock=clock, history=history)
    line = next((line for line in lines if line.version.number == number), None)
    data: dict[str, Any] = {"slug": policy.slug, "title": policy.title, "version": None}
    if line is not None:
        data["version"] = _with_sections(line)
    return JsonResponse(data)


def _with_sections(line: KnownVersion) -> dict[str, Any]:
    sections = [
        {
            "id": str(section.section_id),
            "number": section.number,
            "level": section.level,
            "heading": section.heading,
            "text": section.text,
            "html": section.html,
        }
        for section in sections_of(line.version)
    ]
    return {**version_data(line), "sections": sections}


@of_policy
def version(request: HttpRequest, policy: Policy, number: int) -> HttpResponse:
    """One version with its sections, permanently; 304 when the caller has it as it stands today."""
    now = timezone.now()
    line = known_version(policy, number, now=now, day=day_of(now))
    if line is None:
        return _error(404, "Deze versie bestaat niet.")
    facts = (policy.slug, policy.title, repr(version_data(line)))

    def answer() -> HttpResponse:
        return JsonResponse(
            {"slug": policy.slug, "title": policy.title, "version": _with_sections(line)}
        )

    return unless_seen(request, answer, *facts, framed=False)


@of_policy
def versions(request: HttpRequest, policy: Policy) -> JsonResponse:
    """Every version one may know, newest number first, without sections."""
    now = timezone.now()
    lines = versions_known(policy, now=now, day=day_of(now))
    return JsonResponse({"versions": [version_data(line) for line in lines]})


@of_policy
def compare(request: HttpRequest, policy: Policy, a: int, b: int) -> JsonResponse:
    """One row per section of two versions."""
    now = timezone.now()
    old, new = version_by_number(policy, a, now), version_by_number(policy, b, now)
    if old is None or new is None:
        return _error(404, "Deze versie bestaat niet.")
    rows = [
        {
            "section_id": row.section_id,
            "facts": list(row.facts),
            "old_number": row.old_number,
            "new_number": row.new_number,
            "heading": row.heading,
            "words_added": row.words_added,
            "words_removed": row.words_removed,
            "alarms": list(row.alarms),
            "html": row.html,
        }
        for row in changes_between(old, new)
    ]
    return JsonResponse({"rows": rows})


urlpatterns = [
    path("policies/<slug:slug>", policy),
    path("policies/<slug:slug>/versions", versions),
    path("policies/<slug:slug>/versions/<int:number>", version),
    path("policies/<slug:slug>/compare/<int:a>/<int:b>", compare),
]
