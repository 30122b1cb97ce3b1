"""The change table of a year and of a version: as a page, as a file, and with editors' reasons."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from content.policies import addresses
from content.policies.actions.give_reason import give_reason
from content.policies.addresses import reader_language
from content.policies.banners import Link
from content.policies.change_table import Line, line_of, lines_of
from content.policies.forms import ReasonForm
from content.policies.models import Policy, PolicyVersion
from content.policies.selectors import policy_by_slug, timeline_of, version_by_number
from content.policies.selectors.drafts import reason_giver
from content.policies.selectors.in_force import HEAVY
from content.policies.views.visit import Visit, of_policy
from content.policies.words import sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.core.tables import csv_response


def _headings() -> list[Any]:
    return [
        _("Versie"),
        _("Oud nummer"),
        _("Nieuw nummer"),
        _("Titel"),
        _("Wat er veranderde"),
        _("Reden"),
    ]


def _numbers(visit: Visit) -> list[int]:
    return list(visit.history.timeline(now=visit.now).versions)


def _known(visit: Visit) -> list[PolicyVersion]:
    """The versions one may know of by now, oldest first."""
    numbers = _numbers(visit)
    rows = PolicyVersion.objects.defer(*HEAVY).filter(policy=visit.policy, number__in=numbers)
    return list(rows.order_by("number"))


def _of_year(visit: Visit, year: int) -> tuple[list[PolicyVersion], list[int]]:
    """The versions published in a year, and the years in which there were any."""
    known = _known(visit)
    years = {version.pk: day_of(version.published_at).year for version in known}
    found = [version for version in known if years[version.pk] == year]
    return found, sorted(set(years.values()))


def _of_version(visit: Visit, number: int) -> PolicyVersion:
    version = version_by_number(visit.policy, number, visit.now, history=visit.history)
    if version is None:
        raise Http404
    return version


def _cells(line: Line, visit: Visit, may_give: bool) -> list[Any]:
    slug, number = visit.policy.slug, line.version.number
    title: Any = line.title
    if line.section_id and line.base:
        url = addresses.comparison_url(slug, line.base, number, visit.language)
        title = {"text": line.title, "url": f"{url}#c-{line.section_id}"}
    cells = [
        str(number),
        line.old_number or "–",
        line.new_number or "–",
        title,
        line.kinds_text,
        line.reason_text or "–",
    ]
    if may_give:
        url = addresses.reason_url(slug, number, line.section_id, visit.language)
        cells.append({"text": _("Reden geven bij %(title)s") % {"title": line.title}, "url": url})
    return cells


def _page(
    visit: Visit, versions: Sequence[PolicyVersion], heading: str, **context: Any
) -> HttpResponse:
    may_give = bool(visit.request.person) and reason_giver(visit.request.person)
    groups = groupby(lines_of(visit.policy, versions, _numbers(visit)), lambda line: line.version)
    context |= {
        "policy": visit.policy,
        "heading": heading,
        "headings": [*_headings(), *([_("Reden geven")] if may_give else [])],
        "versions": [
            {
                "version": version,
                "url": addresses.version_url(visit.policy.slug, version.number, visit.language),
                "rows": [_cells(line, visit, may_give) for line in lines],
            }
            for version, lines in groups
        ],
        "text_language": visit.policy.authentic_language,
        "versions_url": addresses.versions_url(visit.policy.slug, visit.language),
        "breadcrumbs": visit.breadcrumbs(
            Link(_("Versies"), addresses.versions_url(visit.policy.slug, visit.language)),
            Link(heading, ""),
        ),
    }
    return render(visit.request, "content/policies/changes.html", context)


def _file(visit: Visit, versions: Sequence[PolicyVersion], name: str) -> HttpResponseBase:
    rows = (
        [
            line.version.number,
            line.old_number,
            line.new_number,
            line.title,
            line.kinds_text,
            line.reason_text or ("" if line.section_id else line.version.change_note),
        ]
        for line in lines_of(visit.policy, versions, _numbers(visit))
    )
    return csv_response(f"{visit.policy.slug}-{name}.csv", _headings(), rows)


@of_policy
def year(visit: Visit, year: int) -> HttpResponse:
    """What changed in a year."""
    versions, years = _of_year(visit, year)
    slug, language = visit.policy.slug, visit.language
    others = [
        Link(str(other), addresses.changes_url(slug, other, language))
        for other in years
        if other != year
    ]
    heading = _("Wijzigingen in %(year)s") % {"year": year}
    file_url = addresses.changes_file_url(slug, year, language)
    return _page(visit, versions, heading, others=others, file_url=file_url)


@of_policy
def year_file(visit: Visit, year: int) -> HttpResponseBase:
    """The same as a table for a spreadsheet."""
    return _file(visit, _of_year(visit, year)[0], f"wijzigingen-{year}")


@of_policy
def version(visit: Visit, number: int) -> HttpResponse:
    """What one version changed."""
    found = _of_version(visit, number)
    heading = _("Wijzigingen in versie %(number)s") % {"number": number}
    file_url = addresses.version_changes_file_url(visit.policy.slug, number, visit.language)
    return _page(visit, [found], heading, file_url=file_url)


@of_policy
def version_file(visit: Visit, number: int) -> HttpResponseBase:
    """The same as a table for a spreadsheet."""
    return _file(visit, [_of_version(visit, number)], f"versie-{number}-wijzigingen")


def _line_or_404(
    request: HttpRequest, slug: str, number: int, section_id: UUID | None
) -> tuple[Policy, Line]:
    now = timezone.now()
    policy = policy_by_slug(request.person, slug)
    if policy is None:
        raise Http404
    found = version_by_number(policy, number, now)
    known = timeline_of(policy, now=now).versions
    line = found and line_of(policy, found, section_id, known)
    if not line:
        raise Http404
    return policy, line


@require_http_methods(["GET", "HEAD", "POST"])
def reason(
    request: HttpRequest, slug: str, number: int, section_id: UUID | None = None
) -> HttpResponse:
    """An editor says why something changed; what changed stands above it and stays as it is."""
    if not request.person:
        raise PermissionDenied
    policy, line = _line_or_404(request, slug, number, section_id)
    if not reason_giver(request.person):
        raise PermissionDenied
    language = reader_language()
    back = addresses.version_changes_url(policy.slug, number, language)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_reason(
                line.version,
                section_id=section_id,
                by=request.person,
                now=timezone.now(),
                **form.cleaned_data,
            )
            return redirect(back)
        except NotAllowed as refused:
            for refusal in refused.refusals:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, sentence(refusal))
    context = {
        "form": form,
        "policy": policy,
        "line": line,
        "facts": [
            (_("Versie"), str(number)),
            (_("Nummer"), " → ".join(filter(None, (line.old_number, line.new_number))) or "–"),
            (_("Wat er veranderde"), line.kinds_text),
            (_("Reden nu"), line.reason_text or "–"),
        ],
        "back_url": back,
    }
    return render(request, "content/policies/reason.html", context)
