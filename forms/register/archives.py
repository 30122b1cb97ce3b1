"""What is inside a Word or OpenDocument file: bounded, without macros, scripts or outside parts.

Nothing is unpacked to disk; every part is read at most once and never beyond what it declares.
"""

import io
import re
import zipfile
from collections.abc import Iterator

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 50 * MEGABYTE
MAX_ENTRIES = 1_000
MAX_RATIO = 100
#: Below this size a high ratio is ordinary: short XML packs well.
SMALL = 1 * MEGABYTE
#: How deep documents inside documents are looked into.
MAX_DEPTH = 2

MACRO_PARTS = re.compile(
    r"(vbaProject|vbaData|(^|/)activeX/|^Basic/|^Scripts/|"
    r"\.(docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm|exe|dll|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|"
    r"jar|scr|lnk|msi)$|(^|/)embeddings/[^/]*\.bin$|^Object [^/]*/Basic/)",
    re.IGNORECASE,
)
#: What the parts say of themselves: a macro part may have any name, its type and relation do not.
MACRO_WORDS = re.compile(
    rb"(macroEnabled|ms-office\.vba|relationships/(vbaProject|wordVbaData|keyMapCustomizations)|"
    rb"activeX)",
    re.IGNORECASE,
)
#: A template or frame from elsewhere brings its macros when the file is opened.
OUTSIDE = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)"
    rb"(?=[^>]*relationships/(attachedTemplate|frame|oleObject|subDocument))",
    re.IGNORECASE,
)
#: What a part does when the file is opened: runs a script, or asks another program.
RUNS = re.compile(
    rb"(<w:instrText[^>]*>\s*DDE(AUTO)?\b|w:instr=\"\s*DDE(AUTO)?\b|"
    rb"<(script:event-listener|office:script)\b)",
    re.IGNORECASE,
)
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
XML = (".xml", ".rels", ".rdf")
DOCUMENTS = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


class BadArchive(Exception):
    """The file is too large inside, damaged, or built to harm whoever opens it."""


def refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Raises BadArchive for too many parts, too much content or content packed too tightly."""
    items = archive.infolist()
    if len(items) > MAX_ENTRIES:
        raise BadArchive("too many parts")
    if sum(item.file_size for item in items) > MAX_UNPACKED:
        raise BadArchive("unpacks too large")
    for item in items:
        if item.file_size > SMALL and item.file_size > MAX_RATIO * max(item.compress_size, 1):
            raise BadArchive("packed too tightly")


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        refuse_bomb(archive)
        for item in archive.infolist():
            # Reading to the end checks the sum; it stops at the declared size.
            yield item.filename, archive.read(item)


def has_macros(data: bytes, depth: int = 0) -> bool:
    """Does the file, or a document inside it, hold macros or fetch them from elsewhere?

    Raises BadArchive, or what zipfile raises for a file that is damaged or locked.
    """
    for name, content in _parts(data):
        is_xml = name.lower().endswith(XML)
        if is_xml and ENTITIES.search(content):
            raise BadArchive("declares entities")
        if MACRO_PARTS.search(name) or (is_xml and _tells_of_macros(name, content)):
            return True
        if name.lower().endswith(DOCUMENTS) and content.startswith(b"PK"):
            if depth >= MAX_DEPTH:
                raise BadArchive("nested too deep")
            if has_macros(content, depth + 1):
                return True
    return False


def _tells_of_macros(name: str, content: bytes) -> bool:
    # In running text words mean nothing; in the parts about parts they say what the file holds.
    if name.endswith(".rels") or "[Content_Types]" in name or "manifest" in name:
        return bool(MACRO_WORDS.search(content) or OUTSIDE.search(content))
    return bool(RUNS.search(content))
