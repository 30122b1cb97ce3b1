"""S28: what a file really is counts, not what it is called."""

import io
import zipfile

import pytest
from PIL import Image

from forms.register import uploads
from forms.register.uploads import MAX_BYTES, ODT, refusal_of, safe_name, sniffed_type


def archive(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def picture(kind="PNG"):
    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, kind)
    return data.getvalue()


PNG, JPEG = picture(), picture("JPEG")
DOCX = archive(**{"[Content_Types]_xml": "<Types/>", "word__document_xml": "<w/>"})
ODT_FILE = archive(mimetype=ODT, content_xml="<office/>")
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.png", PNG),
        ("foto.JPG", JPEG),
        ("foto.jpeg", JPEG),
        ("brief.docx", DOCX),
        ("brief.odt", ODT_FILE),
        ("brief.pdf", PDF),
        ("brief.txt", "Beste collega, één fles wijn.".encode()),
        ("oud.txt", "café".encode("cp1252")),
    ],
)
def test_s28_allowed_kinds_are_taken(name, data):
    assert refusal_of(name, data) is None


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("virus.exe", b"MZ", "file_kind_not_allowed"),
        ("zonder", b"tekst", "file_kind_not_allowed"),
        ("tekening.svg", b"<svg/>", "file_kind_not_allowed"),
        ("brief.pdf.exe", PDF, "file_kind_not_allowed"),
        ("leeg.txt", b"", "file_empty"),
        ("groot.txt", b"a" * (MAX_BYTES + 1), "file_too_large"),
        ("foto.png", JPEG, "file_not_what_it_says"),
        ("foto.png", b"<html><script>", "file_not_what_it_says"),
        ("brief.txt", b"<!DOCTYPE html><script>alert(1)</script>", "file_not_what_it_says"),
        ("brief.txt", b"{\\rtf1 tekst}", "file_not_what_it_says"),
        ("brief.txt", PDF, "file_not_what_it_says"),
        ("brief.txt", b"nul\x00teken", "file_not_what_it_says"),
        ("brief.docx", archive(readme="x"), "file_not_what_it_says"),
        ("brief.docx", ODT_FILE, "file_not_what_it_says"),
        ("brief.docx", DOCX[: len(DOCX) // 2], "file_not_what_it_says"),
        ("foto.png", PNG[:20], "file_unreadable"),
        ("brief.pdf", b"%PDF-1.7 niets verder", "file_unreadable"),
    ],
)
def test_s28_everything_else_is_refused(name, data, code):
    assert refusal_of(name, data).code == code


def test_s28_macros_are_refused():
    data = archive(
        **{
            "[Content_Types]_xml": "<Types/>",
            "word__document_xml": "<w/>",
            "word__vbaProject.bin": "x",
        }
    )
    assert refusal_of("brief.docx", data).code == "file_has_macros"


def test_s28_an_archive_that_unpacks_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_UNPACKED", 4)
    assert refusal_of("brief.docx", DOCX).code == "file_unreadable"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\brief.pdf", "brief.pdf"),
        ("foto\u202egnp.exe", "fotognp.exe"),
        ("nul\x00.txt", "nul.txt"),
        ("", "bestand"),
        ("..", ".."),
    ],
)
def test_s28_a_name_is_shown_without_path_and_tricks(given, kept):
    assert safe_name(given) == kept


def test_s28_a_long_name_keeps_its_ending():
    kept = safe_name("a" * 300 + ".pdf")
    assert len(kept) == 120
    assert kept.endswith(".pdf")


def test_an_unknown_kind_has_no_type():
    assert sniffed_type(b"\x7fELF\x00\x01") == ""
