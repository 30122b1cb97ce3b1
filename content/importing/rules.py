"""When a file is not read at all: plain reasons, found before any reader opens it."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from content.importing.containers import ArchiveRefused, inspect
from portal.core.refusals import Refusal

MAXIMUM_BYTES = 10 * 1024 * 1024
KNOWN_TYPES = (".txt", ".md", ".html", ".docx", ".odt", ".pdf")
_ALIASES = {".htm": ".html", ".markdown": ".md", ".text": ".txt"}
_TEXT_TYPES = (".txt", ".md", ".html")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Part of the directory of an office file that was locked with a password.
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_HTML_TAG = re.compile(
    rb"<\s*(?:!doctype\s+html|html|body|head|h[1-6]|p|div|article|main|section|ul|table)\b", re.I
)
_HTML_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.I)
_MOST_CONTROLS = 0.01


def type_of(filename: str) -> str:
    """The type a file name promises, as one of KNOWN_TYPES; empty for any other."""
    suffix = PurePath(filename).suffix.lower()
    suffix = _ALIASES.get(suffix, suffix)
    return suffix if suffix in KNOWN_TYPES else ""


def refusals_to_read(filename: str, content: bytes) -> list[Refusal]:
    """Why this file is not read; an empty list when a reader may open it."""
    kind = type_of(filename)
    if not kind:
        return [Refusal("unknown_type", {"types": ", ".join(KNOWN_TYPES)})]
    if len(content) > MAXIMUM_BYTES:
        return [Refusal("too_large", {"maximum": MAXIMUM_BYTES // 1024 // 1024})]
    if not content.strip(b"\x00\t\r\n\f \xef\xbb\xbf"):
        return [Refusal("empty")]
    if kind in _TEXT_TYPES:
        return _refusals_of_text(kind, content)
    if kind == ".pdf":
        return [] if b"%PDF-" in content[:1024] else [_differs(kind)]
    return _refusals_of_archive(kind, content)


def decoded(content: bytes) -> str | None:
    """The text of a file as UTF-8, UTF-16 (with its mark) or Windows-1252; None is not text."""
    encodings = ["utf-8-sig", "cp1252"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings.insert(0, "utf-16")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(1 for sign in text if ord(sign) < 32 and sign not in "\t\n\r\f")
        return text if "\x00" not in text and controls <= _MOST_CONTROLS * len(text) else None
    return None


def _refusals_of_text(kind: str, content: bytes) -> list[Refusal]:
    if content[:5] == b"%PDF-" or content[:4] == b"PK\x03\x04" or content.startswith(_OLD_OFFICE):
        return [_differs(kind)]
    text = decoded(content)
    if text is None:
        return [Refusal("not_text", {"type": kind})]
    if not text.strip():
        return [Refusal("empty")]
    plain = text.encode("utf-8", "replace")
    is_page = bool(_HTML_TAG.search(plain))
    if (kind == ".html" and not is_page) or (kind != ".html" and _HTML_START.match(plain)):
        return [_differs(kind)]
    if kind == ".html" and _ENTITY.search(plain):
        return [Refusal("unsafe_xml")]
    return []


def _refusals_of_archive(kind: str, content: bytes) -> list[Refusal]:
    if content.startswith(_OLD_OFFICE):
        return [Refusal("encrypted") if _LOCKED_PACKAGE in content else _differs(kind)]
    if content[:2] != b"PK":
        return [_differs(kind)]
    try:
        names = inspect(content)
    except ArchiveRefused as refused:
        return [Refusal(refused.code)]
    needed = {
        ".docx": {"[Content_Types].xml", "word/document.xml"},
        ".odt": {"content.xml", "META-INF/manifest.xml"},
    }[kind]
    if not needed <= names or (kind == ".odt" and "word/document.xml" in names):
        return [_differs(kind)]
    if kind == ".odt" and b"application/vnd.oasis.opendocument.text" not in content[:200]:
        return [_differs(kind)]
    return [Refusal("encrypted")] if kind == ".odt" and _is_locked(content) else []


def _is_locked(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"encryption-data" in archive.read("META-INF/manifest.xml")


def _differs(kind: str) -> Refusal:
    return Refusal("content_differs", {"type": kind})
