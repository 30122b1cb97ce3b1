"""An editor prepares versions ahead and mends a typo today; the clock passes; an auditor looks."""

from datetime import date

import pytest
import time_machine

from content.policies.models import PolicyVersion
from tests.browser.looking import look_at
from tests.browser.stories.test_publishing import approve, hand_in
from tests.factories.people import person_with_role
from tests.factories.policies import at, issued_policy, section

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = "2026-11-10 09:00"


@pytest.fixture
def clock():
    with time_machine.travel(at(TODAY), tick=True) as moved:
        yield moved


def fill(page, **fields):
    for name, value in fields.items():
        field = page.locator(f"[name={name.replace('__', '-')}]")
        if name == "change_kind":
            field.select_option(value)
        else:
            field.fill(value)


def hand_in_and_approve(policy, writing, approving, **fields):
    """Two people, one version; gives its number."""
    address = f"/cms/pages/{policy.pages.get().pk}/edit/"
    before = PolicyVersion.objects.filter(policy=policy).count()
    if not writing.url.endswith(address):
        writing.goto(address)
    fill(writing, **fields)
    hand_in(writing)
    writing.get_by_text("ter goedkeuring ingediend").wait_for()
    approving.goto(address)
    approve(approving)
    approving.wait_for_url("**/cms/pages/*/")
    assert PolicyVersion.objects.filter(policy=policy).count() == before + 1
    return before + 1


def words(page):
    """The one section of the text on the page."""
    return page.locator("[id^=s-]").first.inner_text()


def test_an_auditor_finds_what_applied_and_what_was_known_on_any_day(live_portal, clock):
    editor, approver = person_with_role("editor"), person_with_role("approver")
    policy = issued_policy(
        sections=[section("Geschenken en etentjs")],
        valid_from=date(2026, 1, 1),
        editor=editor,
        approver=approver,
        now=at("2025-12-15 09:00"),
    )
    writing = live_portal.sign_in(editor)
    approving = live_portal.sign_in(approver, live_portal.new_page())
    for heading, start in (("Vanaf januari", "2027-01-01"), ("Vanaf april", "2027-04-01")):
        hand_in_and_approve(
            policy,
            writing,
            approving,
            **{
                "body__0__value__heading": heading,
                "change_kind": "material",
                "change_note": f"{heading} anders.",
                "valid_from": start,
            },
        )
    writing.goto(f"/cms/beleid/{policy.pk}/versies/1/beginnen/")
    writing.get_by_label("Een fout in deze versie herstellen").check()
    writing.get_by_role("button", name="Begin uit versie 1").click()
    writing.wait_for_url("**/edit/")
    hand_in_and_approve(
        policy,
        writing,
        approving,
        **{
            "body__0__value__heading": "Geschenken en etentjes",
            "change_kind": "editorial",
            "change_note": "Typefout hersteld.",
        },
    )

    clock.move_to(at("2027-06-01 09:00"))
    auditor = live_portal.sign_in(person_with_role("auditor"), live_portal.new_page())
    auditor.goto(policy.get_absolute_url() + "versies/")
    faults = look_at(auditor, "versies-van-een-jaar")
    auditor.get_by_label("Wat gold op").fill("2027-06-01")
    auditor.get_by_label("Volgens wat bekend was op").fill("2026-11-09")
    auditor.get_by_role("button", name="Toon wat toen gold").click()
    assert words(auditor) == "Geschenken en etentjs"
    faults += look_at(auditor, "zoals-toen-bekend")
    for day, known, expected in (
        ("2026-11-09", "", "Geschenken en etentjs"),
        ("2026-11-10", "", "Geschenken en etentjes"),
        ("2026-12-31", "", "Geschenken en etentjes"),
        ("2027-01-01", "", "Vanaf januari"),
        ("2027-03-31", "", "Vanaf januari"),
        ("2027-04-01", "", "Vanaf april"),
        ("2027-06-01", "?bekend-op=2026-11-10", "Vanaf april"),
    ):
        auditor.goto(f"{policy.get_absolute_url()}op/{day}/{known}")
        assert words(auditor) == expected, day
    assert faults == []
    assert live_portal.complaints == []
