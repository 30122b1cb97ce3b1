"""S28: what a file really is counts, not what it is called."""

import io
import zipfile

import pytest
from PIL import Image

from forms.register import archives, uploads
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


TYPES_PART = "[Content_Types].xml"
PLAIN_PARTS = {TYPES_PART: "<Types/>", "word/document.xml": "<w:document/>"}
RELATIONS = "word/_rels/document.xml.rels"
KIND = "http://schemas.microsoft.com/office/2006/relationships"


def word(**parts):
    """A Word file of these parts beside the plain ones, by their full names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**PLAIN_PARTS, **parts}.items():
            packed.writestr(name, content)
    return data.getvalue()


def pdf_of(catalog, *more):
    return PDF.replace(b"/Type/Catalog", b"/Type/Catalog" + catalog).replace(
        b"trailer", b"".join(more) + b"trailer"
    )


ATTACHED = f'<Relationship Type="{KIND}/attachedTemplate" TargetMode="External" Target="http://x"/>'
MACRO_TYPE = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
FIELD = '<w:instrText xml:space="preserve"> DDEAUTO c:\\\\x.exe</w:instrText>'
SHEET_WITH_MACROS = archive(**{"xl/vbaProject.bin": "x"})


@pytest.mark.parametrize(
    "data",
    [
        word(**{"word/vbaProject.bin": "x"}),
        word(**{"word/anders.bin": "x", TYPES_PART: f"<Types>{MACRO_TYPE}</Types>"}),
        word(**{RELATIONS: f'<Relationship Type="{KIND}/vbaProject" Target="anders.bin"/>'}),
        word(**{RELATIONS: ATTACHED}),
        word(**{"word/embeddings/blad.xlsm": "x"}),
        word(**{"word/embeddings/blad.xlsx": SHEET_WITH_MACROS}),
        word(**{"word/embeddings/oleObject1.bin": "x"}),
        word(**{"word/activeX/activeX1.xml": "<x/>"}),
        word(**{"word/document.xml": FIELD}),
    ],
)
def test_s28_macros_are_refused_whatever_they_are_called(data):
    assert refusal_of("brief.docx", data).code == "file_has_macros"


@pytest.mark.parametrize(
    "parts",
    [
        {"Basic/Standard/Module1.xml": "<x/>"},
        {"content.xml": '<office:scripts><script:event-listener script:language="x"/>'},
    ],
)
def test_s28_macros_of_opendocument_are_refused(parts):
    assert refusal_of("brief.odt", archive(mimetype=ODT, **parts)).code == "file_has_macros"


def test_s28_words_about_macros_and_a_table_inside_are_fine():
    talk = "<w:t>Over macroEnabled, DDEAUTO, activeX en vbaProject gesproken.</w:t>"
    inside = archive(**{"xl/workbook.xml": "<x/>"})
    data = word(**{"word/document.xml": talk, "word/embeddings/blad.xlsx": inside})
    assert refusal_of("verslag.docx", data) is None


@pytest.mark.parametrize(
    "data",
    [
        pdf_of(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        pdf_of(b"/OpenAction 9 0 R", b"9 0 obj<</S/Launch/F(cmd.exe)>>endobj\n"),
        pdf_of(b"/AA<</WC<</S/JavaScript/JS(x)>>>>"),
        pdf_of(b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>"),
        pdf_of(b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec>>]>>>>"),
    ],
)
def test_s28_a_pdf_that_does_something_is_refused(data):
    assert refusal_of("brief.pdf", data).code == "file_has_macros"


@pytest.mark.parametrize(("name", "data"), [("foto.png", PNG), ("f.jpg", JPEG), ("b.pdf", PDF)])
def test_s28_a_file_that_is_an_archive_as_well_is_refused(name, data):
    assert refusal_of(name, data + DOCX).code == "file_not_what_it_says"


@pytest.mark.parametrize(
    "data",
    [
        word(**{"word/document.xml": '<!DOCTYPE w [<!ENTITY a "aaaa">]><w/>'}),
        word(**{"word/settings.xml": '<!ENTITY x SYSTEM "file:///etc/passwd">'}),
    ],
)
def test_s31_a_document_with_entities_is_refused(data):
    assert refusal_of("brief.docx", data).code == "file_unreadable"


@pytest.mark.parametrize(
    ("limit", "value"), [("MAX_UNPACKED", 4), ("MAX_ENTRIES", 1), ("MAX_DEPTH", 0)]
)
def test_s30_an_archive_beyond_the_limits_is_refused(monkeypatch, limit, value):
    monkeypatch.setattr(archives, limit, value)
    data = word(**{"word/embeddings/blad.xlsx": archive(**{"xl/workbook.xml": "<x/>"})})
    assert refusal_of("brief.docx", data).code == "file_unreadable"


def test_s30_what_is_packed_too_tightly_is_refused():
    bomb = word(**{"word/media/x.xml": b" " * (2 * archives.SMALL)})
    assert refusal_of("brief.docx", bomb).code == "file_unreadable"


def test_s36_a_flood_of_pixels_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_PIXELS", 15)
    assert refusal_of("foto.png", PNG).code == "file_unreadable"


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
