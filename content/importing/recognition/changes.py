"""A document's own table of changes: which parts, what happened, and the kinds of change."""

import re

from content.importing.markup import escaped
from content.importing.outline import ChangeTableRow, OutlineBlock, OutlineSection, Table

_TARGETS = re.compile(
    r"(?P<targets>\d+(?:\.\d+)*\.?(?:\s*(?:,|en)\s*\d+(?:\.\d+)*)*|"
    r"(?:bijlage|hoofdstuk|paragraaf|artikel)\s+\d+\w?|algeheel|algemeen|overig|"
    r"gehele\s+(?:document|tekst))(?=\s|$)\s*(?P<rest>.*)",
    re.I,
)
# The order matters: a longer description before the word it contains.
_KINDS = (
    ("new_policy", r"nieuw\s+beleid"),
    ("scope_change", r"nieuwe?\s+defini[ëe]ring|werkingssfeer\s+(?:gewijzigd|aangepast)"),
    ("rewritten", r"herschreven"),
    ("renumbered", r"ver\s?nummer|hernummer"),
    ("editorial", r"redactione"),
    ("textual_update", r"tekstuele\s+aanpassing|actualis|geactualiseerd"),
    (
        "legal_adaptation",
        r"aanpassing\s+aan\s+(?:de\s+|het\s+)?(?:\w+)?wet|gewijzigde\s+(?:wet|regelgeving)",
    ),
    ("topic_added", r"aandacht\s+voor|toegevoegd|aangevuld"),
    ("repealed", r"\bvervallen\b|ingetrokken|geschrapt"),
    ("new_text", r"\bnieuw\b"),
)
_CHANGE = re.compile(
    r"(?<=\s)(?=(?:Nieuw|Herschreven|Vernummerd|Hernummerd|Redactione|Tekstuele|Aanpassing|Aandacht|"
    r"Vervallen|Ingetrokken|Geschrapt|Toegevoegd|Aangevuld|Geactualiseerd|Gewijzigd|Aangepast)\w*\b)"
)


def kinds_of(change: str) -> list[str]:
    """The identifiers of the kinds a description names; several may go together."""
    found = [kind for kind, pattern in _KINDS if re.search(pattern, change, re.I)]
    if "new_policy" in found or "scope_change" in found:
        found = [kind for kind in found if kind != "new_text"]
    return found


def row_of(text: str, period: str) -> ChangeTableRow | None:
    """One row read from running text, where the columns run into each other; None is no row."""
    found = _TARGETS.fullmatch(text.strip())
    if not found:
        return None
    rest = f" {found['rest']}"
    parted = _CHANGE.search(rest)
    title, change = (rest[: parted.start()], rest[parted.start() :]) if parted else (rest, "")
    return row_from_cells(period, found["targets"], title, change)


def row_from_cells(period: str, targets: str, title: str, change: str) -> ChangeTableRow:
    """A row whose columns are known."""
    named = re.split(r"\s*(?:,|\ben\b)\s*", targets.strip())
    return ChangeTableRow(
        period=period,
        targets=[target.rstrip(".") for target in named if target],
        title=title.strip(),
        change=change.strip(),
        kinds=kinds_of(change),
    )


def completed(row: ChangeTableRow, text: str) -> None:
    """Text that stands apart from its row: the change if it has none yet, else more of it."""
    row.change = f"{row.change} {text}".strip()
    row.kinds = kinds_of(row.change)


def take_row(text: str, period: str, rows: list[ChangeTableRow], section: OutlineSection) -> bool:
    """Add a row, or more text of the last one, to the rows and to the table of the section."""
    last = section.blocks[-1].table if section.blocks else None
    if row := row_of(text, period):
        if last is None:
            last = Table([["Onderdeel", "Titel", "Wijziging"]], header_rows=1)
            section.blocks.append(OutlineBlock("table", table=last))
        rows.append(row)
        last.rows.append(_cells(row))
        return True
    if rows and last:
        completed(rows[-1], text)
        last.rows[-1] = _cells(rows[-1])
        return True
    return False


def _cells(row: ChangeTableRow) -> list[str]:
    return [escaped(", ".join(row.targets)), escaped(row.title), escaped(row.change)]
