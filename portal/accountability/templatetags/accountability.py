"""Figures as the table component wants them."""

from typing import Any

from django import template

from portal.accountability.figure import shown
from portal.people.roles import Capability

register = template.Library()


@register.filter
def figure_headings(figure: dict[str, Any]) -> list[Any]:
    """The first column names the row, the others are numbers when their cells are."""
    first = figure["rows"][0] if figure["rows"] else []
    return [
        {"text": column, "numeric": bool(first) and not isinstance(first[place], str)}
        for place, column in enumerate(figure["columns"])
    ]


@register.filter
def figure_rows(figure: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Cells with their look; a masked one is a dash."""
    return [
        [
            {"text": shown(cell, figure["smallest"]), "numeric": not isinstance(cell, str)}
            for cell in row
        ]
        for row in figure["rows"]
    ]


@register.filter
def may(person: Any, capability: str) -> bool:
    """Has this reader the capability?"""
    return bool(person) and person.can(Capability(capability))
