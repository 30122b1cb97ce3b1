"""An issued version as content of the working copy again, with its section ids.

What was edited then is loaded as it was edited. A section whose blocks are not known any more is
loaded from its frozen text, so that no word is lost; which ones is told.
"""

import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock

from content.base.blocks import ReferenceBlock, SectionBlock
from content.policies.models import PolicyPage, PolicyVersion, VersionSection
from content.policies.models.page import ONE_VERSION_FIELDS
from content.policies.plain_markup import plain_markup

Data = dict[str, Any]


@dataclass
class Loaded:
    """The content of a version; ``converted`` are headings of sections loaded from frozen text."""

    sections: list[Data] = field(default_factory=list)
    legal_basis: list[Data] = field(default_factory=list)
    converted: list[str] = field(default_factory=list)


def load(version: PolicyVersion, sections: Iterable[VersionSection]) -> Loaded:
    """The streams of a version as today's blocks can hold them, by its sections in order."""
    source = version.source if isinstance(version.source, dict) else {}
    kept = {str(block.get("id")): block for block in source.get("body") or ()}
    loaded = Loaded(legal_basis=_legal_basis(version, source.get("legal_basis") or []))
    for section in sections:
        block = kept.get(str(section.section_id))
        if block is None or not _is_section(block):
            block = from_frozen(section)
            loaded.converted.append(str(section))
        loaded.sections.append(block)
    return loaded


def _is_section(block: Data) -> bool:
    return block.get("type") == "section" and can_read(SectionBlock(), block.get("value"))


def can_read(block: Block, value: Any) -> bool:
    """Can today's block hold everything in this stored value? Empty parts are no loss."""
    if isinstance(block, StreamBlock):
        return isinstance(value, list) and all(
            isinstance(child, dict)
            and child.get("type") in block.child_blocks
            and can_read(block.child_blocks[child["type"]], child.get("value"))
            for child in value
        )
    if isinstance(block, StructBlock):
        return isinstance(value, dict) and all(
            can_read(block.child_blocks[name], part) if name in block.child_blocks else not part
            for name, part in value.items()
            if part not in (None, "", [], {})
        )
    if isinstance(block, ListBlock):
        return isinstance(value, list) and all(
            can_read(block.child_block, item["value"] if _is_item(item) else item) for item in value
        )
    return not isinstance(value, dict | list)


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item


def from_frozen(section: VersionSection) -> Data:
    """A section block with the frozen words of a section as one text."""
    html = plain_markup(section.html)
    body = [{"type": "text", "value": html, "id": str(uuid4())}] if html else []
    return {
        "type": "section",
        "id": str(section.section_id),
        "value": {
            "number": section.number,
            "heading": section.heading,
            "level": str(section.level),
            "body": body,
        },
    }


def _legal_basis(version: PolicyVersion, stored: list[Data]) -> list[Data]:
    """The references as edited, else as they were frozen."""
    block = ReferenceBlock()
    if len(stored) == len(version.legal_basis) and all(
        one.get("type") == "reference" and can_read(block, one.get("value")) for one in stored
    ):
        return stored
    return [
        {
            "type": "reference",
            "id": str(uuid4()),
            "value": {
                name: value for name, value in reference.items() if name in block.child_blocks
            },
        }
        for reference in version.legal_basis
    ]


def fill(page: PolicyPage, version: PolicyVersion, loaded: Loaded) -> None:
    """Put a version into the working copy in memory; what belongs to one version is emptied."""
    for name, value in ONE_VERSION_FIELDS.items():
        setattr(page, name, copy(value))
    page.title = page.draft_title = version.title
    page.official_title = version.official_title
    page.kind = version.kind
    page.scope = version.scope
    page.norms = "\n".join(version.norms)
    page.tags.set(version.tags)
    page.body = json.dumps(loaded.sections)
    page.legal_basis = json.dumps(loaded.legal_basis)
