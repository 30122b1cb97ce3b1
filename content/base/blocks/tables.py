"""Tables as data: rows of cells, with headers that a screen reader can tell."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.base.blocks.text import TEXT_FEATURES

Cell = tuple[str, str, Any]


class TableBlock(blocks.StructBlock):
    """Rows of cells; the first ``header_rows`` and ``header_columns`` are headers."""

    caption = blocks.CharBlock(label=_("Titel van de tabel"), max_length=300)
    header_rows = blocks.IntegerBlock(
        label=_("Aantal kopregels"), default=1, min_value=0, max_value=3
    )
    header_columns = blocks.IntegerBlock(
        label=_("Aantal kopkolommen"), default=0, min_value=0, max_value=2
    )
    rows = blocks.ListBlock(
        blocks.StructBlock(
            [
                (
                    "cells",
                    blocks.ListBlock(
                        blocks.RichTextBlock(
                            label=_("Cel"), features=TEXT_FEATURES, required=False
                        ),
                        label=_("Cellen"),
                    ),
                )
            ],
            label=_("Rij"),
        ),
        label=_("Rijen"),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context)
        rows = self._cells(value)
        headers = min(value.get("header_rows") or 0, len(rows))
        return {**context, "head": rows[:headers], "rows": rows[headers:]}

    def _cells(self, value: Any) -> list[list[Cell]]:
        """Per row its cells as (tag, scope, content); short rows are filled up."""
        header_rows = value.get("header_rows") or 0
        header_columns = value.get("header_columns") or 0
        rows = [list(row["cells"]) for row in value.get("rows") or []]
        width = max((len(row) for row in rows), default=0)
        table = []
        for number, row in enumerate(rows):
            cells: list[Cell] = []
            for place, content in enumerate([*row, *[""] * (width - len(row))]):
                if number < header_rows:
                    cells.append(("th", "col", content))
                elif place < header_columns:
                    cells.append(("th", "row", content))
                else:
                    cells.append(("td", "", content))
            table.append(cells)
        return table

    class Meta:
        template = "content/base/blocks/table.html"
        icon = "table"
        label = _("Tabel")
