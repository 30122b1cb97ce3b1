"""Two versions side by side: the change table, then each changed section with its marks."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.policies import addresses
from content.policies.banners import Link
from content.policies.changes import changes_between
from content.policies.comparison import Row
from content.policies.forms import ComparisonForm
from content.policies.selectors import version_by_number
from content.policies.views.visit import Visit, of_policy
from content.policies.words import ALARMS, FACTS

FACT_KINDS = {"new": "positive", "lapsed": "negative", "reworded": "info"}


def _numbers(row: Row) -> str:
    if row.old_number and row.new_number and row.old_number != row.new_number:
        return _("%(old)s, nu %(new)s") % {"old": row.old_number, "new": row.new_number}
    return row.new_number or row.old_number


def _table_row(row: Row) -> list[Any]:
    return [
        _numbers(row) or "–",
        {"text": row.heading, "url": f"#c-{row.section_id}"},
        ", ".join(str(FACTS[fact]) for fact in row.facts),
        {"text": row.words_added, "numeric": True},
        {"text": row.words_removed, "numeric": True},
    ]


def _spoken(html: str) -> str:
    """Marks that are heard too: most screen readers pass over ins and del."""
    for tag, words in (("ins", _("Toegevoegd:")), ("del", _("Verwijderd:"))):
        html = html.replace(f"<{tag}>", f'<{tag}><span class="portal-hidden">{words} </span>')
    return html


def _change(row: Row) -> dict[str, Any]:
    return {
        "section_id": row.section_id,
        "number": row.new_number or row.old_number,
        "heading": row.heading,
        "old_heading": row.old_heading if row.old_heading not in ("", row.heading) else "",
        "facts": [
            {"name": FACTS[fact], "kind": FACT_KINDS.get(fact, "neutral")} for fact in row.facts
        ],
        "alarms": [str(ALARMS[alarm]) for alarm in row.alarms],
        "html": _spoken(row.html),
    }


@of_policy
def compare(visit: Visit, a: int, b: int) -> HttpResponse:
    """What changed from version a to version b; the older is always the left one."""
    if a > b:
        return redirect(addresses.comparison_url(visit.policy.slug, b, a, visit.language))
    numbers = sorted(visit.history.timeline(now=visit.now).versions, reverse=True)
    form = ComparisonForm(visit.request.GET or None, numbers=numbers, initial={"van": a, "naar": b})
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["van"], form.cleaned_data["naar"]
        return redirect(addresses.comparison_url(visit.policy.slug, *chosen, visit.language))
    old = version_by_number(visit.policy, a, visit.now, history=visit.history)
    new = version_by_number(visit.policy, b, visit.now, history=visit.history)
    if old is None or new is None:
        raise Http404
    rows = [row for row in changes_between(old, new) if row.is_changed]
    here = _("Vergelijking van %(a)s en %(b)s") % {"a": a, "b": b}
    context = {
        "policy": visit.policy,
        "old": old,
        "new": new,
        "form": form,
        "summary": ngettext(
            "%(number)s onderdeel veranderde.", "%(number)s onderdelen veranderden.", len(rows)
        )
        % {"number": len(rows)},
        "headings": [
            _("Nummer"),
            _("Onderdeel"),
            _("Wat er gebeurde"),
            {"text": _("Woorden erbij"), "numeric": True},
            {"text": _("Woorden weg"), "numeric": True},
        ],
        "rows": [_table_row(row) for row in rows],
        "changes": [_change(row) for row in rows],
        "versions_url": addresses.versions_url(visit.policy.slug, visit.language),
        "choose_url": addresses.comparison_url(visit.policy.slug, a, b, visit.language),
        "breadcrumbs": visit.breadcrumbs(Link(here, "")),
    }
    return render(visit.request, "content/policies/compare.html", context)
