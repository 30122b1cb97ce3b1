"""The blocks of a policy text, one family per file."""

from content.base.blocks.sections import REFERENCES, SECTIONS, ReferenceBlock, SectionBlock

__all__ = ["REFERENCES", "SECTIONS", "ReferenceBlock", "SectionBlock"]
