"""Structure from lines alone: a text file, or the lines a PDF was taken apart into."""

import re
from collections import deque

from content.importing.broken_words import is_broken, join_lines, join_pair, words_of
from content.importing.outline import Image
from content.importing.recognition.inline_signs import InlineSigns, without_signs
from content.importing.recognition.line_blocks import LineBlock, blocks_of, measure, paragraphs_of
from content.importing.recognition.list_items import ListDraft, mark_of
from content.importing.recognition.numbers import Sequence, split_number
from content.importing.recognition.run_in import (
    heading_lines,
    is_isolated_heading,
    is_pull_quote,
    lead_in_lines,
    marked_lines,
)
from content.importing.recognition.sources_of_law import looks_like_citation, opens_legal_basis
from content.importing.recognition.validity import states_validity
from content.importing.recognition.words_of_the_genre import (
    ANNEX_LABEL,
    ANNEX_OPENING,
    AROUND,
    CHANGE_PERIOD,
    CHANGES_HEADING,
    CHAPTER_LABEL,
    ENDS_SENTENCE,
    IMAGE_MARK,
    starts_like_heading,
)
from content.importing.stream import Line, Piece

_NOTE_LINE = re.compile(r"\d{1,2}\s+(?:https?://|www\.)\S+")


class PlainText:
    """Reads lines in order; call ``pieces`` once."""

    def __init__(self, lines: list[Line], inline: InlineSigns) -> None:
        self.layout = measure(lines)
        self.known_words = words_of(line.text for line in lines)
        self.inline = inline
        self.queue = deque(blocks_of(lines, self.layout.wrapped))
        self.sequence = Sequence()
        self.found: list[Piece] = []
        self.draft: ListDraft | None = None
        self.list_place = 0
        self.paragraph: Piece | None = None
        self.signed_text = ""
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
                self._add(Piece("table", table=block.table))
            else:
                self._block(block)
        self._close_list()
        return self.found

    def _block(self, block: LineBlock) -> None:
        lines = self._list_goes_on(block.lines)
        if not lines:
            return
        if self.in_changes and not self._opens_part(lines):
            self._changes(lines, block)
            return
        while lines and (taken := self._heading(lines, block)):
            lines = lines[taken:]
        if not lines:
            return
        text = self._join(lines)
        if self.cites and (self.cited or opens_legal_basis(text)) and looks_like_citation(text):
            self.cited = True
            self._add(Piece("paragraph", text=text, lines=[line.text for line in lines]))
            return
        if lines is block.lines and self._stands_alone(block, text):
            return
        self.cites = False
        if announced := lead_in_lines(lines):
            self._add(Piece("box", text=self._join(lines[:announced])))
            lines = lines[announced:]
        elif self.layout.wrapped:
            below = bool(self.found) and self.found[-1].kind == "heading"
            if count := heading_lines(lines, self.layout, below_heading=below):
                self._add_heading(self._join(lines[:count]), lines[0])
                lines = lines[count:]
        self._running(lines)

    # Headings ---------------------------------------------------------------------------------

    def _heading(self, lines: list[Line], block: LineBlock) -> int:
        """How many lines at the start are a numbered or labelled heading, which is then added."""
        first = lines[0].text
        number, heading = split_number(first)
        if number and self._is_numbered_heading(number, heading, lines):
            count = 1
            while count < min(len(lines), 4) and self._continues_heading(lines[count].text):
                count += 1
            text = self._join(lines[:count])
            if count == len(lines):
                text = self._over_empty_line(text)
            self._add_heading(text, lines[0])
            self.sequence.take(number)
            self.cites, self.cited, self.in_changes = True, False, False
            return count
        if self._is_label(first, lines, block):
            count = marked_lines(lines) or 1
            while (
                block.opens_page
                and count < min(len(lines), 3)
                and self.layout.is_narrow(lines[count].text)
                and not ENDS_SENTENCE.search(lines[count].text)
            ):
                count += 1
            self._add_heading(self._join(lines[:count]), lines[0])
            self.in_changes = bool(CHANGES_HEADING.fullmatch(first))
            return count
        return 0

    def _is_numbered_heading(self, number: str, heading: str, lines: list[Line]) -> bool:
        if not starts_like_heading(heading):
            return False
        marked = bool(marked_lines(lines))
        listed = mark_of(lines[0].text)
        if listed and not marked and self._next_is_item(lines, listed.value):
            return False
        if not self.layout.wrapped and len(lines[0].text) > 120:
            return False
        end = next(
            (i for i, row in enumerate(lines[1:], 1) if not self._continues_heading(row.text)), None
        )
        whole = self._join(lines[:end])
        if re.search(r"[.;,]$", whole) or len(whole) > 140:
            return False
        return self.sequence.continues(number) or marked

    def _next_is_item(self, lines: list[Line], value: int) -> bool:
        """Whether the next line that is there carries the next number: then both are a list."""
        following = [line.text for line in lines[1:]]
        following += [line.text for block in list(self.queue)[:1] for line in block.lines[:1]]
        return any((mark := mark_of(text)) and mark.value == value + 1 for text in following)

    def _continues_heading(self, text: str) -> bool:
        return bool(re.match(r"[a-zà-ÿ(–-]", text)) and not mark_of(text)

    def _over_empty_line(self, text: str) -> str:
        """A heading that goes on after an empty line: one short line in small letters."""
        if self.queue and len(self.queue[0].lines) == 1:
            after = self.queue[0].lines[0].text
            if after[:1].islower() and len(after) < 60 and not ENDS_SENTENCE.search(after):
                self.queue.popleft()
                return join_pair(text, after, self.known_words)
        return text

    def _is_label(self, first: str, lines: list[Line], block: LineBlock) -> bool:
        if len(first) > 110 or re.search(r"[.;,:]$", first) or not starts_like_heading(first):
            return False
        labelled = CHAPTER_LABEL.fullmatch(first) or ANNEX_LABEL.fullmatch(first)
        if labelled and (len(lines) == 1 or marked_lines(lines)):
            return True
        if AROUND.fullmatch(first) and (len(lines) == 1 or block.opens_page or not first.islower()):
            return len(first.split()) <= 2 or block.opens_page
        return (
            block.opens_page and bool(ANNEX_OPENING.match(first)) and self.layout.is_narrow(first)
        )

    def _opens_part(self, lines: list[Line]) -> bool:
        first = lines[0]
        return bool(marked_lines(lines)) or (
            first.opens_page and bool(ANNEX_OPENING.match(first.text))
        )

    def _stands_alone(self, block: LineBlock, text: str) -> bool:
        """Pictures, pull quotes and headings that are a block of their own."""
        if len(block.lines) == 1 and IMAGE_MARK.fullmatch(text) and len(text) < 80:
            self._add(Piece("image", image=Image()))
            return True
        if marked := marked_lines(block.lines):
            if marked == len(block.lines):
                self._add_heading(text, block.lines[0])
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
            self._add_heading(text, block.lines[0])
            return True
        nothing_below = (
            not following or following.opens_page or AROUND.fullmatch(following.lines[0].text)
        )
        if not nothing_below:
            self._add_heading(text, block.lines[0])
            return True
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
            self._add(Piece("heading", text=text.rstrip(": "), box=True))
            return True
        return False

    # Running text -----------------------------------------------------------------------------

    def _changes(self, lines: list[Line], block: LineBlock) -> None:
        if CHANGE_PERIOD.fullmatch(lines[0].text) or CHANGES_HEADING.fullmatch(lines[0].text):
            self._add_heading(lines[0].text, lines[0])
            lines = lines[1:]
        if lines:
            text = self._join(lines)
            self._add(
                Piece("paragraph", text=text, html=self.inline(text), opens_page=block.opens_page)
            )

    def _list_goes_on(self, lines: list[Line]) -> list[Line]:
        """What is left of a block after the lines that belong to the open list."""
        if not self.draft or mark_of(lines[0].text) or not self.draft.wants(lines[0].text):
            return lines
        self.draft.extend(lines[0].text, self.known_words)
        rest = lines[1:]
        while rest and not mark_of(rest[0].text) and self._item_goes_on(rest[0].text):
            self.draft.extend(rest[0].text, self.known_words)
            rest = rest[1:]
        if rest:
            self._running(rest)
        return []

    def _item_goes_on(self, text: str) -> bool:
        last = self.draft.last_text if self.draft else ""
        return not (
            re.search(r"[.?!]$", last)
            and starts_like_heading(text)
            and self.layout.ends_on_purpose(last[-self.layout.width // 2 :], text)
        )

    def _running(self, lines: list[Line]) -> None:
        """Paragraphs and list items."""
        text_lines: list[Line] = []
        directly_below = False
        for line in lines:
            mark = mark_of(line.text)
            if mark and self._is_item(mark.kind, line, text_lines):
                self._paragraphs(text_lines)
                text_lines = []
                self._open_list().add(mark, line, directly_below or not self.layout.wrapped)
                self.paragraph = None
            elif self.draft and not text_lines and directly_below and self._item_goes_on(line.text):
                self.draft.extend(line.text, self.known_words)
            else:
                text_lines.append(line)
            directly_below = True
        self._paragraphs(text_lines)

    def _open_list(self) -> ListDraft:
        """The open list, or a new one, which keeps its place among the pieces."""
        if not self.draft:
            self.draft, self.list_place = ListDraft(), len(self.found)
            self.found.append(Piece("list"))
        return self.draft

    def _is_item(self, kind: str, line: Line, text_before: list[Line]) -> bool:
        """Signs that also occur at the start of a line of prose count only after a sentence end."""
        if kind not in "-1a*o" or not text_before or line.indent:
            return True
        last = text_before[-1].text
        return bool(ENDS_SENTENCE.search(last)) or self.layout.ends_on_purpose(last, line.text)

    def _paragraphs(self, lines: list[Line]) -> None:
        if not lines:
            return
        self._close_list()
        if all(_NOTE_LINE.fullmatch(line.text) for line in lines):
            for line in lines:
                self._add(Piece("paragraph", text=line.text, html=self.inline(line.text)))
            return
        for group in paragraphs_of(lines, self.layout):
            self._paragraph(self._join(group), [line.text for line in group])

    def _paragraph(self, text: str, lines: list[str]) -> None:
        before = self.paragraph
        if before and self._goes_on(self.signed_text, text):
            self.signed_text = join_pair(self.signed_text, text, self.known_words)
            before.lines += lines
        else:
            before = Piece("paragraph", lines=lines)
            self._add(before)
            self.signed_text = text
        before.html = self.inline(self.signed_text)
        before.text = without_signs(self.signed_text)
        self.paragraph = before

    def _goes_on(self, before: str, text: str) -> bool:
        if is_broken(before):
            return text[:1].islower()
        # A telephone number goes on; "4.2 Een …" and "13.1" begin something new.
        begins_small = re.match(r"[a-zà-ÿ(]|\d[\d ]*\s[a-zà-ÿ]", text)
        return bool(begins_small) and not ENDS_SENTENCE.search(before)

    def _add(self, piece: Piece) -> None:
        self._close_list()
        self.paragraph = None
        self.found.append(piece)

    def _add_heading(self, text: str, line: Line) -> None:
        # The larger the type, the higher the rank.
        depth = max(1, round(60 - line.size * 20)) if line.size else 0
        self._add(
            Piece(
                "heading",
                text=without_signs(text),
                depth=depth,
                opens_page=line.opens_page,
            )
        )

    def _close_list(self) -> None:
        if self.draft:
            self.found[self.list_place] = self.draft.piece(self.inline)
        self.draft = None

    def _join(self, lines: list[Line]) -> str:
        return join_lines((line.text for line in lines), self.known_words)
