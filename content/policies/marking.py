"""Two pieces of HTML in, one out, with what was added and removed marked word by word. Pure.

Blocks (paragraphs, items, rows, boxes) are aligned first, words inside aligned blocks after, so
that a list or table keeps its shape whatever changed in it. Leaving out every ``del`` and reading
through every ``ins`` gives the new text, the reverse the old one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.policies.aligning import paired
from content.policies.fragments import Node, blocks_of
from content.policies.tables import is_plain, laid_side_by_side
from content.policies.word_marks import WordMarks, runs_of

#: From here on two blocks of one kind are versions of each other (share of words in common).
ALIKE = 0.4
ALIKE_BOX = 0.25
#: Lines this short are compared by place: one word for another is a change, not another line.
SHORT = 2


@dataclass
class Marked:
    """The marked text and the words that came and went.

    ``old_html`` and ``new_html`` are the old and the new text, each with its own marks only.
    ``moved`` counts words that came from or went to another section; they are not in ``added`` and
    ``removed``.
    """

    html: str
    words_added: int
    words_removed: int
    added: list[str]
    removed: list[str]
    old_html: str = ""
    new_html: str = ""
    moved: int = 0


class _Blocks:
    """Writes blocks with their marks."""

    def __init__(self, words: WordMarks) -> None:
        self.words = words
        self.sides = words.sides

    def blocks(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        """Two lists of blocks as one."""
        for before, after in paired(old, new, _html, likeness):
            if before and after:
                self.pair(before, after)
            elif before:
                self.alone(before, "del")
            elif after:
                self.alone(after, "ins")

    def pair(self, old: Node, new: Node) -> None:
        """One block before and after."""
        if old.html == new.html:
            self.sides.same(new.html)
            return
        self.open(old, new)
        if new.tag == "table" and is_plain(old) and is_plain(new):
            laid_side_by_side(old, new, self)
        elif old.is_leaf and new.is_leaf:
            self.words.line(old.words, new.words)
        else:
            self.blocks(old.contents, new.contents)
        self.close(old, new)

    def alone(self, node: Node, tag: str) -> None:
        """A block that came or went as a whole."""
        self.begin(node, tag)
        if node.is_leaf:
            self.words.whole(node.words, tag)
        for child in node.children:
            self.alone(child, tag)
        self.end(node, tag)

    def open(self, old: Node, new: Node) -> None:
        """The opening tags, each on its side; the new one counts."""
        self.sides.both.append(new.opening)
        self.sides.old.append(old.opening)
        self.sides.new.append(new.opening)

    def close(self, old: Node, new: Node) -> None:
        """The closing tags."""
        self.sides.both.append(new.closing)
        self.sides.old.append(old.closing)
        self.sides.new.append(new.closing)

    def begin(self, node: Node, tag: str) -> None:
        """Open a block that is on one side only."""
        self.sides.both.append(node.opening)
        (self.sides.new if tag == "ins" else self.sides.old).append(node.opening)

    def end(self, node: Node, tag: str) -> None:
        """Close it."""
        self.sides.both.append(node.closing)
        (self.sides.new if tag == "ins" else self.sides.old).append(node.closing)

    def filler(self, node: Node) -> None:
        """An empty cell where a row has none, so that columns stay under each other."""
        self.sides.both.append(f"<{node.tag}></{node.tag}>")


def _html(node: Node) -> str:
    return node.html


def likeness(old: Node, new: Node) -> float:
    """How alike two blocks are, from 0 (cannot be one block before and after) to 1."""
    if old.tag != new.tag:
        return 0.0
    a, b = old.bag, new.bag
    if not a and not b:
        return 1.0 if old.opening == new.opening else 0.1
    share = 2 * len(a & b) / (len(a) + len(b))
    are_lines = old.is_leaf and new.is_leaf
    if are_lines and len(a) <= SHORT and len(b) <= SHORT:
        return max(share, 0.05)
    return share if share >= (ALIKE if are_lines else ALIKE_BOX) else 0.0


def mark(
    old_html: str, new_html: str, *, came: Iterable[str] = (), went: Iterable[str] = ()
) -> Marked:
    """The new text with ``<ins>`` and ``<del>``; both inputs must be sanitised HTML.

    ``came`` are texts that words may have been taken over from, ``went`` those that words may have
    gone to: such words carry the class ``portal-moved`` (a ``span`` where they are now, a ``del``
    where they were) and are not called new or gone.
    """
    words = WordMarks(runs_of(came), runs_of(went))
    _Blocks(words).blocks(blocks_of(old_html), blocks_of(new_html))
    sides = words.sides
    return Marked(
        "".join(sides.both),
        len(words.added),
        len(words.removed),
        words.added,
        words.removed,
        "".join(sides.old),
        "".join(sides.new),
        words.moved,
    )
