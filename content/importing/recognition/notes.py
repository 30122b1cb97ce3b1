"""Foot and end notes: which paragraphs are one, and their marks."""

import re

from content.importing.outline import OutlineSection
from content.importing.recognition.words_of_the_genre import NOTES_HEADING
from content.importing.stream import Item, Piece

_NOTE = re.compile(r"\[?(?P<mark>\d{1,3})\]?\s+(?P<rest>\S.*)", re.S)
_MARK = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>")
_HTML_MARK = re.compile(r"^\s*(?:<sup>)?\s*\[?\d{1,3}\]?\s*(?:</sup>)?\s*")


class NoteMarks:
    """Knows the marks that stand in the text, and so which numbered paragraphs are notes."""

    def __init__(self, pieces: list[Piece]) -> None:
        markup = " ".join(
            piece.html + " ".join(item.html for item in _all_items(piece)) for piece in pieces
        )
        self.marks = {int(mark) for mark in _MARK.findall(markup)}
        self.last = 0
        self.headed = {id(piece) for piece in _under_notes_heading(pieces)}

    def mark_of(self, piece: Piece) -> str:
        """The mark of the note this paragraph is; empty when it is not one."""
        found = _NOTE.fullmatch(piece.text)
        if not found:
            return ""
        mark = int(found["mark"])
        expected = mark == self.last + 1 or not self.last
        marked = bool(self.marks) and (mark in self.marks or mark < max(self.marks))
        if id(piece) in self.headed or (marked and expected):
            self.last = mark
            return found["mark"]
        return ""

    def without_mark(self, piece: Piece) -> str:
        """The text of a note as HTML."""
        return _HTML_MARK.sub("", piece.html or piece.text, count=1)


def bring_notes_home(sections: list[OutlineSection]) -> None:
    """Move each note to the section that refers to it, unless the notes have a heading."""
    marked: dict[str, OutlineSection] = {}
    for section in sections:
        for block in section.blocks:
            cells = (
                " ".join(cell for row in block.table.rows for cell in row) if block.table else ""
            )
            for mark in _MARK.findall(block.html + cells):
                marked.setdefault(mark, section)
    for section in sections:
        if NOTES_HEADING.fullmatch(section.heading):
            continue
        for block in [held for held in section.blocks if held.kind == "note"]:
            home = marked.get(block.number, section)
            if home is not section:
                section.blocks.remove(block)
                home.blocks.append(block)


def _under_notes_heading(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    under = False
    for piece in pieces:
        if piece.kind == "heading":
            under = bool(NOTES_HEADING.fullmatch(piece.text.strip()))
        elif piece.kind == "addresses":
            under = False
        elif under:
            found.append(piece)
    return found


def _all_items(piece: Piece) -> list[Item]:
    found = list(piece.items)
    for item in found:
        found.extend(item.children)
    return found
