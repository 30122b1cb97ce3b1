"""The account of a year: compiled, adopted by another hand, then public and frozen."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from content.policies.actions.repeal import repeal
from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from portal.accountability.models import AdoptedReport
from portal.audit.models import AuditEvent
from portal.core.refusals import NotAllowed
from tests.factories.people import person_with_role
from tests.factories.policies import at, issued_policy, next_version

pytestmark = pytest.mark.django_db

DECISION: dict[str, Any] = {
    "adopted_on": date(2026, 2, 1),
    "adopted_by": "het college",
    "adoption_reference": "B-26-014",
}


@pytest.fixture(autouse=True)
def _spring() -> Any:
    with time_machine.travel(at("2026-03-01 12:00"), tick=False):
        yield


@pytest.fixture
def compiled(people: Any) -> None:
    policy = issued_policy(valid_from=date(2024, 1, 1), now=at("2024-01-01 09:00"))
    next_version(
        policy,
        valid_from=date(2025, 4, 1),
        change_note="Grens verhoogd.",
        now=at("2025-03-01 09:00"),
    )
    other = issued_policy("circulaire", now=at("2024-05-01 09:00"))
    repeal(
        other,
        from_on=date(2025, 6, 1),
        reason="Opgegaan in de code.",
        by=person_with_role("approver"),
        now=at("2025-05-20 09:00"),
    )
    compile_report(2025, by=people.moderator, now=timezone.now(), introduction="Dit jaar.")


def figure(client: Any, key: str) -> Any:
    report = client.get("/verantwoording/2025/").context["report"]
    return next(one for one in report.figures if one["key"] == key)


def adopt(people: Any) -> AdoptedReport:
    return adopt_report(2025, by=people.approver, now=timezone.now(), **DECISION)


def test_the_figures_of_a_year(compiled: None, people: Any, client_of: Any) -> None:
    client = client_of(people.moderator)
    assert figure(client, "geldend-beleid")["rows"] == [["Gedragscode", 2, "1 april 2025"]]
    assert figure(client, "uitgegeven-versies")["rows"] == [
        ["Gedragscode 2", "1 maart 2025", "Grens verhoogd."]
    ]
    assert figure(client, "ingetrokken")["rows"] == [
        ["Circulaire", "Ingetrokken", "Opgegaan in de code."]
    ]


def test_a_draft_is_not_public_and_an_adopted_account_is(
    compiled: None, people: Any, client_of: Any, client: Any
) -> None:
    assert client.get("/verantwoording/2025/").status_code == 404
    assert client_of(people.employee).get("/verantwoording/2025/").status_code == 404
    adopted = adopt(people)
    page = client.get("/verantwoording/2025/")
    assert page.status_code == 200
    assert "Vastgesteld door het college op 1 februari 2026 (B-26-014)" in page.content.decode()
    assert adopted.content_hash in page.content.decode()


def test_every_figure_tells_how_it_was_counted(compiled: None, people: Any, client: Any) -> None:
    adopt(people)
    page = client.get("/verantwoording/2025/")
    for one in page.context["report"].figures:
        detail = client.get(f"/verantwoording/2025/cijfers/{one['key']}/")
        assert one["counted"] in detail.context["figure"]["counted"]
        assert detail.status_code == 200
    assert client.get("/verantwoording/2025/cijfers/bestaat-niet/").status_code == 404


def test_what_was_adopted_stays_when_the_year_is_counted_again(
    compiled: None, people: Any, client: Any
) -> None:
    first = adopt(people)
    policy = issued_policy("nakomer", now=at("2025-09-01 09:00"))
    assert policy
    with time_machine.travel(at("2026-03-02 12:00"), tick=False):
        compile_report(2025, by=people.moderator, now=timezone.now())
        second = adopt(people)
    assert (first.edition, second.edition) == (1, 2)
    assert AdoptedReport.objects.get(edition=1).figures == first.figures
    assert second.figures != first.figures


def test_another_hand_adopts_with_a_decision(compiled: None, people: Any) -> None:
    def refused(by: Any, **changed: Any) -> list[str]:
        with pytest.raises(NotAllowed) as found:
            adopt_report(2025, by=by, now=timezone.now(), **{**DECISION, **changed})
        return [refusal.code for refusal in found.value.refusals]

    assert "may_not_adopt" in refused(people.employee)
    assert "compiler_adopts" in refused(people.moderator)
    assert refused(people.approver, adopted_by=" ", adoption_reference="") == [
        "adopted_by_missing",
        "adoption_reference_missing",
    ]


def test_the_running_year_is_provisional(people: Any) -> None:
    compile_report(2026, by=people.moderator, now=timezone.now())
    with pytest.raises(NotAllowed) as found:
        adopt_report(2026, by=people.approver, now=timezone.now(), **DECISION)
    assert [refusal.code for refusal in found.value.refusals] == ["year_not_over"]


def test_a_refused_adoption_keeps_what_was_typed(
    compiled: None, people: Any, client_of: Any
) -> None:
    page = client_of(people.approver).post(
        "/verantwoording/2025/vaststellen/",
        {"adopted_on": "2026-02-01", "adopted_by": "het college", "adoption_reference": ""},
    )
    assert page.status_code == 200
    assert 'value="het college"' in page.content.decode()
    assert "Vul het nummer van het besluit in." in page.content.decode()
    assert AuditEvent.objects.get(type="report.adopted").result == "refused"


def test_the_table_of_figures_is_public_with_the_account(
    compiled: None, people: Any, client: Any
) -> None:
    assert client.get("/verantwoording/2025/cijfers.csv").status_code == 404
    adopt(people)
    lines = b"".join(client.get("/verantwoording/2025/cijfers.csv").streaming_content).decode()
    assert "uitgegeven-versies;Gedragscode 2;" in lines


@pytest.mark.parametrize(
    ("role", "compiles", "adopts"),
    [
        ("employee", 403, 403),
        ("moderator", 200, 403),
        ("approver", 403, 200),
        ("auditor", 403, 403),
    ],
)
def test_who_works_on_the_account(
    people: Any, client_of: Any, role: str, compiles: int, adopts: int
) -> None:
    client = client_of(getattr(people, role))
    assert client.get("/verantwoording/2025/opstellen/").status_code == compiles
    assert client.get("/verantwoording/2025/vaststellen/").status_code == adopts
