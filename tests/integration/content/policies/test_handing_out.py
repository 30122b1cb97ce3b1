"""What readers take along: references, linked data, PDF and JSON of any version."""

import json
import logging
import re
from datetime import date
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from content.policies.actions.annul import annul
from content.policies.models import Policy
from portal.integrations import pdf as typesetting
from portal.integrations.pdf import PdfUnavailable, pdf_of
from tests.conftest import unavailable
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

SECTION = "6f1d1a52-0f43-4d0a-9a0e-6a1f4d0c7b11"
EVIL = "Einde </script><script>alert(1)</script> & meer"


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(at("2026-06-15 12:00"), tick=False):
        yield


@pytest.fixture
def policy() -> Policy:
    """Version 1 of 2024 and 2 of 2025, the second with a change note that looks like markup."""
    gifts = section("Geschenken", "<p>Niet meer dan 50 euro.</p>", number="4.2", id=SECTION)
    made = issued_policy(sections=[gifts], valid_from=date(2024, 1, 1), now=at("2024-01-02 09:00"))
    next_version(
        made,
        sections=[gifts, section("Slot", "<table><tr><th>A</th></tr></table>", number="5")],
        valid_from=date(2025, 1, 1),
        change_note=EVIL,
        adopted_on=date(2024, 11, 20),
        adopted_by="Het college",
        now=at("2024-12-01 09:00"),
    )
    return made


@pytest.fixture
def reader(people: Any, client_of: Any) -> Client:
    return client_of(people.employee)


@pytest.fixture
def _can_set() -> None:
    if typesetting.what_is_missing():
        unavailable("PDF needs Pango; `make services` installs it as root.")


def test_a_version_and_its_sections_say_how_to_refer_to_them(policy: Policy, reader: Any) -> None:
    page = " ".join(reader.get("/beleid/gedragscode/versies/1/").content.decode().split())
    validity = "geldend van 1 januari 2024 tot en met 31 december 2024, bekend sinds 2 januari 2024"
    whole = "http://testserver/beleid/gedragscode/versies/1/"
    assert f"<span data-citation>Gedragscode, versie 1, {validity}, {whole}</span>" in page
    place = f"http://testserver/s/{SECTION}/v/1/"
    assert f"Gedragscode, versie 1, § 4.2 Geschenken, {validity}, {place}" in page
    assert reader.get(f"/s/{SECTION}/v/1/").status_code == 302


def linked_data(answer: Any) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.S
    )
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_page_is_legislation_for_machines(policy: Policy, people: Any, reader: Any) -> None:
    new = linked_data(reader.get("/beleid/gedragscode/"))
    version = policy.versions.get(number=2)
    assert new["@type"] == "Legislation"
    assert new["legislationIdentifier"] == "gedragscode/versies/2"
    assert new["legislationLegalForce"] == "https://schema.org/InForce"
    assert new["temporalCoverage"] == ["2025-01-01/.."]
    assert new["datePublished"] == "2024-12-01T09:00:00+00:00"
    assert new["legislationDate"] == "2024-11-20"
    assert new["legislationPassedBy"]["name"] == "Het college"
    assert new["legislationChanges"]["@id"] == "http://testserver/beleid/gedragscode/versies/1/"
    assert new["identifier"]["value"] == version.content_hash
    old = linked_data(reader.get("/beleid/gedragscode/versies/1/"))
    assert old["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert old["temporalCoverage"] == ["2024-01-01/2024-12-31"]
    annul(policy, number=2, reason="Onbevoegd.", by=people.approver, now=at("2026-06-15 11:00"))
    gone = linked_data(reader.get("/beleid/gedragscode/versies/2/"))
    assert "temporalCoverage" not in gone


def test_s25_stored_text_cannot_leave_the_data_block(policy: Policy, reader: Any) -> None:
    answer = reader.get("/beleid/gedragscode/")
    assert linked_data(answer)["description"] == EVIL
    assert "<script>alert" not in answer.content.decode()


def test_one_version_as_data_is_asked_again_only_when_it_stands_otherwise(
    policy: Policy, reader: Any
) -> None:
    path = "/api/v1/policies/gedragscode/versions/2"
    first = reader.get(path)
    assert first.json()["version"]["sections"][0]["text"] == "Niet meer dan 50 euro."
    tag = {"If-None-Match": first["ETag"]}
    assert reader.get(path, headers=tag).status_code == 304
    next_version(policy, valid_from=date(2027, 1, 1), now=at("2026-06-15 12:00"))
    again = reader.get(path, headers=tag)
    assert again.json()["version"]["in_force"] == ["2025-01-01", "2026-12-31"]
    assert reader.get("/api/v1/policies/gedragscode/versions/9").status_code == 404
    assert Client().get(path).status_code == 401


@pytest.mark.usefixtures("_can_set")
def test_a_pdf_is_tagged_and_says_on_each_page_what_it_is(policy: Policy, reader: Any) -> None:
    answer = reader.get("/beleid/gedragscode/versies/2/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    version = policy.versions.get(number=2)
    with pdfplumber.open(BytesIO(answer.content)) as document:
        catalog = document.doc.catalog
        assert catalog["Lang"] == b"nl"
        assert catalog["MarkInfo"]["Marked"]
        assert {"StructTreeRoot", "Outlines", "ViewerPreferences"} <= set(catalog)
        assert document.metadata["Title"] == "Gedragscode, versie 2"
        for page in document.pages:
            words = page.extract_text()
            assert "Versie 2, geldend sinds 1 januari 2025, bekend sinds 1 december 2024" in words
            assert version.content_hash in words
        assert "Niet meer dan 50 euro." in document.pages[0].extract_text()


@pytest.mark.usefixtures("_can_set")
def test_a_pdf_is_made_once_and_always_the_same(policy: Policy, people: Any, reader: Any) -> None:
    path = "/beleid/gedragscode/versies/2/pdf/"
    first = reader.get(path)
    cache.clear()
    second = reader.get(path)
    assert first.content == second.content
    tag = {"If-None-Match": second["ETag"]}
    assert reader.get(path, headers=tag).status_code == 304
    annul(policy, number=2, reason="Onbevoegd.", by=people.approver, now=at("2026-06-15 11:00"))
    other = reader.get(path, headers=tag)
    assert other.status_code == 200
    with pdfplumber.open(BytesIO(other.content)) as document:
        assert "Versie 2, vernietigd" in document.pages[0].extract_text()


@pytest.mark.usefixtures("_can_set")
def test_s33_a_pdf_opens_nothing_but_what_it_was_given(
    caplog: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("socket.socket.connect", lambda *args: opened.append(str(args)))
    secret = tmp_path / "geheim.txt"
    secret.write_text("staatsgeheim")
    html = f"""<html lang="nl"><head><title>x</title>
      <link rel="stylesheet" href="http://voorbeeld.invalid/a.css">
      <style>@import url("file://{secret}"); p {{ background: url(http://voorbeeld.invalid/b) }}
      </style></head><body><p>Tekst</p><img alt="a" src="file://{secret}"><img alt="b" src="/c.png">
      <object data="file:///etc/passwd"></object><embed src="ftp://voorbeeld.invalid/d">
      <a rel="attachment" href="file://{secret}">bijlage</a></body></html>"""
    with caplog.at_level(logging.WARNING, logger="portal.integrations.pdf"):
        made = pdf_of(html, css="", base="http://testserver/", files={}, name=b"x")
    assert opened == []
    assert b"staatsgeheim" not in made
    refused = caplog.text
    for address in ("file://", "a.css", "voorbeeld.invalid/b", "testserver/c.png"):
        assert address in refused, address


def test_without_its_libraries_the_page_says_what_to_do_instead(
    policy: Policy, reader: Any, monkeypatch: Any
) -> None:
    def missing(*args: Any, **kwargs: Any) -> bytes:
        raise PdfUnavailable("Pango")

    monkeypatch.setattr("content.policies.pdf.pdf_of", missing)
    answer = reader.get("/beleid/gedragscode/versies/2/pdf/")
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "ontbreekt een bibliotheek (Pango)" in page
    assert 'href="/beleid/gedragscode/versies/2/"' in page
