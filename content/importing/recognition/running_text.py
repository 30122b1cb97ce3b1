"""Paragraphs and lists from lines, over empty lines, pull quotes and pages."""

import re

from content.importing.broken_words import is_broken, join_lines, join_pair, words_of
from content.importing.recognition.inline_signs import InlineSigns, without_signs
from content.importing.recognition.line_blocks import measure, paragraphs_of
from content.importing.recognition.list_items import ListDraft, mark_of
from content.importing.recognition.words_of_the_genre import ENDS_SENTENCE, starts_like_heading
from content.importing.stream import Line, Piece

_NOTE_LINE = re.compile(r"\d{1,2}\s+(?:https?://|www\.)\S+")


class RunningText:
    """The pieces found so far, with the list or paragraph that may still go on."""

    def __init__(self, lines: list[Line], inline: InlineSigns) -> None:
        self.layout = measure(lines)
        self.known_words = words_of(line.text for line in lines)
        self.inline = inline
        self.found: list[Piece] = []
        self.draft: ListDraft | None = None
        self.list_place = 0
        self.paragraph: Piece | None = None
        self.signed_text = ""

    def list_goes_on(self, lines: list[Line]) -> list[Line]:
        """What is left of a block after the lines that belong to the open list."""
        if not self.draft or mark_of(lines[0].text) or not self.draft.wants(lines[0].text):
            return lines
        self.draft.extend(lines[0].text, self.known_words)
        rest = lines[1:]
        while rest and not mark_of(rest[0].text) and self._item_goes_on(rest[0].text):
            self.draft.extend(rest[0].text, self.known_words)
            rest = rest[1:]
        if rest:
            self.running(rest)
        return []

    def _item_goes_on(self, text: str) -> bool:
        last = self.draft.last_text if self.draft else ""
        return not (
            re.search(r"[.?!]$", last)
            and starts_like_heading(text)
            and self.layout.ends_on_purpose(last[-self.layout.width // 2 :], text)
        )

    def running(self, lines: list[Line]) -> None:
        """Take lines that are no heading: paragraphs and list items."""
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
        self.close_list()
        if all(_NOTE_LINE.fullmatch(line.text) for line in lines):
            for line in lines:
                self.add(Piece("paragraph", text=line.text, html=self.inline(line.text)))
            return
        for group in paragraphs_of(lines, self.layout):
            self._paragraph(self.join(group), [line.text for line in group])

    def _paragraph(self, text: str, lines: list[str]) -> None:
        before = self.paragraph
        if before and self._goes_on(self.signed_text, text):
            self.signed_text = join_pair(self.signed_text, text, self.known_words)
            before.lines += lines
        else:
            before = Piece("paragraph", lines=lines)
            self.add(before)
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

    def add(self, piece: Piece) -> None:
        """A finished piece; it ends the list and the paragraph that were open."""
        self.close_list()
        self.paragraph = None
        self.found.append(piece)

    def add_heading(self, text: str, line: Line) -> None:
        """A heading, ranked by the type size of its first line where that is known."""
        # The larger the type, the higher the rank.
        depth = max(1, round(60 - line.size * 20)) if line.size else 0
        self.add(
            Piece(
                "heading",
                text=without_signs(text),
                depth=depth,
                opens_page=line.opens_page,
            )
        )

    def close_list(self) -> None:
        """Put the list that was open in its place."""
        if self.draft:
            self.found[self.list_place] = self.draft.piece(self.inline)
        self.draft = None

    def join(self, lines: list[Line]) -> str:
        """The lines as one string."""
        return join_lines((line.text for line in lines), self.known_words)
