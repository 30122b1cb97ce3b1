"""Someone comes in, looks around and goes out again."""

import pytest

from tests.factories.people import PASSWORD, person_with_role
from tests.live_portal import NARROW, accessibility_faults

pytestmark = pytest.mark.django_db(transaction=True)


def test_signing_in_after_a_typing_mistake_and_out_again(live_portal):
    person_with_role("employee", username="anna", first_name="Anna")
    page = live_portal.page
    page.goto("/nieuws/")

    page.get_by_label("Gebruikersnaam").fill("anna")
    page.get_by_label("Wachtwoord").fill("fout")
    page.get_by_label("Wachtwoord").press("Enter")
    assert page.title().startswith("Fout:")
    assert "horen niet bij elkaar" in page.locator("[data-error-summary]:focus").inner_text()

    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    assert page.url.endswith("/nieuws/")

    page.get_by_role("button", name="Uitloggen").click()
    assert page.url.endswith("/inloggen/")
    assert live_portal.complaints == []


@pytest.mark.parametrize("path", ["/", "/mijn/", "/wachtwoord/", "/nieuws/", "/hulp/", "/en/"])
def test_pages_of_one_person_are_usable_by_everyone_and_break_no_policy(live_portal, path):
    page = live_portal.sign_in(person_with_role("employee"), live_portal.new_page(NARROW))

    page.goto(path)

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert live_portal.complaints == []


def test_the_door_is_usable_by_everyone(live_portal):
    page = live_portal.page
    page.goto("/inloggen/")

    assert accessibility_faults(page) == []
