"""Plain text: lines with nothing but their words and their place on the page."""

import re

from content.importing.markup import clean_text
from content.importing.outline import Doubt
from content.importing.recognition.furniture import without_furniture
from content.importing.recognition.inline_signs import InlineSigns
from content.importing.recognition.plain_text import PlainText
from content.importing.stream import Line, Reading

# Text taken from a PDF often marks a new page by one space before its first line.
_PAGE_START = re.compile(r"^ [^\s•·●▪◦○\-–—*]")


def read(content: str) -> Reading:
    """The pieces of a text; the text is already decoded."""
    return reading_of(lines_of(content))


def reading_of(lines: list[Line]) -> Reading:
    """The pieces of lines, wherever they come from."""
    kept, _ = without_furniture(lines)
    inline = InlineSigns()
    pieces = PlainText(kept, inline).pieces()
    quotes = sum(piece.kind == "quote" for piece in pieces)
    counts = {"empty_links": inline.empty_links, "quotes_guessed": quotes}
    doubts = [Doubt(code, {"count": count}) for code, count in counts.items() if count]
    return Reading(pieces, doubts=doubts)


def lines_of(content: str) -> list[Line]:
    """The lines of a text, with their indent and whether they open a page."""
    lines: list[Line] = []
    indented = sum(bool(re.match(r"^ {2,}\S", row)) for row in content.split("\n"))
    marks_pages = indented < 0.2 * max(1, content.count("\n"))
    for part, page in enumerate(clean_text(content).split("\f")):
        for place, row in enumerate(page.split("\n")):
            text = " ".join(row.split())
            opens = (part > 0 and place == 0) or (marks_pages and bool(_PAGE_START.match(row)))
            indent = len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip())
            lines.append(Line(text, indent=0 if opens else indent, opens_page=opens and bool(text)))
    return lines
