"""From an outline to what an editor would have put in the CMS: stream data of a policy page."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from content.importing.markup import text_of
from content.importing.outline import (
    Image,
    LegalReference,
    OutlineBlock,
    OutlineSection,
    Table,
)
from content.importing.recognition.sources_of_law import parts

Value = dict[str, Any]
#: Gives the id of a picture in the CMS for one in the document.
KeepImage = Callable[[Image], int]

BOXES = {"principles", "think_about", "examples", "info_box", "statement"}


def _references(block: OutlineBlock) -> Value:
    return {"references": [_reference(one) for one in block.references]}


def _reference(reference: LegalReference) -> Value:
    law, article, paragraph, part = parts(reference)
    return {
        "chosen": None,
        "law": law[:200],
        "article": article[:40],
        "paragraph": paragraph[:40],
        "part": part[:40],
        "gloss": reference.gloss[:500],
        "url": reference.url,
        "pinned_on": reference.pinned_on.isoformat() if reference.pinned_on else None,
        "status": "unknown",
        "citation": reference.text[:500],
    }


def _table(table: Table, heading: str) -> Value:
    return {
        "caption": (table.caption or heading)[:300],
        "header_rows": table.header_rows,
        "header_columns": table.header_columns,
        "rows": [{"cells": row} for row in table.rows],
    }


def _picture(image: Image, keep: KeepImage) -> tuple[str, Value]:
    if image.content:
        return "image", {"image": keep(image), "alternative": image.alternative, "caption": ""}
    words = image.alternative or image.name or _("zonder omschrijving")
    text = _("In het oorspronkelijke document staat hier een afbeelding: %(words)s.")
    return "note", {"mark": "", "text": f"<p>{escape(text % {'words': words})}</p>"}


def _block(block: OutlineBlock, heading: str, keep: KeepImage) -> tuple[str, Any]:
    kind = block.kind
    if kind in BOXES:
        return kind, {"subject": block.subject[:200], "text": block.html}
    if kind == "text":
        return kind, block.html
    if kind == "quote":
        return kind, {"text": block.html}
    if kind == "note":
        return kind, {"mark": block.number[:10], "text": block.html}
    if kind == "legal_basis":
        return kind, _references(block)
    if kind == "definitions":
        items = [
            {"term": meant.term[:200], "definition": meant.definition}
            for meant in block.definitions
        ]
        return kind, {"subject": block.subject[:200], "items": items}
    if kind == "table" and block.table:
        return kind, _table(block.table, heading)
    return _picture(block.image or Image(), keep)


def _is_empty(block: OutlineBlock) -> bool:
    held = (block.references, block.definitions, block.table, block.image)
    return not any(held) and not text_of(block.html).strip()


def section_text(section: OutlineSection) -> str:
    """The words of a section, for recognising it."""
    return " ".join(text_of(block.html) for block in section.blocks)


def body_of(
    sections: list[OutlineSection], ids: Mapping[int, str], keep: KeepImage
) -> Iterator[Value]:
    """Sections as stream data; ``ids`` are the lasting ids by place, the others are new."""
    for place, section in enumerate(sections):
        body = []
        for block in section.blocks:
            if not _is_empty(block):
                name, value = _block(block, section.heading, keep)
                body.append({"type": name, "id": str(uuid4()), "value": value})
        yield {
            "type": "section",
            "id": ids.get(place) or str(uuid4()),
            "value": {
                "number": section.number[:20],
                "heading": section.heading[:300],
                "level": str(section.level),
                "body": body,
            },
        }
