"""Every kind of declaration, from the employee who fills it in to the register, by hand."""

from datetime import date
from typing import Any

import pytest

from forms.register.kinds.base import Question, QuestionType
from forms.register.kinds.registry import kinds
from forms.register.models import RegisterEntry
from forms.register.states import Status
from tests.browser.looking import look_at
from tests.factories.people import person_with_role
from tests.factories.register import ANSWERS, EXTRA, OUTCOMES, employee_in_line
from tests.live_portal import NARROW

pytestmark = pytest.mark.django_db(transaction=True)

T = QuestionType


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name).click()


def fill_in(page: Any, question: Question, value: Any) -> None:
    """Answer a question that stands on the page."""
    match question.type:
        case T.DATE:
            day = date.fromisoformat(value)
            for part, text in enumerate((day.day, day.month, day.year)):
                page.locator(f"[name={question.key}_{part}]").fill(str(text))
        case T.YES_NO | T.CHOICE | T.MULTIPLE:
            for one in value if isinstance(value, list) else [value]:
                page.locator(f"[name={question.key}][value='{one}']").check()
        case _:
            page.locator(f"[name={question.key}]").fill(str(value).replace(".", ","))


def weigh(page: Any, kind: Any) -> None:
    """The self-assessment comes first, for kinds that ask one."""
    for item in kind.self_assessment.items:
        page.locator(f"[name={item.key}][value=no]").check()
    page.locator("[name=result][value=report]").check()
    press(page, "Doorgaan")


def declare(page: Any, kind: Any) -> None:
    """From the start page to the receipt."""
    page.goto(f"/melden/{kind.slug}/")
    if kind.self_assessment:
        page.get_by_role("link", name="Beginnen", exact=True).click()
        weigh(page, kind)
    else:
        press(page, "Beginnen")
    while page.locator("[name=is_true]").count() == 0:
        # What may be left out is folded away.
        for folded in page.locator("form details:not([open]) > summary").all():
            folded.click()
        for question in kind.questions:
            asked = page.locator(f"[name^={question.key}]").count() > 0
            if asked and question.key in ANSWERS[kind.code]:
                fill_in(page, question, ANSWERS[kind.code][question.key])
        press(page, "Doorgaan")
        assert page.locator("[data-error-summary]").count() == 0, page.locator("main").inner_text()
    page.locator("[name=is_true]").check()
    press(page, "Melding versturen")


def decide(page: Any, kind: Any, reference: str) -> None:
    """Found in the queue, taken up and decided."""
    page.goto("/behandelen/")
    page.get_by_role("link", name=reference).click()
    page.get_by_role("link", name="In behandeling nemen").click()
    press(page, "In behandeling nemen")
    page.get_by_role("link", name="Beslissen").click()
    page.locator(f"[name=outcome][value={OUTCOMES[kind.code]}]").check()
    for question in kind.decision_questions:
        if question.key in EXTRA[kind.code]:
            fill_in(page, question, EXTRA[kind.code][question.key])
    page.get_by_label("Reden van het besluit").fill("Past bij de regels")
    press(page, "Beslissen")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_declaration_goes_from_hand_to_hand(live_portal, kind):
    employee = employee_in_line()
    mine = live_portal.sign_in(employee, live_portal.new_page(NARROW))
    declare(mine, kind)
    entry = RegisterEntry.objects.get(employee=employee)
    assert entry.reference in mine.locator("main").inner_text()

    desk = live_portal.sign_in(entry.decider, live_portal.new_page())
    decide(desk, kind, entry.reference)
    if not kind.is_discreet:
        desk = live_portal.sign_in(person_with_role("moderator"), live_portal.new_page())
    desk.goto(f"/behandelen/{entry.reference}/")
    wrong = look_at(desk, f"case-{kind.slug}")
    desk.get_by_role("link", name="Registreren").click()
    press(desk, "Registreren")

    entry.refresh_from_db()
    assert entry.status == Status.REGISTERED
    mine.goto(f"/mijn/meldingen/{entry.reference}/")
    assert str(kind.outcome(entry.outcome).label) in mine.locator("main").inner_text()
    assert wrong == []
    assert live_portal.complaints == []
