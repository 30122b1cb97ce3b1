"""Counts that may be shown: small ones are masked, and cannot be recomputed from the totals.

A published table gives each line (row or column) as cells that add up to a total. Whoever knows
all but one of those numbers knows the last one too; therefore every line hides either nothing or
at least two of them, and what it hides adds up to at least the smallest number shown.
Source: domain.md part 6, data rules; security S50.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class MaskedTable:
    """Rows × columns with totals; None is a masked number."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    smallest: int


def _lines(height: int, width: int) -> list[list[Cell]]:
    """Every line of the table with its total last; the totals make a row and a column too."""
    rows = [[(y, x) for x in range(width + 1)] for y in range(height + 1)]
    columns = [[(y, x) for y in range(height + 1)] for x in range(width + 1)]
    return rows + columns


def _next_to_hide(line: Sequence[Cell], values: Mapping[Cell, int], hidden: set[Cell]) -> Cell:
    """The cheapest number to hide as well: the smallest that is not zero, the total last."""
    shown = [cell for cell in line if cell not in hidden]
    return min(shown, key=lambda cell: (values[cell] == 0, cell == line[-1], values[cell], cell))


def _is_open(line: Sequence[Cell], values: Mapping[Cell, int], hidden: set[Cell], k: int) -> bool:
    inside = [cell for cell in line if cell in hidden]
    if not inside or len(inside) == len(line):
        return False
    return len(inside) < 2 or sum(values[cell] for cell in inside if cell != line[-1]) < k


def mask(counts: Mapping[str, Mapping[str, int]], columns: Sequence[str], k: int) -> MaskedTable:
    """Mask a table of counts; ``k`` is the smallest number that may be shown (zero always may)."""
    rows = tuple(counts)
    height, width = len(rows), len(columns)
    values: dict[Cell, int] = {
        (y, x): counts[row].get(column, 0)
        for y, row in enumerate(rows)
        for x, column in enumerate(columns)
    }
    for y in range(height):
        values[y, width] = sum(values[y, x] for x in range(width))
    for x in range(width + 1):
        values[height, x] = sum(values[y, x] for y in range(height))

    hidden = {cell for cell, value in values.items() if 0 < value < k}
    lines = _lines(height, width)
    while weak := [line for line in lines if _is_open(line, values, hidden, k)]:
        hidden.add(_next_to_hide(weak[0], values, hidden))

    def shown(y: int, x: int) -> int | None:
        return None if (y, x) in hidden else values[y, x]

    return MaskedTable(
        rows,
        tuple(columns),
        tuple(tuple(shown(y, x) for x in range(width)) for y in range(height)),
        tuple(shown(y, width) for y in range(height)),
        tuple(shown(height, x) for x in range(width)),
        shown(height, width),
        k,
    )


@dataclass(frozen=True)
class MaskedLine:
    """Numbers of one line with their total; None is a masked number."""

    numbers: tuple[int | None, ...]
    total: int | None


def mask_line(counts: Sequence[int], k: int, order: Sequence[int]) -> MaskedLine:
    """Mask one line of counts so that who knows this very code computes none of them.

    ``order`` are the places of the line in an order that the reader cannot know: companions of a
    small number are taken in it, whatever their size. What is hidden adds up to at least ``k`` and
    to more than its number of places; where that cannot be, the whole line is hidden.
    """
    total = sum(counts)
    small = {place for place, count in enumerate(counts) if 0 < count < k}
    if not small:
        return MaskedLine(tuple(counts), total)
    hidden = set(small)
    for place in order:
        if _hides_enough(counts, hidden, k):
            break
        if counts[place]:
            hidden.add(place)
    if not _hides_enough(counts, hidden, k):
        return MaskedLine((None,) * len(counts), None)
    shown = (None if place in hidden else count for place, count in enumerate(counts))
    return MaskedLine(tuple(shown), total)


def _hides_enough(counts: Sequence[int], hidden: set[int], k: int) -> bool:
    number = sum(counts[place] for place in hidden)
    return len(hidden) > 1 and number >= k and number > len(hidden)
