"""Structure from lines alone: a text file, or the lines a PDF was taken apart into."""

import re
from collections import deque

from content.importing.outline import Image
from content.importing.recognition.inline_signs import InlineSigns
from content.importing.recognition.line_blocks import LineBlock, blocks_of
from content.importing.recognition.numbered_headings import NumberedHeadings
from content.importing.recognition.run_in import (
    heading_lines,
    is_isolated_heading,
    is_pull_quote,
    lead_in_lines,
    marked_lines,
)
from content.importing.recognition.running_text import RunningText
from content.importing.recognition.sources_of_law import looks_like_citation, opens_legal_basis
from content.importing.recognition.validity import states_validity
from content.importing.recognition.words_of_the_genre import (
    ANNEX_OPENING,
    AROUND,
    CHANGE_PERIOD,
    CHANGES_HEADING,
    ENDS_SENTENCE,
    IMAGE_MARK,
    starts_like_heading,
)
from content.importing.stream import Line, Piece


class PlainText(RunningText):
    """Reads lines in order; call ``pieces`` once."""

    def __init__(self, lines: list[Line], inline: InlineSigns) -> None:
        super().__init__(lines, inline)
        self.queue = deque(blocks_of(lines, self.layout.wrapped))
        self.headings = NumberedHeadings(self.layout, self.known_words, self.queue)
        self.cites = False
        self.cited = False
        self.in_changes = False

    def pieces(self) -> list[Piece]:
        """All pieces of the text."""
        while self.queue:
            block = self.queue.popleft()
            if block.addresses:
                self.found.append(Piece("addresses", addresses=block.addresses))
            elif block.table:
                self.add(Piece("table", table=block.table))
            else:
                self._block(block)
        self.close_list()
        return self.found

    def _block(self, block: LineBlock) -> None:
        lines = self.list_goes_on(block.lines)
        if not lines:
            return
        if self.in_changes and not self._opens_part(lines):
            self._changes(lines, block)
            return
        while lines and (taken := self._heading(lines, block)):
            lines = lines[taken:]
        if not lines:
            return
        text = self.join(lines)
        if self.cites and (self.cited or opens_legal_basis(text)) and looks_like_citation(text):
            self.cited = True
            self.add(Piece("paragraph", text=text, lines=[line.text for line in lines]))
            return
        if lines is block.lines and self._stands_alone(block, text):
            return
        self.cites = False
        if announced := lead_in_lines(lines):
            self.add(Piece("box", text=self.join(lines[:announced])))
            lines = lines[announced:]
        elif self.layout.wrapped:
            below = bool(self.found) and self.found[-1].kind == "heading"
            if count := heading_lines(lines, self.layout, below_heading=below):
                self.add_heading(self.join(lines[:count]), lines[0])
                lines = lines[count:]
        self.running(lines)

    # Headings ---------------------------------------------------------------------------------

    def _heading(self, lines: list[Line], block: LineBlock) -> int:
        """How many lines at the start are a numbered or labelled heading, which is then added."""
        count, text = self.headings.numbered(lines)
        if count:
            self.cites, self.cited, self.in_changes = True, False, False
        else:
            count, text = self.headings.labelled(lines, block)
            self.in_changes = self.in_changes or bool(CHANGES_HEADING.fullmatch(text))
        if count:
            self.add_heading(text, lines[0])
        return count

    def _opens_part(self, lines: list[Line]) -> bool:
        first = lines[0]
        return bool(marked_lines(lines)) or (
            first.opens_page and bool(ANNEX_OPENING.match(first.text))
        )

    def _stands_alone(self, block: LineBlock, text: str) -> bool:
        """Pictures, pull quotes and headings that are a block of their own."""
        if len(block.lines) == 1 and IMAGE_MARK.fullmatch(text) and len(text) < 80:
            self.add(Piece("image", image=Image()))
            return True
        if marked := marked_lines(block.lines):
            if marked == len(block.lines):
                self.add_heading(text, block.lines[0])
                return True
            return False
        if self.layout.wrapped and self.found and is_pull_quote(block.lines, self.layout):
            self.found.append(Piece("quote", text=text, html=self.inline(text)))
            return True
        if not is_isolated_heading(block.lines):
            return self._titles_a_box(block, text)
        return self._isolated_heading(block, text)

    def _isolated_heading(self, block: LineBlock, text: str) -> bool:
        following = next((held for held in self.queue if held.lines), None)
        if states_validity(text):
            return False
        if not self.layout.wrapped:
            if self.paragraph and not ENDS_SENTENCE.search(self.paragraph.text) and len(text) < 4:
                return False
            self.add_heading(text, block.lines[0])
            return True
        nothing_below = (
            not following or following.opens_page or AROUND.fullmatch(following.lines[0].text)
        )
        if not nothing_below:
            self.add_heading(text, block.lines[0])
            return True
        self.close_list()
        for place in range(len(self.found) - 1, -1, -1):
            piece = self.found[place]
            if piece.kind == "heading":
                break
            if piece.kind == "paragraph" and piece.text.startswith(f"{text} "):
                # A heading in the margin ends up below its text.
                self.found.insert(place, Piece("heading", text=text))
                return True
        self.found.append(Piece("quote", text=text, html=self.inline(text)))
        return True

    def _titles_a_box(self, block: LineBlock, text: str) -> bool:
        """A line with a colon, alone above running text: the title of a box."""
        following = self.queue[0].lines if self.queue else []
        if (
            self.layout.wrapped
            and len(block.lines) == 1
            and text.endswith(":")
            and len(text) <= 60
            and starts_like_heading(text)
            and not lead_in_lines(block.lines)
            and following
            and len(following) > 2
            and re.match(r"[‘'\"“(]?\w", following[0].text)
            and not following[0].text[0].islower()
        ):
            self.add(Piece("heading", text=text.rstrip(": "), box=True))
            return True
        return False

    # Running text -----------------------------------------------------------------------------

    def _changes(self, lines: list[Line], block: LineBlock) -> None:
        if CHANGE_PERIOD.fullmatch(lines[0].text) or CHANGES_HEADING.fullmatch(lines[0].text):
            self.add_heading(lines[0].text, lines[0])
            lines = lines[1:]
        if lines:
            text = self.join(lines)
            self.add(
                Piece("paragraph", text=text, html=self.inline(text), opens_page=block.opens_page)
            )
