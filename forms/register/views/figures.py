"""The masked tables of a year, the same for every reader."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.register.selectors.figures import masked_tables, smallest_number, years_with_entries
from portal.core.clock import day_of

FIRST_YEAR = 1990


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
