"""The public extract, the masked tables of a year, and files of an entry."""

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.register.actions.record_read import record_read
from forms.register.selectors.figures import masked_tables, smallest_number, years_with_entries
from forms.register.selectors.lists import attachment_for, purpose_of_today
from forms.register.selectors.public import COLUMNS, as_data, disclosed_entries
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.core.tables import csv_response
from portal.core.templatetags.portal import dutch_date

FIRST_YEAR = 1990


def _headings() -> list[str]:
    return [
        _("Naam"),
        _("Functie"),
        _("Nevenwerkzaamheid"),
        _("Organisatie"),
        _("Voorwaarden"),
        _("Besloten op"),
        _("Wettelijke grond"),
    ]


@login_not_required
@require_safe
def public_side_activities(request: HttpRequest) -> HttpResponse:
    """For everyone: what the law makes public of side activities (Aw 5.1.c)."""
    rows = [
        [
            row.person,
            row.function,
            row.activity,
            row.organisation,
            row.conditions or _("Geen"),
            dutch_date(row.decided_on),
            row.legal_ground,
        ]
        for row in disclosed_entries()
    ]
    return render(
        request,
        "forms/register/public_side_activities.html",
        {"headings": _headings(), "rows": rows},
    )


@login_not_required
@require_safe
def public_side_activities_csv(request: HttpRequest) -> HttpResponseBase:
    """The same rows as a table."""
    rows = (as_data(row).values() for row in disclosed_entries())
    return csv_response("nevenwerkzaamheden.csv", _headings(), rows)


@login_not_required
@require_safe
def public_side_activities_json(request: HttpRequest) -> JsonResponse:
    """The same rows as data; the keys are the columns of ``PublicRow``."""
    rows = [as_data(row) for row in disclosed_entries()]
    return JsonResponse({"columns": list(COLUMNS), "side_activities": rows})


@require_safe
def year(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The one fixed set of masked tables of a year, the same for every reader."""
    today = day_of(timezone.now())
    number = today.year if number is None else number
    if not FIRST_YEAR <= number <= today.year:
        raise Http404
    tables = [
        {
            "id": f"tabel-{place}",
            "title": table.title,
            "rows": [
                *([label, _shown(count)] for label, count in table.lines),
                [_("Totaal"), _shown(table.total)],
            ],
        }
        for place, table in enumerate(masked_tables(number, today), start=1)
    ]
    return render(
        request,
        "forms/register/year.html",
        {
            "year": number,
            "tables": tables,
            "headings": [_("Uitkomst"), {"text": _("Aantal"), "numeric": True}],
            "smallest": smallest_number(today),
            "years": [other for other in years_with_entries() if other != number],
            "last_day": min(date(number, 12, 31), today),
        },
    )


def _shown(count: int | None) -> dict[str, object]:
    return {"text": "—" if count is None else str(count), "numeric": True}


@require_safe
def attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponseBase:
    """A file of an entry, to save and never to run; opening it is a reading like any other."""
    found = attachment_for(request.person, attachment_id) if request.person else None
    if found is None:
        raise Http404
    file, entry = found
    now = timezone.now()
    try:
        record_read(
            entry,
            by=request.person,
            now=now,
            channel="file",
            purpose_text=purpose_of_today(entry, request.person, day_of(now)),
        )
    except NotAllowed as refused:
        raise Http404 from refused
    response = FileResponse(
        file.file.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
