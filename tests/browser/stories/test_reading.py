"""An employee reads the code as it is and as it was; an auditor follows it in the trail."""

from datetime import date

import pytest
from django.utils import timezone

from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from tests.browser.looking import look_at
from tests.factories.people import person_with_role
from tests.factories.policies import at, issued_policy, next_version, section
from tests.live_portal import NARROW

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = {
    "type": "table",
    "value": {
        "caption": "Wie beslist",
        "header_rows": 1,
        "header_columns": 0,
        "rows": [{"cells": ["Melding", "Beslisser"]}, {"cells": ["Geschenk", "Leidinggevende"]}],
    },
}
PRINCIPLES = {
    "type": "principles",
    "value": {"subject": "Geschenken", "text": "<ul><li>Wees open.</li></ul>"},
}


@pytest.fixture
def code():
    gifts = section(
        "Geschenken",
        number="1.1",
        level=2,
        body=[{"type": "text", "value": "<p>Hoogstens 50 euro.</p>"}, PRINCIPLES, TABLE],
    )
    chapter = section("Voordelen", "", number="1", level=1, body=[])
    made = issued_policy(
        sections=[chapter, gifts], valid_from=date(2024, 1, 1), now=at("2024-01-01 09:00")
    )
    gifts["value"]["body"][0]["value"] = "<p>Hoogstens 75 euro.</p>"
    next_version(
        made, sections=[chapter, gifts], valid_from=date(2025, 1, 1), now=at("2024-12-01 09:00")
    )
    return made


def test_an_employee_reads_what_applies_what_applied_and_what_changed(live_portal, code):
    employee = person_with_role("employee")
    faults = []
    for page in (live_portal.page, live_portal.new_page(NARROW)):
        live_portal.sign_in(employee, page)
        page.goto("/beleid/")
        faults += look_at(page, "beleid")
        page.get_by_role("link", name="Gedragscode", exact=True).click()
        assert page.get_by_text("Hoogstens 75 euro.").is_visible()
        faults += look_at(page, "gedragscode")
        page.get_by_role("link", name="Alle versies").click()
        faults += look_at(page, "versies")
        page.get_by_label("Wat gold op").fill("2024-06-01")
        page.get_by_role("button", name="Toon wat toen gold").click()
        assert page.get_by_text("Hoogstens 50 euro.").is_visible()
        assert page.get_by_role("heading", name="Zo gold het op 1 juni 2024: versie 1").is_visible()
        faults += look_at(page, "op-een-dag")
        page.goto("/beleid/gedragscode/vergelijk/1/2/")
        assert page.locator("del").text_content() == "Verwijderd: 50"
        faults += look_at(page, "vergelijking")
    assert faults == []
    assert live_portal.complaints == []


def test_the_contents_list_leads_to_a_section_by_keyboard(live_portal, code):
    page = live_portal.sign_in(person_with_role("employee"))
    page.goto("/beleid/gedragscode/")
    link = page.get_by_role("navigation", name="Op deze pagina").get_by_role(
        "link", name="1.1 Geschenken"
    )
    link.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("heading", name="1.1 Geschenken").is_visible()
    assert page.url.rpartition("#")[2].startswith("s-")


def test_an_auditor_opens_names_only_with_a_purpose(live_portal, code):
    page = live_portal.sign_in(person_with_role("auditor"))
    page.goto("/controle/")
    faults = look_at(page, "controle")
    page.goto(f"/controle/content_policies.policy/{code.key}/")
    faults += look_at(page, "spoor")
    page.get_by_role("button", name="Toon namen en redenen").click()
    assert page.get_by_text("Schrijf waarvoor u dit inziet").first.is_visible()
    page.get_by_label("Waarvoor wilt u de namen en redenen inzien?").fill("Jaarlijkse controle")
    page.get_by_role("button", name="Toon namen en redenen").click()
    assert page.get_by_text("ingezien (4 gebeurtenissen)").is_visible()
    assert faults == []
    assert live_portal.complaints == []


def test_the_account_is_public_once_adopted(live_portal, code):
    year = timezone.now().year - 1
    compile_report(year, by=person_with_role("moderator"), now=timezone.now())
    adopt_report(
        year,
        by=person_with_role("approver"),
        now=timezone.now(),
        adopted_on=date(year + 1, 2, 1),
        adopted_by="het college",
        adoption_reference="B-014",
    )
    faults = []
    for page in (live_portal.page, live_portal.new_page(NARROW)):
        page.goto("/verantwoording/")
        page.get_by_role("link", name=f"Verantwoording {year}").click()
        faults += look_at(page, "verantwoording")
        page.get_by_role("link", name="Zo is dit geteld").first.click()
        assert page.get_by_role("heading", name="Zo is dit geteld").is_visible()
        faults += look_at(page, "cijfer")
    assert faults == []
    assert live_portal.complaints == []
