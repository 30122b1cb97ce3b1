"""The public extract and its history; open to everyone, kept by browsers until it changes."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.policies.caching import unless_seen
from forms.register import extract
from forms.register.selectors.public import disclosed_entries
from forms.register.selectors.public_history import histories, history_of
from portal.core.feeds import MEDIA_TYPES, WRITERS


def _file(body: str | bytes, media_type: str, filename: str = "") -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    if filename:
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Link"] = f'<{extract.SCHEMA_ADDRESS}>; rel="describedby"'
    return response


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@login_not_required
@require_safe
def side_activities(request: HttpRequest) -> HttpResponse:
    """For everyone: what the law makes public of side activities (Aw 5.1.c)."""
    rows = disclosed_entries()
    context = {"headings": extract.headings(), "rows": extract.table_rows(rows)}
    return unless_seen(
        request,
        lambda: render(request, "forms/register/public_side_activities.html", context),
        extract.fingerprint(rows),
        _language(),
    )


@login_not_required
@require_safe
def side_activities_csv(request: HttpRequest) -> HttpResponse:
    """The same rows as a table."""
    rows = disclosed_entries()
    return unless_seen(
        request,
        lambda: _file(extract.as_csv(rows), "text/csv; charset=utf-8", "nevenwerkzaamheden.csv"),
        extract.fingerprint(rows),
        _language(),
        framed=False,
    )


@login_not_required
@require_safe
def side_activities_json(request: HttpRequest) -> HttpResponse:
    """The same rows as data; the keys are the columns of ``PublicRow``."""
    rows = disclosed_entries()
    return unless_seen(
        request,
        lambda: _file(extract.as_json(rows), "application/json"),
        extract.fingerprint(rows),
        _language(),
        framed=False,
    )


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """What the data above holds, as JSON Schema."""
    body = extract.SCHEMA.read_bytes()
    return unless_seen(
        request, lambda: _file(body, "application/schema+json"), body.decode(), framed=False
    )


@login_not_required
@require_safe
def side_activity(request: HttpRequest, key: UUID) -> HttpResponse:
    """The history of one side activity; without name or content once it is no longer public."""
    history = history_of(key)
    if history is None:
        raise Http404
    cells = extract.table_rows([history.row])[0] if history.row else []
    values = [cells[0]["text"], *cells[1:]] if cells else []
    context = {
        "history": history,
        "details": list(zip(extract.headings(), values, strict=False)),
        "steps": [
            {"title": extract.said_of(step), "at": step.on, "text": extract.conditions_of(step)}
            for step in history.steps
        ],
    }

    def page() -> HttpResponse:
        response = render(request, "forms/register/public_side_activity.html", context)
        # Search engines need not remember for longer than the law asks.
        response["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return unless_seen(request, page, repr(history), _language())


@login_not_required
@require_safe
def changes(request: HttpRequest, form: str) -> HttpResponse:
    """What changed in the extract, for programs."""
    feed = extract.feed_of(
        histories(),
        base=request.build_absolute_uri("/").rstrip("/"),
        language=_language(),
        organisation=settings.ORGANISATION_NAME,
    )
    body = WRITERS[form](feed)
    return unless_seen(request, lambda: _file(body, MEDIA_TYPES[form]), body.decode(), framed=False)
