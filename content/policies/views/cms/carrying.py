"""Carry a correction over to a later version: what goes by itself, and what someone decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.policies.actions.carry_over import carry_over
from content.policies.carrying import ORDER, WHOLE, Carrying, Text, carrying_over
from content.policies.consequences import later_standing
from content.policies.marking import mark
from content.policies.merging import Fate, Merged, Side
from content.policies.selectors.foreseen import foreseen
from content.policies.selectors.working_copies import has_unissued_work
from content.policies.views.cms.beginning import to_the_editor
from content.policies.views.cms.desk import Desk, at_desk, reading_desk, show_refusals
from content.policies.views.cms.forms import CarryForm
from portal.core.refusals import NotAllowed

FIELD_NAMES = {
    "number": gettext_lazy("nummer"),
    "heading": gettext_lazy("kop"),
    "level": gettext_lazy("niveau"),
    "text": gettext_lazy("tekst"),
    "title": gettext_lazy("titel"),
    "official_title": gettext_lazy("officiële titel"),
    "kind": gettext_lazy("soort"),
    "scope": gettext_lazy("reikwijdte"),
    "norms": gettext_lazy("normen"),
    "tags": gettext_lazy("onderwerpen"),
    "legal_basis": gettext_lazy("wettelijke basis"),
}
FATES = {
    Fate.TAKEN: gettext_lazy("gaat vanzelf mee"),
    Fate.ADDED: gettext_lazy("nieuw onderdeel, gaat vanzelf mee"),
    Fate.REMOVED: gettext_lazy("vervalt ook hier"),
    Fate.CONFLICT: gettext_lazy("in beide veranderd: kies"),
}


def _laters(desk: Desk, number: int) -> tuple[int, ...]:
    """The versions this correction can be carried to. Raises PermissionDenied or Http404."""
    if not desk.may_edit:
        raise PermissionDenied
    seen = foreseen(desk.policy, now=desk.now)
    version = seen.before.versions.get(number)
    if version is None or version.corrects is None:
        raise Http404
    return later_standing(seen.before, number, desk.today)


@reading_desk
def laters(desk: Desk, number: int) -> HttpResponse:
    """Every later version that stands, and how much of the correction it lacks."""
    found = carrying_over(desk.policy, number, _laters(desk, number))
    context = {
        "policy": desk.policy,
        "number": number,
        "lines": [
            {
                "number": one.later.version.number,
                "note": one.later.version.change_note,
                "is_empty": one.is_empty,
                "alone": sum(
                    merged.fate in (Fate.TAKEN, Fate.ADDED, Fate.REMOVED) for merged in one.all
                ),
                "conflicts": len(one.questions),
            }
            for one in found
        ],
    }
    return render(desk.request, "content/policies/cms/carry_list.html", context)


@dataclass(frozen=True)
class Shown:
    """One part of the merge on the screen; ``field`` asks for a choice in a conflict."""

    key: str
    heading: str
    fate: str
    is_conflict: bool
    names: str
    columns: list[tuple[str, str]]
    field: Any = None


def _heading(carrying: Carrying, merged: Merged) -> str:
    if merged.section_id == WHOLE:
        return _("Het document als geheel")
    for text in (carrying.later, carrying.correction):
        if merged.section_id in text.by_id:
            return str(text.by_id[merged.section_id])
    raise KeyError(merged.section_id)


def _names(merged: Merged) -> str:
    if merged.dropped_by is not None:
        return _("het onderdeel zelf")
    fields = merged.conflicts or [
        name for name, side in merged.sides.items() if side is Side.THEIRS
    ]
    return ", ".join(str(FIELD_NAMES[name]) for name in fields)


def _words(text: Text, merged: Merged, base: Text) -> str:
    """What a side says, with its changes marked against what was corrected."""
    if merged.section_id == WHOLE:
        return _lines(text, merged)
    row, was = text.by_id.get(merged.section_id), base.by_id.get(merged.section_id)
    if row is None:
        return "<p><em>" + _("Dit onderdeel staat hier niet (meer) in.") + "</em></p>"
    head = mark(*(_html_head(one) if one else "" for one in (was, row))).html
    return head + mark(was.html if was else "", row.html).html


def _html_head(row: Any) -> str:
    return format_html("<p><strong>{} {}</strong></p>", row.number, row.heading)


def _lines(text: Text, merged: Merged) -> str:
    def told(name: str) -> str:
        value = getattr(text.version, name)
        if name == "legal_basis":
            return "; ".join(reference["citation"] for reference in value)
        return ", ".join(value) if isinstance(value, list) else str(value)

    names = merged.conflicts or [name for name, side in merged.sides.items() if side is Side.THEIRS]
    rows = [(FIELD_NAMES[name], told(name) or "–") for name in names]
    return format_html_join("", "<p>{}: {}</p>", rows)


def _shown(carrying: Carrying, form: CarryForm) -> Iterator[Shown]:
    sides = (
        (_("Versie %(n)s, de latere") % {"n": carrying.later.version.number}, carrying.later),
        (
            _("Versie %(n)s, de correctie") % {"n": carrying.correction.version.number},
            carrying.correction,
        ),
    )
    for merged in carrying.all:
        if merged.fate is Fate.KEPT:
            continue
        is_conflict = merged.fate is Fate.CONFLICT
        yield Shown(
            merged.section_id,
            _heading(carrying, merged),
            str(FATES[merged.fate]),
            is_conflict,
            _names(merged),
            [(name, _words(text, merged, carrying.base)) for name, text in sides],
            form[f"choice-{merged.section_id}"] if is_conflict else None,
        )
    if carrying.merge.is_order_open:
        yield Shown(
            ORDER,
            _("De volgorde van de onderdelen"),
            str(FATES[Fate.CONFLICT]),
            True,
            _("volgorde"),
            [(name, _order(text)) for name, text in sides],
            form[f"choice-{ORDER}"],
        )


def _order(text: Text) -> str:
    return format_html(
        "<ol>{}</ol>", format_html_join("", "<li>{}</li>", ((str(row),) for row in text.rows))
    )


@at_desk
def carry(desk: Desk, number: int, onto: int) -> HttpResponse:
    """The merge with one later version: look, choose, make the working copy."""
    if onto not in _laters(desk, number):
        raise Http404
    (carrying,) = carrying_over(desk.policy, number, [onto])
    choices = [
        (Side.THEIRS.value, _("De tekst van de correctie, versie %(n)s") % {"n": number}),
        (Side.OURS.value, _("De tekst van versie %(n)s, zoals zij is") % {"n": onto}),
    ]
    form = CarryForm(
        desk.data,
        questions=carrying.questions,
        choices=choices,
        would_lose=desk.page is not None and has_unissued_work(desk.page),
    )
    if desk.request.method == "POST" and form.is_valid():
        try:
            begun = carry_over(
                desk.policy,
                correction=number,
                onto=onto,
                choices={
                    key: Side(form.cleaned_data[f"choice-{key}"]) for key in carrying.questions
                },
                may_drop=bool(form.cleaned_data.get("may_drop")),
                by=desk.by,
                now=desk.now,
            )
        except NotAllowed as refused:
            show_refusals(form, refused)
        else:
            words = _(
                "De werkversie is versie %(onto)s met correctie %(number)s erin. Kijk haar na en "
                "bied haar ter goedkeuring aan."
            )
            return to_the_editor(desk, begun, words % {"onto": onto, "number": number})
    context = {
        "policy": desk.policy,
        "number": number,
        "onto": onto,
        "form": form,
        "is_empty": carrying.is_empty,
        "moves": carrying.merge.moves,
        "parts": list(_shown(carrying, form)),
    }
    return render(desk.request, "content/policies/cms/carry.html", context)
