"""Two tables as one: columns and rows are aligned, so that what came or went is a row, a column
or words in a cell, and what stays keeps standing under its heading. Pure.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from content.policies.aligning import alike_in_order, paired
from content.policies.fragments import Node

PARTS = ("thead", "tbody", "tfoot")
ALIKE_ROW = 0.3
ALIKE_COLUMN = 0.2
#: Places of a column (in the old table, in the new one); None where it is not.
Column = tuple[int | None, int | None]


class Writer(Protocol):
    """What marks the cells."""

    def pair(self, old: Node, new: Node) -> None: ...
    def alone(self, node: Node, tag: str) -> None: ...
    def begin(self, node: Node, tag: str) -> None: ...
    def end(self, node: Node, tag: str) -> None: ...
    def open(self, old: Node, new: Node) -> None: ...
    def close(self, old: Node, new: Node) -> None: ...
    def filler(self, node: Node) -> None: ...
    def blocks(self, old: Sequence[Node], new: Sequence[Node]) -> None: ...


def _part(table: Node, tag: str) -> Node | None:
    return next((child for child in table.children if child.tag == tag), None)


def _rows(table: Node) -> list[Node]:
    return [row for part in table.children if part.tag in PARTS for row in part.children]


def is_plain(table: Node) -> bool:
    """Is every row as long as the others, without merged cells, in at most one part of a kind?"""
    parts = [child.tag for child in table.children if child.tag in PARTS]
    rows = _rows(table)
    return (
        bool(rows)
        and len(parts) == len(set(parts))
        and all(child.tag in (*PARTS, "caption", "colgroup") for child in table.children)
        and all(row.tag == "tr" and len(row.children) == len(rows[0].children) for row in rows)
        and all(
            cell.tag in ("td", "th") and "span=" not in cell.opening
            for row in rows
            for cell in row.children
        )
        and bool(rows[0].children)
    )


def _columns(old: Node, new: Node) -> list[Column]:
    """The columns of both, in order; those at the same place between two known ones are one."""
    before = list(zip(*(row.children for row in _rows(old)), strict=True))
    after = list(zip(*(row.children for row in _rows(new)), strict=True))

    def likeness(a: tuple[Node, ...], b: tuple[Node, ...]) -> float:
        had, has = {cell.html for cell in a if cell.bag}, {cell.html for cell in b if cell.bag}
        share = 2 * len(had & has) / (len(had) + len(has)) if had or has else 0.1
        share += a[0].html == b[0].html
        return share if share >= ALIKE_COLUMN else 0.0

    pairs = [(-1, -1), *alike_in_order(before, after, likeness), (len(before), len(after))]
    columns: list[Column] = []
    for (a, b), (c, d) in pairwise(pairs):
        if c - a == d - b:
            columns += zip(range(a + 1, c), range(b + 1, d), strict=True)
        else:
            columns += [(place, None) for place in range(a + 1, c)]
            columns += [(None, place) for place in range(b + 1, d)]
        if c < len(before):
            columns.append((c, d))
    return columns


def laid_side_by_side(old: Node, new: Node, writer: Writer) -> None:
    """Write what is inside two plain tables as one."""
    writer.blocks(
        [child for child in old.children if child.tag not in PARTS],
        [child for child in new.children if child.tag not in PARTS],
    )
    columns = _columns(old, new)
    for tag in PARTS:
        before, after = _part(old, tag), _part(new, tag)
        if before and after:
            writer.open(before, after)
            for row, other in _aligned(before.children, after.children, columns):
                _write(row, other, columns, writer)
            writer.close(before, after)
        elif before or after:
            _write_part(before, after, columns, writer)


def _write_part(
    before: Node | None, after: Node | None, columns: Sequence[Column], writer: Writer
) -> None:
    part, tag = (before, "del") if before else (after, "ins")
    if part is not None:
        writer.begin(part, tag)
        for row in part.children:
            _write(row if before else None, row if after else None, columns, writer)
        writer.end(part, tag)


def _aligned(
    old: Sequence[Node], new: Sequence[Node], columns: Sequence[Column]
) -> Iterator[tuple[Node | None, Node | None]]:
    shared_old = [a for a, b in columns if a is not None and b is not None]
    shared_new = [b for a, b in columns if a is not None and b is not None]
    #: A row is known by its cells in the columns that both tables have.
    keys = {id(row): "\n".join(row.children[place].html for place in shared_old) for row in old}
    keys |= {id(row): "\n".join(row.children[place].html for place in shared_new) for row in new}

    def likeness(a: Node, b: Node) -> float:
        same = sum(
            a.children[place].html == b.children[other].html and bool(a.children[place].bag)
            for place, other in zip(shared_old, shared_new, strict=True)
        )
        words = len(a.bag) + len(b.bag)
        share = 2 * len(a.bag & b.bag) / words if words else 1.0
        return share + same if same or share >= ALIKE_ROW else 0.0

    yield from paired(old, new, lambda row: keys[id(row)], likeness)


def _write(old: Node | None, new: Node | None, columns: Sequence[Column], writer: Writer) -> None:
    tag = "ins" if old is None else "del"
    alone = new if old is None else old
    if old and new:
        writer.open(old, new)
    elif alone:
        writer.begin(alone, tag)
    for place, other in columns:
        before = old.children[place] if old and place is not None else None
        after = new.children[other] if new and other is not None else None
        if before and after:
            writer.pair(before, after)
        elif before or after:
            _write_cell(before, after, writer)
        elif alone:
            writer.filler(alone.children[0])
    if old and new:
        writer.close(old, new)
    elif alone:
        writer.end(alone, tag)


def _write_cell(before: Node | None, after: Node | None, writer: Writer) -> None:
    if before:
        writer.alone(before, "del")
    if after:
        writer.alone(after, "ins")
