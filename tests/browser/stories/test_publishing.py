"""An editor changes a policy and hands it in; a second person approves; an employee reads it."""

import pytest

from content.policies.models import PolicyVersion
from tests.factories.people import person_with_role
from tests.factories.policies import issued_policy

pytestmark = pytest.mark.django_db(transaction=True)


def more(page) -> None:
    """Open the other actions at the foot of the edit screen."""
    page.locator("footer").get_by_role("button", name="Meer acties").click()


def hand_in(page) -> None:
    more(page)
    page.get_by_role("button", name="Stuur door naar").click()


def approve(page) -> None:
    more(page)
    page.get_by_role("button", name="Goedkeuren", exact=True).click()


def test_what_an_editor_writes_is_read_after_a_second_person_approved_it(live_portal, settings):
    editor, approver = person_with_role("editor"), person_with_role("approver")
    policy = issued_policy(editor=editor, approver=approver)
    address = f"/cms/pages/{policy.pages.get().pk}/edit/"

    page = live_portal.sign_in(editor)
    page.goto(address)
    page.locator("[name=body-1-value-heading]").fill("Geschenken en etentjes")
    hand_in(page)
    page.locator("[name=change_note][aria-invalid]").wait_for()
    assert page.locator("[name=body-1-value-heading]").input_value() == "Geschenken en etentjes"
    page.locator("[name=change_kind]").select_option("material")
    page.locator("[name=change_note]").fill("Ook etentjes tellen mee.")
    hand_in(page)
    page.get_by_text("ter goedkeuring ingediend").wait_for()

    # On a slow machine approving outlasts the interval, and Wagtail's autosave then comes too late.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = live_portal.sign_in(approver, live_portal.new_page())
    page.goto(address)
    approve(page)
    page.wait_for_url("**/cms/pages/*/")
    assert PolicyVersion.objects.get(policy=policy, number=2).issued_by_name == str(approver)

    page = live_portal.sign_in(person_with_role("employee"), live_portal.new_page())
    page.goto(policy.get_absolute_url())
    assert page.get_by_role("heading", name="Geschenken en etentjes").is_visible()
    page.get_by_role("link", name="Alle versies").click()
    assert "Ook etentjes tellen mee." in page.locator("main").inner_text()
    assert live_portal.complaints == []
