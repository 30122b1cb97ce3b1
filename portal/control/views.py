"""The trail on screen; read the request, call one selector or action, answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portal.audit.selectors import subject_name, told, trail_of_subject
from portal.control import words
from portal.control.actions.open_details import open_details
from portal.control.forms import PurposeForm, TrailFilter
from portal.control.selectors import Wanted, leaf
from portal.core.database_roles import is_evidence_grade
from portal.core.refusals import NotAllowed
from portal.people.roles import Capability

View = Callable[..., HttpResponse]


def for_auditors(view: View) -> View:
    """Only for who may read the trail; others get 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person or not request.person.can(Capability.READ_AUDIT_TRAIL):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_auditors
def overview(request: HttpRequest) -> HttpResponse:
    """The whole trail, newest first, filtered."""
    form = TrailFilter(request.GET or None)
    wanted = form.wanted() if form.is_bound and form.is_valid() else Wanted()
    try:
        page = leaf(wanted, request.GET.get("na", ""))
    except ValueError as error:
        raise Http404 from error
    context = {
        "form": form,
        "lines": told(page.events),
        "next_key": page.next_key,
        "is_evidence_grade": is_evidence_grade(connection),
    }
    return render(request, "portal/control/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_auditors
def trail(request: HttpRequest, subject_type: str, subject_key: str) -> HttpResponse:
    """Everything that happened to one subject; names and reasons only after stating a purpose."""
    subject = (subject_type, subject_key)
    opened = False
    form = PurposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_details(
                subject,
                by=request.person,
                purpose=form.cleaned_data["purpose"],
                now=timezone.now(),
            )
            opened = True
        except NotAllowed as refused:
            for refusal in refused.refusals:
                form.add_error(refusal.field or None, words.sentence(refusal))
    events = list(trail_of_subject(*subject))
    if not events:
        raise Http404
    lines = told(events)
    context = {
        "form": form,
        "subject": subject,
        "subject_name": subject_name(subject_type),
        "opened": opened,
        "is_closed": lines[0]["closed"],
        "lines": lines,
    }
    return render(request, "portal/control/trail.html", context)
