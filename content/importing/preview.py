"""An outline as plain text, for a terminal or a quick look."""

from content.importing.markup import text_of
from content.importing.outline import Outline, OutlineBlock

_LONGEST_LINE = 100


def outline_as_text(outline: Outline) -> str:
    """Title, validity, sections with their levels, and one line for each block."""
    lines = [outline.title]
    if outline.official_title:
        lines.append(outline.official_title)
    if outline.validity:
        lines.append(outline.validity.line)
    for section in outline.sections:
        indent = "  " * section.level
        lines.append(f"{indent}{section.number} {section.heading}".rstrip())
        lines += [f"{indent}  [{block.kind}] {_gist(block)}" for block in section.blocks]
    return "\n".join(lines)


def _gist(block: OutlineBlock) -> str:
    if block.references:
        text = "; ".join(reference.text for reference in block.references)
    elif block.definitions:
        text = ", ".join(definition.term for definition in block.definitions)
    elif block.table:
        text = f"{len(block.table.rows)} × {max(map(len, block.table.rows), default=0)}"
    elif block.image:
        text = block.image.alternative or block.image.name
    else:
        text = text_of(block.html)
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1] + "…"
