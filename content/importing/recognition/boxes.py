"""Boxes: principles, things to think about, examples, definitions, sources of law."""

import re

from content.importing.markup import sanitised, text_of
from content.importing.outline import BlockKind, Definition, LegalReference, OutlineBlock
from content.importing.recognition.sources_of_law import citation
from content.importing.recognition.words_of_the_genre import DEFINITIONS_HEADING, lead_in
from content.importing.stream import Item, Piece

_TERM = re.compile(
    r"(?P<term>[A-ZÀ-Ý(][\w()'’ /-]{1,60}?)\s*:\s+(?P<meaning>[a-zà-ÿ(‘'\"].{10,}|[A-Z].{20,})",
    re.S,
)
_FEWEST_TERMS = 3
_KINDS: dict[str, BlockKind] = {
    "principles": "principles",
    "think_about": "think_about",
    "examples": "examples",
}


def list_html(piece: Piece) -> str:
    """A list as HTML, with its numbering."""
    return sanitised(_list(piece.items, piece.ordered, piece.list_style, piece.start))


def item_html(item: Item) -> str:
    """One item with what stands below it."""
    return sanitised(f"{item.html}{_below(item)}")


def box_of(announcement: str, piece: Piece) -> OutlineBlock | None:
    """The box a heading or line announces, when a list follows it."""
    found = lead_in(announcement)
    if not found or piece.kind != "list":
        return None
    kind, subject = found
    return OutlineBlock(
        _KINDS[kind],
        html=list_html(piece),
        subject=subject,
        items=[item_html(item) for item in piece.items],
    )


def is_generic(announcement: str) -> bool:
    """Whether a box is announced without saying what it is about: no heading of its own."""
    found = lead_in(announcement)
    return bool(found and not found[1])


def definition_of(piece: Piece) -> list[Definition]:
    """The terms a paragraph or list defines as "Term: meaning"; empty when it does not."""
    texts = [item.html for item in piece.items] if piece.kind == "list" else [piece.html]
    found: list[Definition] = []
    for markup in texts:
        match = _TERM.fullmatch(text_of(markup))
        if not match or len(match["term"].split()) > 6:
            return []
        plain = re.sub(
            r"^(?:<strong>|<em>)(.*?)\s*:?\s*(?:</strong>|</em>)\s*:?\s*", r"\1: ", markup
        )
        _, _, meaning = plain.partition(":")
        found.append(Definition(match["term"].strip(), sanitised(meaning.strip())))
    return found


def definition_run(pieces: list[Piece], place: int, heading: str) -> tuple[list[Definition], int]:
    """Definitions that follow each other from here, and how many pieces they fill.

    Under a heading that announces terms two are enough, elsewhere it takes three in a row.
    """
    found: list[Definition] = []
    count = 0
    while place + count < len(pieces):
        piece = pieces[place + count]
        if piece.kind not in ("paragraph", "list") or not (terms := definition_of(piece)):
            break
        found += terms
        count += 1
    enough = 2 if DEFINITIONS_HEADING.fullmatch(heading) else _FEWEST_TERMS
    return (found, count) if len(found) >= enough else ([], 0)


def references_of(piece: Piece) -> list[LegalReference]:
    """The citations of a paragraph or of the items of a list, with their links."""
    if piece.kind == "list":
        return [_reference(item.html) for item in piece.items]
    if not piece.html and len(piece.lines) > 1 and piece.lines[0].rstrip().endswith(":"):
        # A heading line with the acts under it is one reference, the acts are its explanation.
        first = citation(piece.lines[0].rstrip(": "))
        first.gloss = "; ".join(line.strip() for line in piece.lines[1:])
        return [first]
    return [_reference(piece.html) if piece.html else citation(piece.text)]


def _reference(markup: str) -> LegalReference:
    link = re.search(r'href="([^"]+)"', markup)
    return citation(text_of(markup), link[1].replace("&amp;", "&") if link else "")


def _below(item: Item) -> str:
    return _list(item.children, item.ordered_children, "", 1) if item.children else ""


def _list(items: list[Item], ordered: bool, style: str, start: int) -> str:
    inner = "".join(f"<li>{item.html}{_below(item)}</li>" for item in items)
    if not ordered:
        return f"<ul>{inner}</ul>"
    kind = f' type="{style}"' if style else ""
    first = f' start="{start}"' if start != 1 else ""
    return f"<ol{kind}{first}>{inner}</ol>"
