"""Norms and what serves them: a page per norm for all staff, the coverage for who checks it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.law import addresses
from content.law.selectors import KnownNorm, NormTable, catalogue, norm_table
from content.policies.banners import Link
from content.policies.resting import Coverage, coverage, url_of
from content.policies.selectors.policies import may_read_all
from content.policies.views.law import readable
from portal.core.tables import csv_response

#: The three that the table of norms sets side by side; others stand in a column of their own.
COLUMNS = ("aw", "bio", "bp")


def _coverage(request: HttpRequest) -> tuple[Coverage, NormTable]:
    table = norm_table()
    return coverage(readable(request), table, catalogue()), table


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which norm has no text in force, which text no norm."""
    if not may_read_all(request.person):
        raise PermissionDenied
    found, table = _coverage(request)
    serving = found.by_policy
    context = {
        "headings": [_("Onderwerp"), *[_framework(code, table) for code in COLUMNS], _("Overige")],
        "rows": [_row(line, found) for line in table.lines],
        "uncovered": [_norm_line(norm) for norm in found.uncovered],
        "norms": sum(norm.is_current for norm in found.by_norm),
        "without_norm": [_policy_link(one.policy) for one in serving if not one.norms],
        "policies": [_policy_line(one) for one in serving],
        "unknown": [
            {**_policy_link(one.policy), "norms": one.unknown} for one in serving if one.unknown
        ],
    }
    return render(request, "content/policies/norms/index.html", context)


def _framework(code: str, table: NormTable) -> str:
    return next((norm.framework for norm in table.norms if norm.code == code), code)


def _row(line: tuple[str, str, tuple[KnownNorm, ...]], found: Coverage) -> dict[str, Any]:
    subject, note, norms = line
    columns: dict[str, list[dict[str, Any]]] = {code: [] for code in (*COLUMNS, "")}
    for norm in norms:
        column = norm.code if norm.code in COLUMNS else ""
        is_covered = found.by_norm[norm].is_covered
        columns[column].append({**_norm_line(norm), "is_covered": is_covered})
    return {"subject": subject, "note": note, "columns": list(columns.values())}


def _norm_line(norm: KnownNorm) -> dict[str, Any]:
    return {
        "label": str(norm),
        "gist": norm.gist,
        "url": addresses.norm_url(norm.code, norm.number),
        "is_current": norm.is_current,
    }


def _policy_link(policy: Any) -> dict[str, Any]:
    return {"label": policy.title, "url": url_of(policy, policy.whole), "language": policy.language}


def _policy_line(one: Any) -> dict[str, Any]:
    return {
        **_policy_link(one.policy),
        "norms": [_norm_line(norm) for norm in one.norms],
        "sections": len(one.policy.sections),
        "unserved": [
            {"label": text.label, "url": url_of(one.policy, text)} for text in one.unserved
        ],
    }


@require_safe
def norm(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """One norm: what it asks, what in force serves it, and which norms ask the same."""
    found, table = _coverage(request)
    wanted = table.find(code, number)
    if wanted is None:
        raise Http404
    serving = found.by_norm[wanted]
    same = [
        {"subject": subject, "note": note, "norms": [_norm_line(one) for one in norms]}
        for subject, note, norms in table.lines
        if wanted in norms
    ]
    law_url = addresses.law_url(code)
    if wanted.place.unit != "norm":
        law_url = addresses.article_url(code, wanted.place)
    context = {
        "norm": wanted,
        "law_url": law_url,
        "policies": [_policy_link(policy) for policy in serving.policies],
        "texts": [
            {
                "url": url_of(policy, text),
                "label": text.label,
                "policy": policy.title if text.section_id else "",
                "language": policy.language,
            }
            for policy, text in serving.texts
        ],
        "is_covered": serving.is_covered,
        "same": same,
        "sees_coverage": may_read_all(request.person),
        "breadcrumbs": [
            Link(_("Normen"), addresses.norms_url() if may_read_all(request.person) else ""),
            Link(str(wanted), ""),
        ],
    }
    return render(request, "content/policies/norms/norm.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """The coverage to download: a line per norm and text, and one for what has none."""
    if not may_read_all(request.person):
        raise PermissionDenied
    found, _table = _coverage(request)
    headings = [
        *(_("Norm"), _("Strekking"), _("Beleid"), _("Onderdeel"), _("Adres"), _("Gedekt")),
    ]
    return csv_response(_("dekking-normen.csv"), headings, _lines(found))


def _lines(found: Coverage) -> Iterator[list[str]]:
    yes, no = _("ja"), _("nee")
    for norm, serving in found.by_norm.items():
        for policy in serving.policies:
            whole = url_of(policy, policy.whole)
            yield [str(norm), norm.gist, policy.title, _("het geheel"), whole, yes]
        for policy, text in serving.texts:
            label = text.label if text.section_id else _("het geheel")
            yield [str(norm), norm.gist, policy.title, label, url_of(policy, text), yes]
        if norm.is_current and not serving.is_covered:
            yield [str(norm), norm.gist, "", "", "", no]
    for line in found.by_policy:
        if not line.norms:
            whole = url_of(line.policy, line.policy.whole)
            yield ["", "", line.policy.title, _("het geheel"), whole, no]
        for text in line.unserved:
            yield ["", "", line.policy.title, text.label, url_of(line.policy, text), no]
