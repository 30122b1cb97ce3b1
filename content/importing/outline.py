"""The outline: what an import found in a document, as plain data without Django.

Every field survives a round trip through JSON, because the outline is made in a child process
and read back by the portal (see ``sandbox``).
"""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

MAXIMUM_LEVEL = 4

BlockKind = Literal[
    "text",
    "legal_basis",
    "principles",
    "think_about",
    "definitions",
    "examples",
    "quote",
    "statement",
    "table",
    "image",
    "info_box",
    "note",
]


@dataclass
class Doubt:
    """Something the import was unsure of: a code (its sentence is in ``words``) and its facts."""

    code: str
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass
class Validity:
    """The period a text says it is in force; ``valid_until`` is the last day, None is open."""

    valid_from: date | None
    valid_until: date | None = None
    retroactive_from: date | None = None
    line: str = ""


@dataclass
class LegalReference:
    """One source of law as cited; ``text`` is the citation as printed, without its gloss."""

    text: str
    law: str
    article: str = ""
    gloss: str = ""
    url: str = ""
    pinned_on: date | None = None


@dataclass
class Definition:
    """A term and what the document takes it to mean (sanitised HTML)."""

    term: str
    definition: str


@dataclass
class Table:
    """Cells are sanitised HTML; the first rows and columns may be headers."""

    rows: list[list[str]]
    header_rows: int = 0
    header_columns: int = 0
    caption: str = ""


@dataclass
class Image:
    """A picture; without ``content`` the document only marked its place."""

    alternative: str = ""
    name: str = ""
    media_type: str = ""
    content: bytes = b""


@dataclass
class OutlineBlock:
    """A part of a section. Which fields are filled depends on ``kind``.

    ``html`` is sanitised and holds the whole content of text, principles, think_about, examples,
    quote, statement, info_box and note; ``items`` are the outermost list items once more, one by
    one, for the kinds that are lists. ``subject`` is what a box is about, without its lead word.
    ``number`` is the mark of a note.
    """

    kind: BlockKind
    html: str = ""
    subject: str = ""
    number: str = ""
    items: list[str] = field(default_factory=list)
    references: list[LegalReference] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    table: Table | None = None
    image: Image | None = None


@dataclass
class OutlineSection:
    """A heading and everything up to the next one; the text before the first has no heading."""

    number: str
    heading: str
    level: int
    blocks: list[OutlineBlock] = field(default_factory=list)


@dataclass
class ChangeTableRow:
    """A row of the document's own list of changes; ``kinds`` are identifiers, see ``changes``."""

    period: str
    targets: list[str]
    title: str
    change: str
    kinds: list[str] = field(default_factory=list)


@dataclass
class Outline:
    """Everything an import found; ``doubts`` is what a person should look at."""

    title: str
    official_title: str = ""
    validity: Validity | None = None
    sections: list[OutlineSection] = field(default_factory=list)
    change_table: list[ChangeTableRow] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def outline_as_data(outline: Outline) -> dict[str, Any]:
    """The outline as values JSON can hold: dates as ISO text, bytes as base64."""
    data: dict[str, Any] = _plain(asdict(outline))
    return data


def outline_from_data(data: Mapping[str, Any]) -> Outline:
    """The reverse of ``outline_as_data``; KeyError or TypeError when it is something else."""
    validity = data["validity"]
    return Outline(
        title=data["title"],
        official_title=data["official_title"],
        validity=validity
        and Validity(
            valid_from=_day(validity["valid_from"]),
            valid_until=_day(validity["valid_until"]),
            retroactive_from=_day(validity["retroactive_from"]),
            line=validity["line"],
        ),
        sections=[
            OutlineSection(**{**row, "blocks": [_block(block) for block in row["blocks"]]})
            for row in data["sections"]
        ],
        change_table=[ChangeTableRow(**row) for row in data["change_table"]],
        doubts=[Doubt(**row) for row in data["doubts"]],
    )


def _block(row: Mapping[str, Any]) -> OutlineBlock:
    references = [
        LegalReference(**{**cited, "pinned_on": _day(cited["pinned_on"])})
        for cited in row["references"]
    ]
    image = row["image"]
    return OutlineBlock(
        **{
            **row,
            "references": references,
            "definitions": [Definition(**meant) for meant in row["definitions"]],
            "table": row["table"] and Table(**row["table"]),
            "image": image and Image(**{**image, "content": base64.b64decode(image["content"])}),
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_plain(held) for held in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
