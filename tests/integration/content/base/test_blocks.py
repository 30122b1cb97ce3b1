"""Every block of a section: what it becomes when frozen, and what its words are."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content.policies import selectors
from content.policies.models import VersionAttachment, VersionSection
from content.policies.verification import verify
from portal.core.refusals import NotAllowed
from tests.factories.policies import at, issued_policy, policy_page, publish, section

pytestmark = pytest.mark.django_db

BOX = {"subject": "Reizen", "text": "<p>Reis zuinig.</p>"}


def frozen(*blocks):
    """A section with these blocks, as issued."""
    issued_policy(sections=[section("Kop", body=list(blocks))])
    return VersionSection.objects.get()


def block(kind, value):
    return {"type": kind, "value": value}


def picture():
    content = BytesIO()
    Picture.new("RGB", (8, 6)).save(content, "PNG")
    content.seek(0)
    return get_image_model().objects.create(title="Stappen", file=ImageFile(content, "stappen.png"))


@pytest.mark.parametrize(
    ("kind", "label", "css"),
    [
        ("principles", "Uitgangspunten", "portal-box--principle"),
        ("think_about", "Denk hierover na", "portal-box--think"),
        ("examples", "Voorbeelden", "portal-box--example"),
        ("prohibited_examples", "Niet toegestaan", "portal-box--example"),
        ("info_box", "Informatie", "portal-box"),
        ("statement", "", "portal-statement"),
    ],
)
def test_a_box_has_its_label_subject_and_text(kind, label, css):
    issued = frozen(block(kind, BOX))
    box = BeautifulSoup(issued.html, "html.parser").find(class_=css)
    assert label in box.get_text()
    assert "Reizen" in issued.text
    assert "Reis zuinig." in issued.text
    assert not label or label not in issued.text


def test_legal_references_are_shown_and_kept_as_data():
    reference = {"law": "Ambtenarenwet 2017", "article": "8", "paragraph": "1", "part": "e"}
    issued = frozen(
        block("legal_basis", {"references": [{**reference, "url": "https://wet.nl/8"}]})
    )
    assert issued.references[0]["citation"] == "artikel 8, lid 1, onderdeel e, Ambtenarenwet 2017"
    assert issued.references[0]["law"] == "Ambtenarenwet 2017"
    assert '<a href="https://wet.nl/8">artikel 8' in issued.html


def test_definitions_are_a_list_of_terms():
    issued = frozen(
        block(
            "definitions",
            {
                "subject": "",
                "items": [{"term": "Geschenk", "definition": "<p>Iets van waarde.</p>"}],
            },
        )
    )
    soup = BeautifulSoup(issued.html, "html.parser")
    assert soup.dt.get_text() == "Geschenk"
    assert soup.dd.get_text(strip=True) == "Iets van waarde."


def test_a_table_tells_its_headers_to_screen_readers():
    rows = [
        {"cells": ["Soort", "Bedrag"]},
        {"cells": ["<p>Bloemen</p>", "€ 50"]},
        {"cells": ["Boek"]},
    ]
    issued = frozen(
        block("table", {"caption": "Grenzen", "header_rows": 1, "header_columns": 1, "rows": rows})
    )
    soup = BeautifulSoup(issued.html, "html.parser")
    assert soup.caption.get_text() == "Grenzen"
    assert [cell["scope"] for cell in soup.find_all("th")] == ["col", "col", "row", "row"]
    assert [len(row.find_all(["th", "td"])) for row in soup.find_all("tr")] == [2, 2, 2]
    assert "Bloemen" in issued.text


def test_a_sentence_lifted_out_is_shown_and_not_found_twice():
    issued = frozen(
        block("text", "<p>Wees open.</p>"), block("quote", {"text": "<p>Wees open.</p>"})
    )
    assert issued.html.count("Wees open.") == 2
    assert issued.text.count("Wees open.") == 1


def test_a_note_has_its_mark_and_a_form_link_its_address():
    issued = frozen(
        block("note", {"mark": "3", "text": "<p>Zie bijlage.</p>"}),
        block("form_link", {"kind": "geschenk", "text": "Meld een geschenk"}),
    )
    assert "Zie bijlage." in issued.text
    assert 'href="/melden/geschenk/"' in issued.html


def test_a_picture_is_kept_with_its_own_bytes_and_alternative(people):
    image = picture()
    issued = frozen(block("image", {"image": image.pk, "alternative": "Drie stappen"}))
    kept = VersionAttachment.objects.get()
    shown = BeautifulSoup(issued.html, "html.parser").img
    assert shown["src"] == f"/beleid-bijlage/{kept.key}/"
    assert (shown["alt"], shown["width"], shown["height"]) == ("Drie stappen", "8", "6")
    image.delete()
    again = selectors.attachment_for(people.employee, kept.key, at("2100-01-01 00:00"))
    assert bytes(again.content).startswith(b"\x89PNG")
    assert verify(issued.version) == []
    assert selectors.attachment_for(None, kept.key, at("2100-01-01 00:00")) is None


def test_a_picture_without_alternative_or_without_file_is_not_issued():
    image = picture()
    page = policy_page(
        sections=[
            section("Kop", body=[block("image", {"image": image.pk, "alternative": " "})]),
            section("Weg", body=[block("image", {"image": 9999, "alternative": "Iets"})]),
        ]
    )
    with pytest.raises(NotAllowed) as refused:
        publish(page)
    assert {(one.code, one.facts["position"]) for one in refused.value.refusals} == {
        ("no_alternative", 1),
        ("missing_image", 2),
    }


def test_a_linked_file_is_kept_and_a_linked_policy_gets_its_lasting_address():
    document = get_document_model().objects.create(
        title="Formulier", file=ContentFile(b"inhoud", "formulier.txt")
    )
    other = issued_policy("reizen").pages.get()
    policy = issued_policy(
        "geschenken",
        sections=[
            section(
                "Kop",
                f'<p><a linktype="document" id="{document.pk}">formulier</a> '
                f'<a linktype="page" id="{other.pk}">reizen</a> '
                '<a linktype="page" id="9999">weg</a></p>',
            )
        ],
    )
    kept = VersionAttachment.objects.get()
    assert bytes(kept.content) == b"inhoud"
    html = VersionSection.objects.get(version__policy=policy).html
    assert f'href="/beleid-bijlage/{kept.key}/"' in html
    assert 'href="/beleid/reizen/"' in html
    assert html.count("<a ") == 2


def test_every_block_of_a_kept_stream_has_an_id():
    page = policy_page(
        sections=[section("Kop", body=[block("legal_basis", {"references": [{"law": "AVG"}]})])]
    )
    stored = json.loads(page.get_latest_revision().content["body"])
    inner = stored[0]["value"]["body"][0]
    assert inner["id"]
    assert inner["value"]["references"][0]["id"]
