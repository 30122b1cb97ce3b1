"""HTML as a tagged PDF, by WeasyPrint, where the system libraries it stands on are present.

The one place that knows WeasyPrint. It reads what it is given and nothing else: no network, no
files, no addresses inside the text (security S33).
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

logger = logging.getLogger(__name__)

#: PDF/UA: every piece of text is tagged, so that a screen reader finds headings, lists and tables.
VARIANT = "pdf/ua-1"
#: Larger embedded data is refused, as are all addresses that are not among the files given.
LARGEST_DATA = 1_000_000
WAIT_SECONDS = 25

_one_at_a_time = Lock()


class PdfUnavailable(Exception):
    """A PDF cannot be made here or now; the message says why, for the reader."""


@dataclass(frozen=True)
class GivenFile:
    """Something the document may show: its bytes and their media type."""

    content: bytes
    media_type: str


@cache
def _weasyprint() -> Any:
    """The library; OSError or ImportError when it or what it stands on is not here."""
    import weasyprint

    # It tells of every style rule it does not know.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint


def what_is_missing() -> str:
    """Which system library keeps us from making a PDF; empty when nothing does."""
    try:
        _weasyprint()
    except (ImportError, OSError) as fault:
        logger.warning("No PDF: %s", fault)
        return "Pango"
    return ""


def pdf_of(html: str, *, css: str, base: str, files: Mapping[str, GivenFile], name: bytes) -> bytes:
    """The document as PDF/UA-1. The same arguments give the same bytes.

    ``base`` makes relative links complete, ``files`` are all it may show, by their full address,
    ``name`` is what the document is known by inside the file. Raises PdfUnavailable.
    """
    if what_is_missing():
        raise PdfUnavailable(what_is_missing())
    library = _weasyprint()
    fetcher = _only_given(library, files)
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise PdfUnavailable("")
    try:
        fonts = library.text.fonts.FontConfiguration()
        sheet = library.CSS(string=css, url_fetcher=fetcher, base_url=base, font_config=fonts)
        document = library.HTML(string=html, base_url=base, url_fetcher=fetcher)
        made: bytes = document.write_pdf(
            stylesheets=[sheet],
            font_config=fonts,
            pdf_variant=VARIANT,
            pdf_tags=True,
            pdf_identifier=name,
        )
    finally:
        _one_at_a_time.release()
    return made


@cache
def unpacked_font(path: Path) -> GivenFile:
    """A web font as WeasyPrint reads it fastest; unpacking takes longer than a small document."""
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    return GivenFile(plain.getvalue(), "font/ttf")


def _only_given(library: Any, files: Mapping[str, GivenFile]) -> Any:
    """A fetcher that opens what was given, small embedded data, and nothing else."""

    class OnlyGiven(library.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in files:
                given = files[url]
                kind = {"Content-Type": given.media_type}
                return library.urls.URLFetcherResponse(url, given.content, kind)
            if url.startswith("data:") and len(url) <= LARGEST_DATA:
                return super().fetch(url, headers)
            logger.warning("PDF: refused to open %s", url[:100])
            raise ValueError("only what was given is opened")

    return OnlyGiven(allowed_protocols=["data"], allow_redirects=False)
