"""The public extract in its forms: table, CSV, JSON and feed, from the same rows.

Whoever previews what the world will see goes through the same functions.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from forms.register.selectors.public import COLUMNS, PublicRow, as_data
from forms.register.selectors.public_history import Event, PublicHistory, PublicStep
from portal.core.clock import start_of
from portal.core.feeds import Feed, Item
from portal.core.tables import csv_lines
from portal.core.templatetags.portal import dutch_date

SCHEMA = Path(__file__).parent / "shipped" / "nevenwerkzaamheden.schema.json"
#: The one address of the schema, whatever the language of the reader.
SCHEMA_ADDRESS = "/openbaar/nevenwerkzaamheden.schema.json"
#: How many changes a feed holds, newest first.
ITEMS = 100


def column_labels() -> dict[str, str]:
    """The columns in words."""
    return {
        "person": _("Naam"),
        "function": _("Functie"),
        "activity": _("Nevenwerkzaamheid"),
        "organisation": _("Organisatie"),
        "conditions": _("Voorwaarden"),
        "decided_on": _("Besloten op"),
        "legal_ground": _("Wettelijke grond"),
        "id": _("Sleutel"),
    }


def headings() -> list[str]:
    """The columns of the table for people; the key is a link on the name."""
    return [label for name, label in column_labels().items() if name != "id"]


def table_rows(rows: Iterable[PublicRow]) -> list[list[Any]]:
    """Cells for ``components/table.html``."""
    return [
        [
            {"text": row.person, "url": reverse("public_side_activity", args=[row.id])},
            row.function,
            row.activity,
            row.organisation,
            row.conditions or _("Geen"),
            dutch_date(row.decided_on),
            row.legal_ground,
        ]
        for row in rows
    ]


def as_csv(rows: Iterable[PublicRow]) -> str:
    """The whole table as CSV."""
    lines = ([as_data(row)[name] for name in COLUMNS] for row in rows)
    return "".join(csv_lines(list(column_labels().values()), lines))


def as_json(rows: Iterable[PublicRow]) -> str:
    """The same rows as data; ``shipped/nevenwerkzaamheden.schema.json`` says what is in it."""
    data = {
        "schema": SCHEMA_ADDRESS,
        "columns": list(COLUMNS),
        "side_activities": [as_data(row) for row in rows],
    }
    return json.dumps(data, ensure_ascii=False)


def fingerprint(rows: Sequence[PublicRow]) -> str:
    """Equal for equal rows: what was previewed can be compared with what would be shown."""
    return hashlib.sha256(as_json(rows).encode()).hexdigest()


def said_of(step: PublicStep) -> str:
    """One step in words, without saying of whom."""
    if step.event is Event.OPENED:
        return _("Openbaar gemaakt")
    if step.event is Event.CLOSED:
        return _("Niet meer openbaar")
    labels = column_labels()
    changed = [labels[name].lower() for name in step.changed if name != "decided_on"]
    if not step.row:
        return _("Gewijzigd")
    if not changed:
        return _("Opnieuw besloten, ongewijzigd")
    return _("Gewijzigd: %(columns)s") % {"columns": ", ".join(changed)}


def conditions_of(step: PublicStep) -> str:
    """The conditions that stood there from this step on; empty when there were none to show."""
    if not (step.row and step.row.conditions):
        return ""
    return f"{column_labels()['conditions']}: {step.row.conditions}"


def feed_of(found: Iterable[PublicHistory], *, base: str, language: str, organisation: str) -> Feed:
    """What changed in the extract, newest first; what closed is told without name or content."""
    items = [
        item
        for history in found
        for item in _items(history, base + reverse("public_side_activity", args=[history.key]))
    ]
    items.sort(key=lambda item: (item.published_at, item.key), reverse=True)
    return Feed(
        title=_("Wat er verandert in de openbare nevenwerkzaamheden van %(organisation)s")
        % {"organisation": organisation},
        home=base + reverse("public_side_activities"),
        language=language,
        organisation=organisation,
        items=items[:ITEMS],
    )


def _items(history: PublicHistory, url: str) -> Iterable[Item]:
    last = _moment(history)
    for number, step in enumerate(history.steps):
        at = start_of(step.on)
        yield Item(
            key=uuid5(history.key, str(number)).urn,
            url=url,
            title=f"{step.row.person}: {_lower(said_of(step))}" if step.row else _plain(step),
            text=_text(step.row) if step.row else "",
            published_at=at,
            # What loses its content by closing has changed on that day.
            updated_at=at if history.row else max(at, last),
        )


def _moment(history: PublicHistory) -> datetime:
    return start_of(history.changed_on)


def _plain(step: PublicStep) -> str:
    return _("Nevenwerkzaamheid: %(step)s") % {"step": _lower(said_of(step))}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _text(row: PublicRow) -> str:
    labels, data = column_labels(), as_data(row)
    data |= {"decided_on": dutch_date(row.decided_on), "conditions": row.conditions or _("Geen")}
    return "\n".join(f"{labels[name]}: {data[name]}" for name in COLUMNS if name != "id")
