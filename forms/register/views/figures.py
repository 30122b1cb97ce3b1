"""The masked tables of a year, the same for every reader on every day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.register.selectors.figures import figures_due_on, tables_of_year, years_with_figures
from portal.core.clock import day_of

FIRST_YEAR = 1990


@require_safe
def year(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The one fixed set of masked tables of a year; before it is due, when that will be."""
    now = timezone.now()
    today = day_of(now)
    years = years_with_figures(today)
    if number is None:
        number = years[0] if years else today.year
    if not FIRST_YEAR <= number <= today.year:
        raise Http404
    found = tables_of_year(number, now)
    tables = [
        {
            "id": f"tabel-{place}",
            "title": table.title,
            "rows": [
                *([label, _shown(count)] for label, count in table.lines),
                [_("Totaal"), _shown(table.total)],
            ],
        }
        for place, table in enumerate(found.tables if found else (), start=1)
    ]
    context = {
        "year": number,
        "found": found,
        "due_on": None if found else figures_due_on(number),
        "tables": tables,
        "headings": [_("Uitkomst"), {"text": _("Aantal"), "numeric": True}],
        "years": [other for other in years if other != number],
    }
    return render(request, "forms/register/year.html", context)


def _shown(count: int | None) -> dict[str, object]:
    return {"text": "—" if count is None else str(count), "numeric": True}
