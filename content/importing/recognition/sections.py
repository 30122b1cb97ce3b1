"""From pieces to the outline: titles, sections with their levels, and the blocks in them."""

import re

from content.importing.markup import escaped, sanitised
from content.importing.outline import (
    Doubt,
    Outline,
    OutlineBlock,
    OutlineSection,
    Table,
)
from content.importing.recognition import boxes, changes
from content.importing.recognition.levels import Levels
from content.importing.recognition.links import PageLinks
from content.importing.recognition.notes import NoteMarks, bring_notes_home
from content.importing.recognition.numbers import split_number
from content.importing.recognition.sources_of_law import (
    is_unclear,
    looks_like_citation,
    opens_legal_basis,
)
from content.importing.recognition.titles import take_titles, title_from
from content.importing.recognition.validity import validity_of
from content.importing.recognition.words_of_the_genre import (
    ANNOUNCES_STATEMENT,
    CHANGE_PERIOD,
    CHANGES_HEADING,
    LEGAL_HEADING,
    NOTES_HEADING,
    STATEMENT,
)
from content.importing.stream import Piece, Reading

_OPENING_HEADING = "Inleiding"
_AFTER_NOTES = "Tabel"


def outline_of(reading: Reading, filename: str) -> Outline:
    """The outline of what was read; ``filename`` names the document when nothing else does."""
    return _Builder(reading, filename).build()


class _Builder:
    def __init__(self, reading: Reading, filename: str) -> None:
        titles = take_titles(reading)
        self.pieces = titles.pieces
        self.outline = Outline(titles.title, titles.official_title, doubts=list(reading.doubts))
        if not titles.title:
            self.outline.title = title_from(filename)
            self.outline.doubts.append(Doubt("title_from_filename", {"title": self.outline.title}))
        self.levels = Levels()
        self.notes = NoteMarks(self.pieces)
        self.links = PageLinks()
        self.legal_open = False
        self.period = ""
        self.box = False
        self.expects_statement = False

    def build(self) -> Outline:
        place = 0
        while place < len(self.pieces):
            place += self._take(place)
        self._conclude()
        return self.outline

    def _take(self, place: int) -> int:
        """Handle the piece at this place; returns how many pieces were used."""
        piece = self.pieces[place]
        following = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        if piece.kind == "heading":
            return self._heading(piece, following)
        if piece.kind == "box":
            return self._announced(piece, following)
        if piece.kind == "addresses":
            # Addresses are dumped at the foot of a page: they close it.
            self.links.addresses += piece.addresses
            if not following or following.kind != "addresses":
                self.links.close_page()
            return 1
        if self._period_of_validity(piece) or self._legal_basis(piece) or self._change(piece):
            return 1
        if piece.kind == "paragraph" and following and boxes.box_of(piece.text, following):
            return self._announced(piece, following)
        defined, used = boxes.definition_run(self.pieces, place, self.section.heading)
        if defined:
            self._add(OutlineBlock("definitions", definitions=defined))
            return used
        self._content(piece)
        return 1

    # Sections ---------------------------------------------------------------------------------

    @property
    def section(self) -> OutlineSection:
        """The open section; text before the first heading gets one of its own."""
        if not self.outline.sections:
            self._open("", _OPENING_HEADING, 0)
            self.outline.doubts.append(Doubt("heading_made", {"heading": _OPENING_HEADING}))
        return self.outline.sections[-1]

    def _open(self, number: str, heading: str, depth: int, *, box: bool = False) -> None:
        sections = self.outline.sections
        after_empty = bool(sections) and not sections[-1].blocks and not sections[-1].number
        level = self.levels.next(number, heading, depth, box=box, after_empty=after_empty)
        sections.append(OutlineSection(number, heading, level))
        self.legal_open = bool(number)
        self.box = self.expects_statement = False

    def _heading(self, piece: Piece, following: Piece | None) -> int:
        number, heading = split_number(piece.text.strip())
        heading = re.sub(r"\s*:$", "", heading)
        if self.outline.sections and _repeats(heading, self.section.heading):
            self._text(f"<p><strong>{escaped(piece.text)}</strong></p>")
            return 1
        if following and (made := boxes.box_of(heading, following)):
            if not boxes.is_generic(heading):
                self._open(number, heading, piece.depth, box=not number)
            self._add(made)
            return 2
        self._open(number, heading, piece.depth, box=piece.box)
        self.box = piece.box
        if LEGAL_HEADING.fullmatch(heading):
            self.legal_open = True
        if period := CHANGE_PERIOD.fullmatch(heading):
            self.period = period["period"].strip()
        elif not CHANGES_HEADING.fullmatch(heading):
            self.period = ""
        return 1

    def _announced(self, piece: Piece, following: Piece | None) -> int:
        """A line such as "Uitgangspunten voor …:", with the list below it."""
        heading = piece.text.rstrip(": ")
        made = boxes.box_of(heading, following) if following else None
        if not made:
            self._text(f"<p>{escaped(piece.text)}</p>")
            return 1
        if not boxes.is_generic(heading):
            self._open("", heading, 0, box=True)
        self._add(made)
        return 2

    # Blocks -----------------------------------------------------------------------------------

    def _add(self, block: OutlineBlock) -> None:
        self.section.blocks.append(block)
        self.legal_open = False

    def _text(self, markup: str) -> None:
        """More running text: it joins the text above it."""
        section = self.section
        self.legal_open = False
        kind = "info_box" if self.box else "text"
        if section.blocks and section.blocks[-1].kind in (kind, "statement"):
            section.blocks[-1].html += sanitised(markup)
        else:
            section.blocks.append(
                OutlineBlock("info_box" if self.box else "text", html=sanitised(markup))
            )

    def _content(self, piece: Piece) -> None:
        match piece.kind:
            case "list":
                self._text(boxes.list_html(piece))
            case "table" if piece.table:
                self._table(piece.table)
            case "image":
                self._image(piece)
            case "quote":
                self._add(OutlineBlock("quote", html=sanitised(f"<p>{piece.html}</p>")))
            case _:
                self._paragraph(piece)

    def _paragraph(self, piece: Piece) -> None:
        if mark := self.notes.mark_of(piece):
            html = self.notes.without_mark(piece)
            self._add(OutlineBlock("note", html=sanitised(f"<p>{html}</p>"), number=mark))
            return
        if NOTES_HEADING.fullmatch(self.section.heading) and self.section.blocks:
            # After the notes something else begins, most often a table that lost its columns.
            self._open("", _AFTER_NOTES, 0)
            self.outline.doubts.append(Doubt("text_after_notes", {"heading": _AFTER_NOTES}))
        markup = f"<p>{piece.html or escaped(piece.text)}</p>"
        last = self.section.blocks[-1] if self.section.blocks else None
        if ANNOUNCES_STATEMENT.search(piece.text):
            self._text(markup)
            self.expects_statement = True
            return
        said = piece.text if last else f"{self.section.heading} {piece.text}"
        if self.expects_statement or STATEMENT.search(said):
            self.expects_statement = False
            if not last or last.kind != "statement":
                self._add(OutlineBlock("statement", html=sanitised(markup)))
                return
        self._text(markup)

    def _image(self, piece: Piece) -> None:
        if piece.image:
            # The statement that was announced is in the picture.
            self.expects_statement = False
            if not piece.image.alternative:
                self.outline.doubts.append(
                    Doubt("image_without_alternative", {"heading": self.section.heading})
                )
            self._add(OutlineBlock("image", image=piece.image))

    def _table(self, table: Table) -> None:
        self._add(OutlineBlock("table", table=table))
        if CHANGES_HEADING.fullmatch(self.section.heading) or self.period:
            for row in table.rows[table.header_rows :]:
                cells = [re.sub(r"<[^>]+>", "", cell) for cell in row]
                if len(cells) == 3:
                    made = changes.row_from_cells(self.period, cells[0], cells[1], cells[2])
                    self.outline.change_table.append(made)
                elif len(cells) >= 4:
                    self.outline.change_table.append(changes.row_from_cells(*cells[:4]))

    def _period_of_validity(self, piece: Piece) -> bool:
        if piece.kind not in ("paragraph", "heading") or self.outline.validity:
            return False
        try:
            found = validity_of(piece.text)
        except ValueError:
            self.outline.doubts.append(Doubt("validity_unreadable", {"line": piece.text[:200]}))
            return False
        self.outline.validity = found
        return bool(found)

    def _change(self, piece: Piece) -> bool:
        """A row of the table of changes, when its columns ran into each other."""
        if not self.period or piece.kind != "paragraph":
            return False
        rows = self.outline.change_table
        return changes.take_row(piece.text, self.period, rows, self.section)

    # Sources of law ---------------------------------------------------------------------------

    def _legal_basis(self, piece: Piece) -> bool:
        announced = (
            bool(LEGAL_HEADING.fullmatch(self.section.heading)) if self.outline.sections else False
        )
        last = self.outline.sections[-1].blocks[-1:] if self.outline.sections else []
        open_box = last[0] if last and last[0].kind == "legal_basis" else None
        texts = (
            [boxes.text_of(item.html) for item in piece.items]
            if piece.kind == "list"
            else [piece.text]
        )
        if piece.kind not in ("list", "paragraph") or (not self.legal_open and not open_box):
            return False
        test = looks_like_citation if open_box or announced else opens_legal_basis
        if not test(texts[0]) or not all(looks_like_citation(text) for text in texts):
            return False
        made = boxes.references_of(piece)
        self.links.references += made
        for text in filter(is_unclear, texts):
            self.outline.doubts.append(Doubt("citation_unclear", {"text": text[:200]}))
        if open_box:
            open_box.references += made
        else:
            self._add(OutlineBlock("legal_basis", references=made))
        return True

    def _conclude(self) -> None:
        """Say what a person should look at."""
        if dropped := self.links.conclude():
            self.outline.doubts.append(Doubt("links_dropped", {"count": dropped}))
        if not any(section.number for section in self.outline.sections):
            self.outline.doubts.append(Doubt("no_numbers"))
        if len(self.outline.sections) == 1:
            self.outline.doubts.append(Doubt("one_section"))
        bring_notes_home(self.outline.sections)


def _repeats(heading: str, open_heading: str) -> bool:
    """Whether a heading only says again what the one above it ends with."""
    return (
        bool(open_heading) and heading.isupper() and open_heading.lower().endswith(heading.lower())
    )
