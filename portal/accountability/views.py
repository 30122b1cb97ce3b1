"""Pages of the yearly account; public once adopted."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accountability import words
from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from portal.accountability.forms import AdoptForm, CompileForm
from portal.accountability.models import AccountabilityReport, AdoptedReport
from portal.accountability.selectors import (
    editions_of,
    figure_of,
    report_for,
    sees_drafts,
    years_for,
)
from portal.core.refusals import NotAllowed
from portal.core.tables import csv_response
from portal.people.roles import Capability


def _report_or_404(request: HttpRequest, year: int) -> AdoptedReport | AccountabilityReport:
    report = report_for(request.person, year)
    if report is None:
        raise Http404
    return report


@login_not_required
@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """The list of accounts."""
    context = {
        "lines": years_for(request.person, timezone.now()),
        "may_compile": bool(request.person) and request.person.can(Capability.COMPILE_REPORT),
    }
    return render(request, "portal/accountability/years.html", context)


@login_not_required
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The account of one year."""
    report = _report_or_404(request, year)
    context = {
        "report": report,
        "is_draft": isinstance(report, AccountabilityReport),
        "editions": editions_of(year),
        "works_on_it": sees_drafts(request.person),
    }
    return render(request, "portal/accountability/year.html", context)


@login_not_required
@require_safe
def figure(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """How one figure was counted."""
    report = _report_or_404(request, year)
    found = figure_of(report, key)
    if found is None:
        raise Http404
    context = {"report": report, "figure": found}
    return render(request, "portal/accountability/figure.html", context)


@login_not_required
@require_safe
def figures_csv(request: HttpRequest, year: int) -> HttpResponse:
    """All figures of a year as one table: figure, row, column, value."""
    report = _report_or_404(request, year)
    rows = (
        [figure["key"], row[0], column, "" if cell is None else cell]
        for figure in report.figures
        for row in figure["rows"]
        for column, cell in zip(figure["columns"][1:], row[1:], strict=True)
    )
    headings = [_("cijfer"), _("regel"), _("kolom"), _("waarde")]
    return csv_response(f"verantwoording-{year}.csv", headings, rows)


def _worked_on(
    request: HttpRequest, year: int, form: Form, capability: Capability, act: Callable[..., Any]
) -> HttpResponse:
    """A form that compiles or adopts; what was typed stays when it is refused."""
    if not request.person or not request.person.can(capability):
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            act(year, by=request.person, now=timezone.now(), **form.cleaned_data)
            return redirect("accountability:year", year=year)
        except NotAllowed as refused:
            for refusal in refused.refusals:
                form.add_error(refusal.field or None, words.sentence(refusal))
    context = {"form": form, "year": year, "adopts": capability == Capability.ADOPT_REPORT}
    return render(request, "portal/accountability/work.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def compile_year(request: HttpRequest, year: int) -> HttpResponse:
    """Compile the figures of a year."""
    draft = AccountabilityReport.objects.filter(year=year).first()
    texts = {"introduction": draft.introduction, "conclusions": draft.conclusions} if draft else {}
    form = CompileForm(request.POST or None, initial=texts)
    return _worked_on(request, year, form, Capability.COMPILE_REPORT, compile_report)


@require_http_methods(["GET", "HEAD", "POST"])
def adopt_year(request: HttpRequest, year: int) -> HttpResponse:
    """Adopt the compiled account of a year."""
    form = AdoptForm(request.POST or None)
    return _worked_on(request, year, form, Capability.ADOPT_REPORT, adopt_report)
