"""Every block of a stream gets an id of its own before it is kept, its text one notation, and its
references what follows from what was typed.

A stream made by code may leave ids out inside a section; the editor's screen and the translator
both need them to recognise a block again. And what the screen would fill in when somebody saves
without touching it is filled in now: else who only reads would count as an author.
"""

from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from content.base.blocks import citing
from content.base.blocks.links import ReferenceBlock
from content.base.markup import without_gaps


def complete(value: Any) -> None:
    """Read a stream to its last block, so that what is written back has an id everywhere."""
    if isinstance(value, StreamValue):
        for child in value:
            complete(child.value)
    elif isinstance(value, StructValue):
        if isinstance(value.block, ReferenceBlock):
            value.update(citing.filled(value))
        for part in value.values():
            complete(part)
    elif isinstance(value, ListValue):
        for part in value:
            complete(part)
    elif isinstance(value, RichText):
        value.source = without_gaps(value.source)
