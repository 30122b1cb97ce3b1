"""The one door to the importer: a file in, an outline out."""

from pathlib import Path

from content.importing.outline import Outline
from content.importing.rules import MAXIMUM_BYTES, refusals_to_read
from content.importing.sandbox import outline_from_child
from portal.core.refusals import NotAllowed, Refusal, refuse


def read_document(source: Path | str | bytes, filename: str = "") -> Outline:
    """The outline of a document; NotAllowed with the reasons when it cannot be read.

    ``source`` is a path or the bytes themselves; ``filename`` (needed for bytes) tells the type
    and names the document when it has no title. Cheap refusals are given at once; everything else
    happens in a child process (see ``sandbox``).
    """
    if isinstance(source, bytes):
        content = source
    else:
        filename = filename or Path(source).name
        content = _content(Path(source))
    refuse(refusals_to_read(filename, content))
    return outline_from_child(content, filename)


def _content(path: Path) -> bytes:
    """At most one byte more than is allowed, so that a huge file is not read to know it is one."""
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise NotAllowed([Refusal("unreadable", {"reason": error.strerror or ""})]) from error
