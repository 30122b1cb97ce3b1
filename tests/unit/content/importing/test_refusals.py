"""Files that are not read: each with its reason, none with a traceback."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from content.importing.containers import MAXIMUM_ENTRIES
from content.importing.conversion import outline_of_file
from content.importing.reading import read_document
from content.importing.rules import MAXIMUM_BYTES, decoded, refusals_to_read, type_of
from portal.core.refusals import NotAllowed

DOCUMENTS = Path(__file__).parents[3] / "documents"
DOCX = (DOCUMENTS / "protocol.docx").read_bytes()
ODT = (DOCUMENTS / "reglement.odt").read_bytes()
PDF = (DOCUMENTS / "leidraad.pdf").read_bytes()
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
)
READS_A_FILE = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
)


def archive(source: bytes = DOCX, **parts: bytes) -> bytes:
    """A copy of an archive in which parts are replaced or added ("/" is written as "__")."""
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            packing = entry.compress_type
            new.writestr(entry.filename, named.pop(entry.filename, old.read(entry)), packing)
        for name, content in named.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def codes(filename: str, content: bytes) -> list[str]:
    return [refusal.code for refusal in refusals_to_read(filename, content)]


def reason(filename: str, content: bytes) -> str:
    with pytest.raises(NotAllowed) as caught:
        outline_of_file(content, filename)
    return caught.value.refusals[0].code


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.iterdir()))
def test_our_own_documents_are_not_refused(name: str) -> None:
    assert codes(name, (DOCUMENTS / name).read_bytes()) == []


@pytest.mark.parametrize(
    ("filename", "content", "code"),
    [
        ("tekst.rtf", b"{\\rtf1 hoi}", "unknown_type"),
        ("tekst", b"hoi", "unknown_type"),
        ("macro.docm", DOCX, "unknown_type"),
        ("leeg.txt", b"", "empty"),
        ("wit.txt", b" \n\t\r\n", "empty"),
        ("merk.txt", b"\xef\xbb\xbf \n", "empty"),
        ("leeg.docx", b"", "empty"),
        ("groot.txt", b"a" * (MAXIMUM_BYTES + 1), "too_large"),
        ("brief.txt", PDF, "content_differs"),
        ("brief.txt", DOCX, "content_differs"),
        ("pagina.md", b"<!doctype html><html><body><p>x</p></body></html>", "content_differs"),
        ("pagina.html", b"gewone tekst zonder enig element", "content_differs"),
        ("boek.pdf", DOCX, "content_differs"),
        ("boek.docx", PDF, "content_differs"),
        ("boek.docx", ODT, "content_differs"),
        ("boek.odt", DOCX, "content_differs"),
        ("beeld.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(32)), "not_text"),
        ("ruis.txt", b"\x81\x8d\x8f\x90\x9d", "not_text"),
        ("nul.txt", b"a\x00b", "not_text"),
        ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "content_differs"),
        (
            "slot.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        ("kapot.docx", DOCX[: len(DOCX) // 2], "damaged"),
        ("kapot.docx", b"PK\x03\x04" + b"?" * 400, "damaged"),
        ("zip.docx", archive(b"PK\x05\x06" + b"\0" * 18, hoi=b"x"), "content_differs"),
    ],
)
def test_reason_for_refusing(filename: str, content: bytes, code: str) -> None:
    assert codes(filename, content) == [code]


@pytest.mark.parametrize("filename", ["CODE.PDF", "code.htm", "a.b.Docx", "x.markdown"])
def test_spelling_of_the_extension_does_not_matter(filename: str) -> None:
    assert type_of(filename)


def test_a_password_on_an_odt() -> None:
    manifest = b'<?xml version="1.0"?><m xmlns="urn:m"><encryption-data/></m>'
    assert codes("slot.odt", archive(ODT, **{"META-INF__manifest.xml": manifest})) == ["encrypted"]


def test_s30_archive_that_unpacks_to_too_much() -> None:
    bomb = archive(word__media__x=b"\0" * 60_000_000)
    assert codes("bom.docx", bomb) == ["archive_too_large"]


def test_s30_ratio_above_a_hundred() -> None:
    bomb = archive(word__media__x=b"\0" * 8_000_000)
    assert len(bomb) * 100 < 8_000_000
    assert codes("bom.docx", bomb) == ["archive_too_large"]


def test_s30_too_many_entries() -> None:
    parts = {f"word__{number}": b"x" for number in range(MAXIMUM_ENTRIES)}
    assert codes("veel.docx", archive(**parts)) == ["archive_too_many_parts"]


def test_s30_header_that_lies_about_the_size_gains_nothing() -> None:
    honest = archive(word__media__x=b"\0" * 4_000_000 + bytes(range(256)) * 2000)
    size = struct.pack("<L", 4_000_000 + 512_000)
    assert size in honest
    lying = honest.replace(size, struct.pack("<L", 10))
    assert codes("leugen.docx", lying) == ["damaged"]


def test_s30_archive_in_an_archive_is_not_opened() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("x", b"\0" * 30_000_000)
    assert codes("nest.docx", archive(word__media__x=inner.getvalue())) == []


@pytest.mark.parametrize(
    "xml", [BILLION_LAUGHS, READS_A_FILE, BILLION_LAUGHS.decode().encode("utf-16")]
)
@pytest.mark.parametrize(
    ("filename", "source", "part"),
    [
        ("x.docx", DOCX, "word__document.xml"),
        ("x.docx", DOCX, "word___rels__document.xml.rels"),
        ("x.docx", DOCX, "custom__item.xml"),
        ("x.odt", ODT, "content.xml"),
        ("x.odt", ODT, "META-INF__manifest.xml"),
    ],
)
def test_s31_definitions_and_entities_in_xml(
    filename: str, source: bytes, part: str, xml: bytes
) -> None:
    assert codes(filename, archive(source, **{part: xml})) == ["unsafe_xml"]


def test_s31_entities_in_html() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
    assert codes("x.html", page) == ["unsafe_xml"]


def pdf_without_text() -> bytes:
    """One page with a black square: what a scanner makes."""
    drawing = zlib.compress(b"0 0 100 100 re f")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


def test_a_scan_has_no_text() -> None:
    assert reason("scan.pdf", pdf_without_text()) == "scanned"


def test_an_encrypted_pdf_is_named_as_such() -> None:
    locked = pdf_without_text().replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
        % (b"00" * 32, b"11" * 32),
    )
    assert reason("slot.pdf", locked) == "encrypted"


@pytest.mark.parametrize("content", [PDF[:900], b"%PDF-1.7\n%%EOF", PDF[:200] + PDF[5000:9000]])
def test_a_damaged_pdf(content: bytes) -> None:
    assert reason("kapot.pdf", content) in ("damaged", "scanned")


def test_a_page_with_only_a_script_has_no_text() -> None:
    assert reason("leeg.html", b"<html><body><script>1</script></body></html>") == "no_text"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.txt", tmp_path):
        with pytest.raises(NotAllowed) as caught:
            read_document(path)
        assert caught.value.refusals[0].code in ("unreadable", "unknown_type")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("één".encode(), "één"),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
        (b"caf\xe9 \x80 5", "café € 5"),
        ("één".encode("utf-16"), "één"),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    assert decoded(content) == text
