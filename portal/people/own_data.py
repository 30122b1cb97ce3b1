"""Everything the portal holds of one person, as it is shown to that person and taken along."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from portal.core.templatetags.portal import dutch_date, dutch_moment
from portal.integrations.pdf import pdf_of
from portal.integrations.pdf_fonts import house_fonts
from portal.people.own_words import label_of
from portal.privacy.collect import Collected, collect
from portal.privacy.words import THEN

#: How many rows of one sort a page shows; the files hold all of them.
ON_PAGE = 50
ENTRY = "forms_register.RegisterEntry"
TEMPLATE = "portal/people/pdf/own_data.html"
STYLE = "portal/people/pdf/own_data.css"


@dataclass(frozen=True)
class Line:
    """One thing held: its name, its value in words, and what hangs below it."""

    label: str
    text: str = ""
    below: list[list["Line"]] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """One sort of data with its ground and term; ``more`` rows are in the files only."""

    key: str
    title: str
    ground: str
    term: str
    then: str
    rows: list[list[Line]]
    number: int
    more: int


def parts(found: Iterable[Collected], most: int | None = ON_PAGE) -> list[Part]:
    """What was collected, in words; at most so many rows of each sort."""
    made = []
    for one in found:
        holding = one.holding
        rows = one.rows if most is None else one.rows[:most]
        made.append(
            Part(
                key=holding.model,
                title=capfirst(str(holding.data)),
                ground=str(holding.ground),
                term=str(holding.term),
                then=str(THEN[holding.then]),
                rows=[lines(row) for row in rows],
                number=len(one.rows),
                more=len(one.rows) - len(rows),
            )
        )
    return sorted(made, key=lambda part: (not part.key.startswith("forms_"), part.title))


def lines(row: Mapping[str, Any]) -> list[Line]:
    """One row in words; what is empty is left out."""
    return [
        _line(label_of(key), value) for key, value in row.items() if value not in (None, "", [], {})
    ]


def _line(label: str, value: Any) -> Line:
    if isinstance(value, dict):
        return Line(label, below=[lines(value)])
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return Line(label, below=[lines(item) for item in value])
    return Line(label, _text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    if isinstance(value, datetime):
        return dutch_moment(value)
    if isinstance(value, date):
        return dutch_date(value)
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return str(value)


def items_of(found: Iterable[Collected]) -> dict[str, str]:
    """What a correction can be asked of: each entry, and each other sort of data."""
    items = {}
    for one in found:
        if one.holding.model == ENTRY:
            for row in one.rows:
                key = f"{ENTRY}|{row['reference']}"
                items[key] = f"{row['kind']} {row['reference']}"
        else:
            items[one.holding.model] = capfirst(str(one.holding.data))
    return items


def as_json(person: Any, now: datetime) -> str:
    """Everything, for programs (AVG 20)."""
    data = {
        "person": person.full_name,
        "made_at": now,
        "holdings": [
            {
                "model": one.holding.model,
                "data": str(one.holding.data),
                "ground": str(one.holding.ground),
                "term": str(one.holding.term),
                "then": one.holding.then,
                "rows": one.rows,
            }
            for one in collect(person)
        ],
    }
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def as_pdf(person: Any, now: datetime) -> bytes:
    """Everything, for people. Raises PdfUnavailable where none can be made."""
    html = render_to_string(
        TEMPLATE, {"person": person, "now": now, "parts": parts(collect(person), most=None)}
    )
    return pdf_of(
        html,
        css=render_to_string(STYLE),
        base="https://portaal.invalid/",
        files=house_fonts(),
        name=slugify(f"gegevens-{now:%Y-%m-%d-%H%M%S}").encode(),
    )
