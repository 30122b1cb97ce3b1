"""The desk as deciders, moderators and auditors see it."""

import pytest

from forms.register.states import Status
from tests.browser.looking import look_at
from tests.factories.people import person_with_role
from tests.factories.register import entry_at
from tests.live_portal import NARROW, WIDE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_of_the_desk_is_usable_by_everyone(live_portal, width):
    entry = entry_at(Status.IN_REVIEW, kind="side_activity")
    decided = entry_at(
        Status.DECIDED,
        answers={"estimated_value": "80", "courtesy_reason": "Ja"},
        ruling={"outcome": "gift_to_organisation"},
    )
    registered = entry_at(Status.REGISTERED)
    page = live_portal.sign_in(entry.decider, live_portal.new_page(width))
    wrong: list[str] = []

    def look(name: str) -> None:
        wrong.extend(look_at(page, name))

    page.goto("/behandelen/")
    look("queue")
    page.get_by_role("link", name=entry.reference).click()
    look("case")
    page.get_by_role("link", name="Beslissen").click()
    look("decide")
    page.get_by_label("Niet toegestaan: stoppen").check()
    page.get_by_role("button", name="Beslissen").click()
    look("decide-errors")
    page.get_by_label("Geen risico, geregistreerd").check()
    page.get_by_role("group", name="Zijn er samen risico’s gevonden?").get_by_label("Nee").check()
    page.get_by_label("Reden van het besluit").fill("Raakt het werk niet")
    page.get_by_role("button", name="Beslissen").click()
    look("case-decided")
    page.goto(f"/behandelen/{entry.reference}/beslissen/")
    look("decide-refused")
    moderator = person_with_role("moderator")
    page = live_portal.sign_in(moderator, live_portal.new_page(width))
    page.goto("/behandelen/register/")
    look("register")
    page.goto(f"/behandelen/{decided.reference}/")
    look("case-moderator")
    page.get_by_role("link", name="Registreren").click()
    look("register-decision")
    page = live_portal.sign_in(person_with_role("auditor"), live_portal.new_page(width))
    page.goto(f"/behandelen/{registered.reference}/")
    look("purpose")

    assert wrong == []
    assert live_portal.complaints == []
