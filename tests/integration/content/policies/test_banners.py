"""One sentence on what the reader looks at, for each way a version can stand."""

from datetime import date
from typing import Any

import pytest
import time_machine

from content.policies.actions.annul import annul
from content.policies.actions.correct_dates import correct_dates
from content.policies.actions.repeal import repeal
from tests.factories.policies import at, issued_policy, next_version

pytestmark = pytest.mark.django_db

NOW = at("2026-06-15 10:00")


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def policy() -> Any:
    """Version 1 from 2024, version 2 from 2025 known late in 2025, version 3 prepared."""
    policy = issued_policy(valid_from=date(2024, 1, 1), now=at("2024-01-01 09:00"))
    next_version(
        policy,
        sections=["Twee"],
        valid_from=date(2025, 10, 1),
        retroactive_from=date(2025, 1, 1),
        now=at("2025-10-01 09:00"),
    )
    next_version(policy, sections=["Drie"], valid_from=date(2027, 1, 1), now=at("2026-01-01 09:00"))
    return policy


@pytest.fixture
def page_of(policy: Any, people: Any, client_of: Any) -> Any:
    """The words of a page under the policy, for who signs in."""

    def page(path: str, person: Any = None) -> str:
        answer = client_of(person or people.employee).get(f"/beleid/gedragscode/{path}")
        assert answer.status_code == 200, answer
        return " ".join(answer.content.decode().split())

    return page


def test_a_retroactive_version_says_since_when_it_was_known(page_of):
    page = page_of("")
    assert "U leest versie 2, geldend van 1 januari 2025 tot en met 31 december 2026" in page
    assert "Zij werd bekend op 1 oktober 2025 en werkt terug tot en met 1 januari 2025." in page


def test_a_day_says_when_another_day_of_knowledge_answers_otherwise(page_of):
    page = page_of("op/2025-05-01/")
    assert "Zo gold het op 1 mei 2025: versie 2" in page
    assert "Op die dag zelf was bekend versie 1." in page
    page = page_of("op/2025-05-01/?bekend-op=2025-05-01")
    assert "Volgens wat op 1 mei 2025 bekend was, gold deze versie" in page
    assert "Volgens wat nu bekend is, geldt voor die dag versie 2." in page
    page = page_of("op/2025-11-01/")
    assert "Op die dag zelf" not in page
    page = page_of("op/2025-11-01/?bekend-op=2023-01-01")
    assert "Volgens wat op 1 januari 2023 bekend was, gold hier op 1 november 2025 niets" in page
    assert "Volgens wat nu bekend is, geldt voor die dag versie 2." in page


def test_a_day_ahead_is_told_as_what_is_known_now(page_of):
    page = page_of("op/2027-05-01/")
    assert "Zo zal het gelden op 1 mei 2027: versie 3" in page
    assert "Volgens wat nu bekend is, geldt deze versie vanaf 1 januari 2027." in page


def test_a_corrected_version_and_its_correction_name_one_another(policy, page_of):
    next_version(policy, sections=["Beter"], corrects=2, now=NOW)
    old, new = page_of("versies/2/"), page_of("versies/4/")
    assert "U leest een oude versie: versie 2, met een fout die hersteld is" in old
    assert "In deze versie is later een fout hersteld: zie versie 4." in old
    assert "Nu geldt versie 4." in old
    assert "U leest versie 4, geldend" in new
    assert "Deze versie herstelt een fout in versie 2." in new


def test_corrected_dates_are_said(policy, people, page_of):
    dates = {"valid_from": date(2027, 2, 1)}
    correct_dates(policy, number=3, dates=dates, reason="Fout.", by=people.approver, now=NOW)
    page = page_of("versies/3/")
    assert "die pas gaat gelden op 1 februari 2027" in page
    assert "Haar datums zijn later gecorrigeerd." in page


def test_a_repealed_document_says_from_when_and_why(policy, people, page_of):
    annul(policy, number=3, reason="Niet meer nodig.", by=people.approver, now=NOW)
    repeal(policy, from_on=date(2026, 6, 1), reason="Opgegaan in B.", by=people.approver, now=NOW)
    page = page_of("versies/2/")
    assert "U leest versie 2 van een ingetrokken document" in page
    assert "Deze versie gold van 1 januari 2025 tot en met 31 mei 2026." in page
    assert "Het document is ingetrokken vanaf 1 juni 2026. Opgegaan in B." in page
    assert "Er geldt nu geen versie." in page
    assert "Op 15 juni 2026 geldt hier niets" in page_of("")
    annulled = page_of("versies/3/")
    assert "die vernietigd is" in annulled
    assert "Niet meer nodig." in annulled


def test_a_version_past_its_last_day_is_called_so(policy, page_of):
    next_version(
        policy,
        sections=["Kort"],
        valid_from=date(2026, 2, 1),
        valid_until=date(2026, 3, 31),
        now=at("2026-01-15 09:00"),
    )
    page = page_of("versies/4/")
    assert "versie 4, die verlopen is" in page
    assert "Deze versie gold van 1 februari 2026 tot en met 31 maart 2026." in page


def test_embargo_is_said_to_who_works_on_it_and_hides_the_version_for_others(
    policy, people, client_of, page_of
):
    next_version(policy, sections=["Geheim"], now=NOW, published_at=at("2026-12-01 09:00"))
    for person in (people.editor, people.approver):
        page = page_of("versies/4/", person)
        assert "U leest versie 4, die onder embargo is tot 1 december 2026" in page
        assert "Nu geldt versie 2." in page
        assert "Geheim" in page
    for person in (people.employee, people.auditor, people.administrator):
        assert client_of(person).get("/beleid/gedragscode/versies/4/").status_code == 404
    assert client_of(people.editor).get("/beleid/gedragscode/versies/9/").status_code == 404
