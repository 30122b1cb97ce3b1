"""Checks and keeps uploaded files: what they really are counts, not what they are called (S28)."""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pdfplumber
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from PIL import Image

from forms.register.archives import has_macros, refuse_bomb
from forms.register.models import Attachment
from portal.core.clock import day_of, start_of
from portal.core.refusals import Refusal, refuse
from portal.people.models import Person

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_BYTES_A_DAY = 100 * MEGABYTE
MAX_FILES = 5
MAX_PIXELS = 40_000_000
NAME_LENGTH = 120

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": WORD,
    ".odt": ODT,
    ".txt": "text/plain",
}


def sniffed_type(data: bytes) -> str:
    """The content type by the bytes; "" for what we do not know."""
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"PK\x03\x04"):
        return _type_of_archive(data)
    return "text/plain" if _is_text(data) else ""


def _type_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return WORD
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return ODT if archive.read("mimetype").decode("ascii", "replace") == ODT else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        return ""
    return ""


def _is_text(data: bytes) -> bool:
    if b"\x00" in data:
        return False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    start = text.lstrip()[:20].lower()
    if start.startswith(("<!doctype", "<html", "<script", "<svg", "<?xml", "{\\rtf")):
        return False
    return not any(
        unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\f" for sign in text[:100_000]
    )


def _opens_pdf(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        len(document.pages)


def _opens_image(data: bytes) -> None:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValueError("too many pixels")
        picture.verify()


def _opens_archive(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        refuse_bomb(archive)
        if archive.testzip() is not None:
            raise ValueError("damaged")


_OPENERS: Mapping[str, Callable[[bytes], None]] = {
    "application/pdf": _opens_pdf,
    "image/png": _opens_image,
    "image/jpeg": _opens_image,
    WORD: _opens_archive,
    ODT: _opens_archive,
}
#: What runs by itself when a PDF is opened, or what it carries for another program to open.
PDF_NAMES = ("JavaScript", "EmbeddedFiles")
PDF_ACTIONS = ("JavaScript", "Launch", "ImportData", "SubmitForm", "RichMediaExecute")


def _pdf_runs(data: bytes) -> bool:
    """Does the document as a whole hold scripts, start actions or files inside?"""
    with pdfplumber.open(io.BytesIO(data)) as document:
        catalog = document.doc.catalog
        names = resolve1(catalog.get("Names")) or {}
        if any(resolve1(names.get(name)) for name in PDF_NAMES):
            return True
        starts = [resolve1(catalog.get("OpenAction"))]
        more = resolve1(catalog.get("AA")) or {}
        starts += [resolve1(action) for action in more.values()]
        return any(
            isinstance(action, dict) and literal_name(action.get("S")) in PDF_ACTIONS
            for action in starts
        )


def _runs_something(data: bytes, content_type: str) -> bool:
    """Macros, scripts, and documents that fetch them when they are opened."""
    if content_type == "application/pdf":
        return _pdf_runs(data)
    return content_type in (WORD, ODT) and has_macros(data)


def _is_two_things(data: bytes, content_type: str) -> bool:
    """Is a picture or a PDF an archive as well, read from its end? Pages are never both."""
    return content_type not in (WORD, ODT, "text/plain") and zipfile.is_zipfile(io.BytesIO(data))


def safe_name(name: str) -> str:
    """The name as given, without path, control and direction signs, at most 120 characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    if len(kept) > NAME_LENGTH:
        suffix = PurePosixPath(kept).suffix[:10]
        kept = kept[: NAME_LENGTH - len(suffix)] + suffix
    return kept or "bestand"


def refusal_of(name: str, data: bytes) -> Refusal | None:
    """Why these bytes under this name are not taken, or None."""
    facts: dict[str, Any] = {"name": name}
    wanted = TYPES.get(PurePosixPath(name).suffix.lower())
    if wanted is None:
        return Refusal("file_kind_not_allowed", facts, "attachments")
    if not data:
        return Refusal("file_empty", facts, "attachments")
    if len(data) > MAX_BYTES:
        return Refusal("file_too_large", facts, "attachments")
    if sniffed_type(data) != wanted or _is_two_things(data, wanted):
        return Refusal("file_not_what_it_says", facts, "attachments")
    try:
        _OPENERS.get(wanted, lambda _data: None)(data)
        macros = _runs_something(data, wanted)
    except Exception:
        return Refusal("file_unreadable", facts, "attachments")
    return Refusal("file_has_macros", facts, "attachments") if macros else None


def store(upload: UploadedFile, *, by: Person, now: datetime, question: str = "") -> Attachment:
    """Check a file and keep it under a random name. Raises NotAllowed; nothing is kept then.

    ``question`` is the key of the question it was added to.
    """
    name = safe_name(upload.name or "")
    if (upload.size or 0) > MAX_BYTES:
        refuse([Refusal("file_too_large", {"name": name}, "attachments")])
    data = upload.read(MAX_BYTES + 1)
    found = refusal_of(name, data)
    refuse([found] if found else [])
    today = Attachment.objects.filter(uploaded_by=by, uploaded_at__gte=start_of(day_of(now)))
    if (today.aggregate(sum=Sum("size"))["sum"] or 0) + len(data) > MAX_BYTES_A_DAY:
        refuse([Refusal("too_much_today", field="attachments")])
    attachment = Attachment(
        name=name,
        content_type=TYPES[PurePosixPath(name).suffix.lower()],
        question=question,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=by,
        uploaded_at=now,
    )
    attachment.file.save(name, ContentFile(data), save=False)
    attachment.save()
    return attachment
