"""The neutral stream between a file format and the recognition of its structure."""

from dataclasses import dataclass, field
from typing import Literal

from content.importing.outline import Doubt, Image, Table


@dataclass
class Line:
    """One line of a text without markup, with what its layout tells.

    ``size`` is relative to the body text (1.0 is body text, 0 unknown);
    ``opens_page`` marks the first line of a page. A table stands on a line of its own.
    """

    text: str
    indent: int = 0
    opens_page: bool = False
    size: float = 0.0
    bold: bool = False
    table: Table | None = None


@dataclass
class Item:
    """A list item: its own text as HTML and the items below it."""

    html: str
    children: list["Item"] = field(default_factory=list)
    ordered_children: bool = False


@dataclass
class Piece:
    """A heading, paragraph, list, table, picture, quote or block of bare addresses.

    ``html`` and ``text`` are the same words with and without markup. For a heading ``depth`` is
    the level its source gave it (0 is none) and ``box`` says that it is the title of a box.
    ``lines`` keeps the printed lines of a paragraph, ``addresses`` those of a block of URLs.
    """

    kind: Literal["heading", "paragraph", "list", "table", "image", "quote", "addresses", "box"]
    text: str = ""
    html: str = ""
    depth: int = 0
    box: bool = False
    opens_page: bool = False
    items: list[Item] = field(default_factory=list)
    ordered: bool = False
    list_style: str = ""
    start: int = 1
    lines: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    table: Table | None = None
    image: Image | None = None


@dataclass
class Reading:
    """What a reader found: the pieces in order, a title if the format has a place for one."""

    pieces: list[Piece]
    title: str = ""
    doubts: list[Doubt] = field(default_factory=list)
