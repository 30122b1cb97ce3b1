"""What waits for someone, and the register as far as they may list it."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.moderation.selectors import (
    Leaf,
    Wanted,
    facets_of,
    may_export,
    queue_leaf,
    reads_register,
    register_leaf,
    sees_samples,
    wanted_from,
)
from forms.moderation.views.guards import for_desk
from forms.register.models import RegisterEntry
from forms.register.selectors import (
    due_for_reassessment,
    queue_lines,
    queue_of,
    register_of,
)
from forms.register.selectors.discretion import discreet_entries, discreet_lines
from forms.register.states import OPEN, UNFINISHED, Status
from forms.register.words import QUALITIES, STATUSES
from portal.core.clock import day_of

LOOKS = {Status.AWAITING_INFORMATION: "warning", Status.REGISTERED: "positive"}


@require_safe
@for_desk
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits for this person, the earliest term first."""
    today = day_of(timezone.now())
    wanted = wanted_from(request.GET)
    leaf = _leaf(request, wanted, queue_of(request.person), is_queue=True)
    due = due_for_reassessment(request.person, today)
    context = {
        "heading": _("Te behandelen"),
        "lines": _lines(request, leaf),
        "facets": facets_of(wanted, UNFINISHED),
        "due": list(due[:10]),
        "reads_register": reads_register(request.person),
        "sees_samples": sees_samples(request.person),
        **_around(request, wanted, leaf),
    }
    return render(request, "forms/moderation/queue.html", context)


@require_safe
@for_desk
def register(request: HttpRequest) -> HttpResponseBase:
    """The whole register, newest first, for who moderates, controls or audits."""
    if not reads_register(request.person):
        raise PermissionDenied
    wanted = wanted_from(request.GET)
    leaf = _leaf(request, wanted, register_of(request.person), is_queue=False)
    context = {
        "heading": _("Register"),
        "lines": _lines(request, leaf),
        "facets": facets_of(wanted, Status),
        "may_export": may_export(request.person),
        "query": request.GET.urlencode(),
        **_around(request, wanted, leaf),
    }
    return render(request, "forms/moderation/register.html", context)


@require_safe
@for_desk
def discreet(request: HttpRequest) -> HttpResponseBase:
    """That there are discreet entries and where they stand; no names, no sort, nothing to open."""
    if not reads_register(request.person):
        raise PermissionDenied
    after = request.GET.get("na", "")
    try:
        leaf = register_leaf(discreet_entries(request.person), after)
    except ValueError as error:
        raise Http404 from error
    context = {
        "heading": _("Vertrouwelijke meldingen"),
        "lines": discreet_lines(leaf.entries),
        "next_url": "?" + urlencode({"na": leaf.next_key}) if leaf.next_key else "",
        "first_url": "?" if after else "",
    }
    return render(request, "forms/moderation/discreet.html", context)


def _leaf(
    request: HttpRequest, wanted: Wanted, entries: QuerySet[RegisterEntry], *, is_queue: bool
) -> Leaf:
    entries = wanted.narrow(entries, day_of(timezone.now()))
    try:
        return (queue_leaf if is_queue else register_leaf)(entries, request.GET.get("na", ""))
    except ValueError as error:
        raise Http404 from error


def _around(request: HttpRequest, wanted: Wanted, leaf: Leaf) -> dict[str, Any]:
    """Filters and the way to the next page, the filters kept."""
    kept = [(name, value) for name, value in request.GET.lists() if name != "na"]
    pairs = [(name, item) for name, values in kept for item in values]
    next_url = "?" + urlencode([*pairs, ("na", leaf.next_key)]) if leaf.next_key else ""
    return {
        "has_facets": True,
        "wanted": wanted,
        "active_filter_count": wanted.count,
        "next_url": next_url,
        "first_url": "?" + urlencode(pairs) if "na" in request.GET else "",
    }


def _lines(request: HttpRequest, leaf: Leaf) -> list[dict[str, Any]]:
    today = day_of(timezone.now())
    return [
        {
            "entry": line.entry,
            "kind": line.kind,
            "age_days": line.age_days,
            "days_left": line.days_left,
            "days_late": -line.days_left,
            "has_term": Status(line.entry.status) in OPEN,
            "is_late": line.is_late,
            "status": STATUSES[Status(line.entry.status)],
            "look": LOOKS.get(Status(line.entry.status), "info"),
            "qualities": [QUALITIES[party] for party in sorted(line.parties)],
        }
        for line in queue_lines(request.person, today, leaf.entries)
    ]
