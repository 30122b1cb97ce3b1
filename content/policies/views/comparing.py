"""Two versions side by side or as one text: the change table, then the sections with marks."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.policies import addresses
from content.policies.banners import Link
from content.policies.changes import changes_between
from content.policies.comparison import Row
from content.policies.forms import ComparisonForm
from content.policies.selectors import version_by_number
from content.policies.spoken import spoken
from content.policies.views.visit import Visit, of_policy
from content.policies.words import ALARMS, FACTS

_LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.S)
_TAG = re.compile(r"<[^>]*>")
FACT_KINDS = {"new": "positive", "lapsed": "negative", "reworded": "info", "unchanged": "neutral"}
#: What the address says of the view: both texts beside each other, and unchanged sections too.
BESIDE, ALL = "naast", "alles"


def _numbers(row: Row) -> str:
    if row.old_number and row.new_number and row.old_number != row.new_number:
        return _("%(old)s, nu %(new)s") % {"old": row.old_number, "new": row.new_number}
    return row.new_number or row.old_number


def _names(row: Row) -> list[tuple[str, str]]:
    """What happened, in words, with the kind of label."""
    found = []
    for fact in row.facts:
        name = str(FACTS[fact])
        if fact == "reworded" and row.is_markup_only:
            name = _("verwijzing of opmaak")
        found.append((name, FACT_KINDS.get(fact, "neutral")))
    return found


def _addresses(html: str) -> list[tuple[str, str]]:
    return [(_TAG.sub("", text), unescape(url)) for url, text in _LINK.findall(html)]


def _moved_links(row: Row) -> list[dict[str, str]]:
    """Links with the same words and another address."""
    before, after = _addresses(row.old_html), _addresses(row.new_html)
    if [words for words, _url in before] != [words for words, _url in after]:
        return []
    return [
        {"words": unescape(words), "old": old, "new": new}
        for (words, old), (_words, new) in zip(before, after, strict=True)
        if old != new
    ]


def _table_row(row: Row) -> list[Any]:
    return [
        _numbers(row) or "–",
        {"text": row.heading, "url": f"#c-{row.section_id}"},
        ", ".join(name for name, _kind in _names(row)),
        {"text": len(row.alarms), "numeric": True},
        {"text": row.words_added, "numeric": True},
        {"text": row.words_removed, "numeric": True},
    ]


def _links(ids: Sequence[str], names: Mapping[str, str]) -> list[Link]:
    return [Link(names[one], f"#c-{one}") for one in ids if one in names]


def _change(row: Row, names: Mapping[str, str]) -> dict[str, Any]:
    numbers = {"old_number": row.old_number, "new_number": row.new_number}
    return {
        **numbers,
        "section_id": row.section_id,
        "number": row.new_number or row.old_number,
        "is_renumbered": "renumbered" in row.facts,
        "is_changed": row.is_changed,
        "heading": spoken(row.heading_html),
        "facts": [{"name": name, "kind": kind} for name, kind in _names(row)],
        "alarms": [str(ALARMS[alarm]) for alarm in row.alarms],
        "became": _links(row.became, names),
        "came_from": _links(row.came_from, names),
        "is_markup_only": row.is_markup_only,
        "links": _moved_links(row),
        "html": spoken(row.html),
        "old_html": spoken(row.old_html),
        "new_html": spoken(row.new_html),
        "is_new": "new" in row.facts,
        "is_lapsed": "lapsed" in row.facts,
    }


def _asked(given: QueryDict) -> tuple[bool, bool]:
    """Beside each other? The unchanged too?"""
    return given.get("weergave") == BESIDE, given.get("toon") == ALL


def _choices(is_beside: bool, is_all: bool) -> list[dict[str, Any]]:
    """The ways to look at it, as links that change one thing."""

    def link(label: str, beside: bool, everything: bool) -> dict[str, Any]:
        asked = {"weergave": BESIDE} if beside else {}
        asked |= {"toon": ALL} if everything else {}
        return {
            "label": label,
            "url": f"?{urlencode(asked)}",
            "is_current": (beside, everything) == (is_beside, is_all),
        }

    return [
        link(_("Doorlopend"), False, is_all),
        link(_("Naast elkaar"), True, is_all),
        link(_("Alleen wat veranderde"), is_beside, False),
        link(_("Ook wat gelijk bleef"), is_beside, True),
    ]


@of_policy
def compare(visit: Visit, a: int, b: int) -> HttpResponse:
    """What one reads on going from version a to version b; either may be the older one."""
    slug, language = visit.policy.slug, visit.language
    numbers = visit.history.timeline(now=visit.now).versions
    given = visit.request.GET
    is_beside, is_all = _asked(given)
    initial = {"van": a, "naar": b, "weergave": BESIDE if is_beside else ""}
    form = ComparisonForm(given if "van" in given else None, numbers=numbers, initial=initial)
    if form.is_bound and form.is_valid():
        url = addresses.comparison_url(
            slug, form.cleaned_data["van"], form.cleaned_data["naar"], language
        )
        way = form.cleaned_data["weergave"]
        return redirect(f"{url}?{urlencode({'weergave': way})}" if way else url)
    old = version_by_number(visit.policy, a, visit.now, history=visit.history)
    new = version_by_number(visit.policy, b, visit.now, history=visit.history)
    if old is None or new is None:
        raise Http404
    everything = changes_between(old, new)
    changed = [row for row in everything if row.is_changed]
    names = {row.section_id: f"{row.new_number or row.old_number} {row.heading}" for row in changed}
    context = {
        "policy": visit.policy,
        "old": old,
        "new": new,
        "form": form,
        "summary": _summary(len(changed), len(everything)),
        "headings": [
            _("Nummer"),
            _("Onderdeel"),
            _("Wat er gebeurde"),
            {"text": _("Aandachtspunten"), "numeric": True},
            {"text": _("Woorden erbij"), "numeric": True},
            {"text": _("Woorden weg"), "numeric": True},
        ],
        "rows": [_table_row(row) for row in changed],
        "changes": [_change(row, names) for row in (everything if is_all else changed)],
        "is_beside": is_beside,
        "choices": _choices(is_beside, is_all),
        "versions_url": addresses.versions_url(slug, language),
        "choose_url": addresses.comparison_url(slug, a, b, language),
        "reverse_url": addresses.comparison_url(slug, b, a, language),
        "breadcrumbs": visit.breadcrumbs(
            Link(_("Versies"), addresses.versions_url(slug, language)),
            Link(_("Vergelijking van %(a)s en %(b)s") % {"a": a, "b": b}, ""),
        ),
    }
    return render(visit.request, "content/policies/compare.html", context)


def _summary(changed: int, total: int) -> str:
    facts = {"number": changed, "total": total}
    return (
        ngettext(
            "%(number)s van de %(total)s onderdelen veranderde.",
            "%(number)s van de %(total)s onderdelen veranderden.",
            changed,
        )
        % facts
    )
