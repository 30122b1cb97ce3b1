"""The auditor sees what happened per subject; names only for a purpose, which is recorded."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.parameters.actions.set_threshold import set_threshold

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject(people: Any) -> str:
    row = set_threshold(
        "small_cell_size",
        value=Decimal(7),
        holds_from=date(2031, 1, 1),
        by=people.administrator,
        now=timezone.now(),
    )
    return f"/controle/portal_parameters.threshold/{row.pk}/"


def test_the_trail_of_a_subject_shows_sentences_without_names(
    people: Any, client_of: Any, subject: str
) -> None:
    page = client_of(people.auditor).get(subject)
    assert "Parameter small_cell_size is 7" in page.content.decode()
    assert people.administrator.full_name not in page.content.decode()


def test_names_appear_after_a_purpose_and_the_reading_is_in_the_trail(
    people: Any, client_of: Any, subject: str
) -> None:
    page = client_of(people.auditor).post(subject, {"purpose": "Jaarlijkse controle parameters"})
    assert people.administrator.full_name in page.content.decode()
    event = AuditEvent.objects.get(type="audit_trail.details_opened")
    assert event.actor_key == people.auditor.actor_key


def test_without_a_purpose_nothing_opens_and_the_attempt_is_recorded(
    people: Any, client_of: Any, subject: str
) -> None:
    page = client_of(people.auditor).post(subject, {"purpose": "kort"})
    assert people.administrator.full_name not in page.content.decode()
    assert "kort" in page.content.decode()
    event = AuditEvent.objects.get(type="audit_trail.details_opened")
    assert (event.result, event.facts) == ("refused", {"refusals": ["purpose_missing"]})


@pytest.mark.parametrize("role", ["employee", "manager", "moderator", "editor", "administrator"])
def test_others_are_refused(people: Any, client_of: Any, subject: str, role: str) -> None:
    client = client_of(getattr(people, role))
    assert client.get("/controle/").status_code == 403
    assert client.post(subject, {"purpose": "Uit nieuwsgierigheid"}).status_code == 403


def test_leafing_through_the_trail_shows_each_event_once(people: Any, client_of: Any) -> None:
    for day in range(1, 31):
        for month in (1, 2, 3, 4):
            set_threshold(
                "small_cell_size",
                value=Decimal(7),
                holds_from=date(2031 + month, 1, day),
                by=people.administrator,
                now=timezone.now(),
            )
    client = client_of(people.auditor)
    seen: list[Any] = []
    key = ""
    while True:
        page = client.get("/controle/", {"na": key, "subject_type": "portal_parameters.threshold"})
        seen += [line["event"].id for line in page.context["lines"]]
        key = page.context["next_key"]
        if not key:
            break
    assert len(seen) == len(set(seen)) >= 120


def test_the_overview_costs_the_same_queries_for_many_events(
    people: Any, client_of: Any, query_count: Any, subject: str
) -> None:
    client = client_of(people.auditor)
    few = query_count(lambda: client.get("/controle/"))
    for day in range(1, 28):
        set_threshold(
            "small_cell_size",
            value=Decimal(7),
            holds_from=date(2032, 1, day),
            by=people.administrator,
            now=timezone.now(),
        )
    assert query_count(lambda: client.get("/controle/")) == few
