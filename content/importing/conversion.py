"""A file's bytes to an outline, in this process: only for bytes that no rule refused."""

import zlib

from content.importing.outline import Outline
from content.importing.recognition.sections import outline_of
from content.importing.rules import decoded, refusals_to_read, type_of
from content.importing.stream import Reading
from portal.core.refusals import NotAllowed, Refusal, refuse


def outline_of_file(content: bytes, filename: str) -> Outline:
    """The outline of a file; NotAllowed when it is refused or cannot be read.

    Parsers of broken files fail in countless ways; to the reader they are one: damaged.
    """
    refuse(refusals_to_read(filename, content))
    kind = type_of(filename)
    try:
        reading = _read(kind, content)
        outline = outline_of(reading, filename)
    except (NotAllowed, MemoryError):
        raise
    except (Exception, RecursionError, zlib.error) as error:
        code = "encrypted" if "password" in repr(error).lower() else "damaged"
        raise NotAllowed([Refusal(code)]) from error
    if not any(section.blocks for section in outline.sections):
        raise NotAllowed([Refusal("scanned" if kind == ".pdf" else "no_text")])
    return outline


def _read(kind: str, content: bytes) -> Reading:
    # Each reader is imported when it is needed: their libraries are heavy.
    if kind == ".pdf":
        from content.importing.readers import pdf

        return pdf.read(content)
    if kind == ".docx":
        from content.importing.readers import docx

        return docx.read(content)
    if kind == ".odt":
        from content.importing.readers import odt

        return odt.read(content)
    return _read_text(kind, decoded(content) or "")


def _read_text(kind: str, content: str) -> Reading:
    from content.importing.readers import html, markdown, text

    if kind == ".html":
        return html.read(content)
    if kind == ".md" or markdown.looks_like_markdown(content):
        return markdown.read(content)
    return text.read(content)
