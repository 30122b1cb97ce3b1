"""From a demo text to what an editor would have put in the CMS: streams of blocks.

Every id is derived from the policy's slug and the section's lasting key, so that the same key in
the next version is the same section.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from markdown_it import MarkdownIt

from portal.demo.reading import Piece, PolicyText, Section, attributes_of

NAMESPACE = UUID("5c0d1f0e-6d4b-5c36-9f6f-2a1b7c9d4e21")
CALLOUTS = {"principles", "think_about", "examples", "prohibited_examples", "info"}
CAPTION = re.compile(r"^Table: (.+)$", re.M)
MARKDOWN = MarkdownIt("commonmark").enable("table")

#: A reference names all its parts; the translation tool takes no part that is missing.
NO_REFERENCE = dict.fromkeys(
    ("law", "article", "paragraph", "part", "gloss", "url", "citation"), ""
)

Block = dict[str, Any]


def html_of(markdown: str) -> str:
    """Markdown as the markup that the CMS keeps."""
    return MARKDOWN.render(markdown).strip()


def section_id(slug: str, key: str) -> UUID:
    """The id that a section keeps for ever."""
    return uuid5(NAMESPACE, f"{slug}/{key}")


def body_of(text: PolicyText) -> list[Block]:
    """The sections of a version as stream data."""
    return [
        {
            "type": "section",
            "id": str(section_id(text.slug, section.key)),
            "value": {
                "number": section.number,
                "heading": section.heading,
                "level": str(section.level),
                "body": list(_with_ids(text.slug, section, _blocks(section.pieces))),
            },
        }
        for section in text.sections
    ]


def legal_basis_of(text: PolicyText) -> list[Block]:
    """The law that the whole rests on; each line is kept as printed."""
    return [
        {
            "type": "reference",
            "id": str(uuid5(NAMESPACE, f"{text.slug}//{line}")),
            "value": {**NO_REFERENCE, "law": line.partition(",")[0], "citation": line},
        }
        for line in text.front["legal_basis"]
    ]


def successions_of(text: PolicyText) -> list[dict[str, Any]]:
    """What became of sections, as the working copy says it; what lapsed needs no words."""
    return [
        {
            "section": str(section_id(text.slug, row["from"])),
            "became": [str(section_id(text.slug, key)) for key in row["to"]],
        }
        for row in text.front.get("successions", ())
        if row["to"]
    ]


def _with_ids(slug: str, section: Section, blocks: Iterable[Block]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        yield {**block, "id": str(uuid5(NAMESPACE, f"{slug}/{section.key}/{place}"))}


def _blocks(pieces: Iterable[Piece]) -> Iterator[Block]:
    for piece in pieces:
        if not piece.name:
            yield from _running_text(piece.text)
        else:
            yield _box(piece)


def _running_text(text: str) -> Iterator[Block]:
    """Paragraphs and lists, with the captioned tables taken out as blocks of their own."""
    parts = CAPTION.split(text)
    if parts[0].strip():
        yield {"type": "text", "value": html_of(parts[0])}
    for caption, after in zip(parts[1::2], parts[2::2], strict=True):
        table, _, rest = after.strip().partition("\n\n")
        yield _table(caption, table)
        if rest.strip():
            yield {"type": "text", "value": html_of(rest)}


def _table(caption: str, table: str) -> Block:
    lines = [line for line in table.splitlines() if not re.fullmatch(r"[|\s:-]+", line)]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return {
        "type": "table",
        "value": {
            "caption": caption,
            "header_rows": 1,
            "header_columns": 0,
            "rows": [{"cells": [html_of(cell) for cell in row]} for row in rows],
        },
    }


def _box(piece: Piece) -> Block:
    given = piece.attributes
    if piece.name in CALLOUTS:
        subject = given.get("subject") or given.get("heading") or ""
        name = "info_box" if piece.name == "info" else piece.name
        return {"type": name, "value": {"subject": subject, "text": html_of(piece.text)}}
    if piece.name == "legal_basis":
        references = [{**NO_REFERENCE, **attributes_of(line)} for line in piece.lines if line]
        value: dict[str, Any] = {"references": references}
    elif piece.name == "definitions":
        pairs = [line.removeprefix("- ").split(": ", 1) for line in piece.lines if line]
        items = [{"term": term, "definition": html_of(meaning)} for term, meaning in pairs]
        value = {"subject": "", "items": items}
    elif piece.name == "form_link":
        value = {"kind": given["kind"], "text": given["label"]}
    elif piece.name == "statement":
        value = {"subject": "", "text": html_of(piece.text)}
    elif piece.name == "quote":
        value = {"text": html_of(piece.text)}
    else:
        raise ValueError(f"unknown box: {piece.name}")
    return {"type": piece.name, "value": value}
