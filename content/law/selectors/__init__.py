"""Named reads of the catalogue of law. It is no secret: everybody may know it."""

from content.law.selectors.catalogue import (
    Catalogue,
    PresentStatus,
    catalogue,
    present_status,
    reading_url,
)
from content.law.selectors.norms import KnownNorm, NormTable, norm_table

__all__ = [
    "Catalogue",
    "KnownNorm",
    "NormTable",
    "PresentStatus",
    "catalogue",
    "norm_table",
    "present_status",
    "reading_url",
]
