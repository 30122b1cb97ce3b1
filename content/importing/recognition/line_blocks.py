"""Lines of plain text gathered into blocks, and what their widths say about the layout."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from content.importing.outline import Table
from content.importing.recognition.furniture import is_address
from content.importing.recognition.words_of_the_genre import ENDS_SENTENCE, starts_like_heading
from content.importing.stream import Line

# A text whose long lines stay under this many characters was broken by hand or by a printer.
_WIDEST_BROKEN_LINE = 115
_USUAL_WIDTH = 66


@dataclass
class LineBlock:
    """Lines with no empty line between them; ``addresses`` alone for a block of dumped URLs."""

    lines: list[Line] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    table: Table | None = None

    @property
    def opens_page(self) -> bool:
        return bool(self.lines) and self.lines[0].opens_page


@dataclass
class Measure:
    """How wide the text is set, and whether its paragraphs run over several lines."""

    width: int
    wrapped: bool

    def ends_on_purpose(self, line: str, following: str) -> bool:
        """Whether the first word of the next line would still have fitted on this one."""
        words = following.split()
        return bool(words) and len(line) + 1 + len(words[0]) <= self.width

    def is_narrow(self, line: str) -> bool:
        """Whether the line fills no more than half the width."""
        return len(line) <= self.width * 0.55


def measure(lines: list[Line]) -> Measure:
    """The width of the text from the lines themselves."""
    texts = [line.text for line in lines if line.text and not is_address(line)]
    lengths = sorted(map(len, texts))
    if not lengths:
        return Measure(_USUAL_WIDTH, False)
    widest = lengths[int(len(lengths) * 0.97)]
    running = sum(
        1
        for line, following in pairwise(lines)
        if line.text and following.text and not ENDS_SENTENCE.search(line.text)
    )
    wrapped = widest <= _WIDEST_BROKEN_LINE and running >= 0.15 * len(texts)
    usual = lengths[int(len(lengths) * 0.95)]
    return Measure(max(usual, 30), wrapped)


def blocks_of(lines: list[Line], wrapped: bool) -> list[LineBlock]:
    """Blocks parted by empty lines and page starts; where lines are not wrapped, each is one."""
    blocks: list[LineBlock] = []
    current = LineBlock()
    for line in lines:
        if line.text and is_address(line):
            current = _closed(blocks, current)
            if not (blocks and blocks[-1].addresses):
                blocks.append(LineBlock())
            blocks[-1].addresses.append(line.text)
            continue
        if line.table:
            current = _closed(blocks, current)
            blocks.append(LineBlock(table=line.table))
            continue
        if not line.text or line.opens_page or not wrapped:
            current = _closed(blocks, current)
        if line.text:
            current.lines.append(line)
    _closed(blocks, current)
    return blocks


def paragraphs_of(lines: list[Line], layout: Measure) -> list[list[Line]]:
    """The lines of a block parted where a sentence ends before the line is full."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        before = paragraphs[-1][-1].text if paragraphs else ""
        ends = ENDS_SENTENCE.search(before) and starts_like_heading(line.text)
        quoted = re.search(r"[’”'\"]$", before) and re.match(r"[‘“'\"]", line.text)
        fits = layout.ends_on_purpose(before, line.text)
        if not before or ((ends or quoted) and fits):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _closed(blocks: list[LineBlock], current: LineBlock) -> LineBlock:
    if current.lines:
        blocks.append(current)
    return LineBlock()
