"""What an employee sees of an own declaration and does to it."""

import pytest

from forms.register.models import RegisterEntry
from forms.register.selectors import questions_of
from forms.register.states import Status
from tests.factories.notifications import typed
from tests.factories.register import ANSWERS, entry_at

pytestmark = pytest.mark.django_db


def own(entry: RegisterEntry, part: str = "") -> str:
    return f"/mijn/meldingen/{entry.reference}/{part}"


def all_answers(entry: RegisterEntry, **changed):
    given = {**ANSWERS[entry.kind], **changed}
    return typed(tuple(questions_of(entry.form_version)), given)


def test_a_question_is_answered_and_the_earlier_answers_stay(client_of):
    entry = entry_at(Status.AWAITING_INFORMATION)
    client = client_of(entry.employee)
    asked = client.get(own(entry, "aanvullen/")).content.decode()
    assert "Hoe kwam dit zo?" in asked
    assert "Fles olijfolie" in asked

    silent = client.post(own(entry, "aanvullen/"), all_answers(entry, description="Twee flessen"))
    assert "change_reason" in silent.context["form"].errors
    assert "Twee flessen" in silent.content.decode()
    done = client.post(
        own(entry, "aanvullen/"),
        {**all_answers(entry, description="Twee flessen"), "change_reason": "Het waren er twee"},
    )

    assert done.status_code == 302
    entry.refresh_from_db()
    assert entry.status == Status.IN_REVIEW
    page = client.get(own(entry)).content.decode()
    for words in ("Fles olijfolie", "Twee flessen", "Het waren er twee"):
        assert words in page


def test_a_change_stands_beside_the_original_with_its_reason(client_of):
    entry = entry_at(Status.RECEIVED)
    client = client_of(entry.employee)
    client.post(
        own(entry, "wijzigen/"),
        {**all_answers(entry, estimated_value="45.00"), "change_reason": "Prijs nagekeken"},
    )
    first, second = entry.sheets.order_by("number")
    assert (first.answers["estimated_value"], second.answers["estimated_value"]) == (
        "15.00",
        "45.00",
    )
    assert second.reason == "Prijs nagekeken"


def test_an_answer_that_is_wrong_keeps_the_reason_typed(client_of):
    entry = entry_at(Status.RECEIVED)
    sent = {**all_answers(entry), "estimated_value": "duur", "change_reason": "Mijn reden"}
    page = client_of(entry.employee).post(own(entry, "wijzigen/"), sent)
    assert page.status_code == 200
    assert "Mijn reden" in page.content.decode()
    assert 'value="duur"' in page.content.decode()
    assert entry.sheets.count() == 1


@pytest.mark.parametrize(
    ("status", "part", "after"),
    [
        (Status.RECEIVED, "intrekken/", Status.WITHDRAWN),
        (Status.REGISTERED, "beeindigen/", Status.ENDED),
    ],
)
def test_withdrawing_and_ending(client_of, status, part, after):
    entry = entry_at(status)
    assert client_of(entry.employee).post(own(entry, part), {"reason": ""}).status_code == 302
    entry.refresh_from_db()
    assert entry.status == after


def test_what_was_decided_is_not_withdrawn_and_the_reason_stays_typed(client_of):
    entry = entry_at(Status.DECIDED)
    client = client_of(entry.employee)
    assert "Intrekken" not in client.get(own(entry)).content.decode()

    page = client.post(own(entry, "intrekken/"), {"reason": "Toch maar niet"})

    assert page.status_code == 409
    assert "Toch maar niet" in page.content.decode()
    assert "Er is al een besluit" in page.content.decode()


def test_what_to_do_stands_on_my_page(client_of):
    entry = entry_at(Status.AWAITING_INFORMATION)
    page = client_of(entry.employee).get("/mijn/").content.decode()
    assert f"Vraag beantwoorden over melding {entry.reference}" in page


@pytest.mark.parametrize("kind", ["gift", "side_activity"])
@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_page(client_of, kind, status):
    entry = entry_at(status, kind=kind)
    assert client_of(entry.employee).get(own(entry)).status_code == 200
    assert entry.reference in client_of(entry.employee).get("/mijn/meldingen/").content.decode()
