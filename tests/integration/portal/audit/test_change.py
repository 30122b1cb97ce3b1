"""One change is one event in one transaction; a refusal is remembered and nothing else stays."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from portal.audit.change import change
from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import commitment_of
from portal.audit.transaction import OneTransaction, one_transaction
from portal.core.actors import SystemActor
from portal.core.models import ChangedElsewhereError
from portal.core.refusals import NotAllowed, Refusal
from portal.parameters.actions.set_threshold import set_threshold
from portal.parameters.models import Threshold

pytestmark = pytest.mark.django_db
PORTAL = SystemActor("test")
DAY = date(2031, 1, 1)


def set_guideline(value: str = "60") -> Threshold:
    return set_threshold(
        "gift_value_guideline", value=Decimal(value), holds_from=DAY, by=PORTAL, now=timezone.now()
    )


def refused_change() -> None:
    with change("threshold.set", by=PORTAL, now=timezone.now()) as step:
        Threshold(name="small_cell_size", value=1, holds_from=DAY).save()
        step.refuse([Refusal("too_small")])


def test_s43_a_change_writes_exactly_one_event_with_the_six_fields() -> None:
    before = AuditEvent.objects.count()
    row = set_guideline()
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.get(subject_key=str(row.pk), type="threshold.set")
    assert event.subject_type == "portal_parameters.threshold"
    assert (event.result, event.actor_key, event.origin) == ("done", "system:test", "code")
    assert event.occurred_at is not None


def test_s43_when_the_event_cannot_be_written_the_change_is_undone() -> None:
    def undeclared_fact() -> None:
        with change("threshold.set", by=PORTAL, now=timezone.now()) as step:
            step.record = Threshold(name="small_cell_size", value=9, holds_from=DAY)
            step.record.save()
            step.keep(secret="no such fact")

    with pytest.raises(ValueError, match="does not declare"):
        undeclared_fact()
    assert not Threshold.objects.filter(holds_from=DAY).exists()


def test_s43_a_refused_attempt_changes_nothing_and_is_recorded_afterwards() -> None:
    with pytest.raises(NotAllowed), one_transaction("command"):
        refused_change()
    assert not Threshold.objects.filter(holds_from=DAY).exists()
    event = AuditEvent.objects.get(result="refused")
    assert (event.type, event.facts, event.origin) == (
        "threshold.set",
        {"refusals": ["too_small"]},
        "command",
    )


@pytest.mark.parametrize("status", [200, 302])
def test_s43_a_refusal_undoes_the_whole_request_even_when_the_view_answers_normally(
    status: int,
) -> None:
    def view(request: Any) -> HttpResponse:
        set_guideline()
        with pytest.raises(NotAllowed):
            refused_change()
        return HttpResponse(status=status)

    OneTransaction(view)(RequestFactory().post("/cms/x/"))
    assert not Threshold.objects.filter(holds_from=DAY).exists()
    assert AuditEvent.objects.get(result="refused").origin == "cms"


def test_an_answer_of_500_undoes_the_request() -> None:
    def view(request: Any) -> HttpResponse:
        set_guideline()
        return HttpResponse(status=500)

    OneTransaction(view)(RequestFactory().post("/"))
    assert not Threshold.objects.filter(holds_from=DAY).exists()


def test_reading_requests_open_no_transaction() -> None:
    seen = []

    def view(request: Any) -> HttpResponse:
        seen.append(len(connection.savepoint_ids))
        return HttpResponse()

    depth = len(connection.savepoint_ids)
    OneTransaction(view)(RequestFactory().get("/"))
    assert seen == [depth]


def test_the_commitment_proves_the_payload() -> None:
    row = set_guideline()
    event = AuditEvent.objects.get(subject_key=str(row.pk), type="threshold.set")
    payload = AuditPayload.objects.get(event_id=event.id)
    assert event.commitment == commitment_of(payload.salt, payload.data)
    assert event.commitment != commitment_of(payload.salt, {**payload.data, "actor_name": "x"})


def test_a_protected_row_saved_outside_an_action_is_refused() -> None:
    row = set_guideline()
    with pytest.raises(ChangedElsewhereError):
        row.save()
    with pytest.raises(ChangedElsewhereError):
        Threshold.objects.update(value=1)


def test_what_is_told_after_the_commit_may_fail_without_undoing(
    django_capture_on_commit_callbacks: Any,
) -> None:
    def fail() -> None:
        raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True):  # noqa: SIM117
        with change("threshold.set", by=PORTAL, now=timezone.now()) as step:
            step.record = Threshold(name="small_cell_size", value=9, holds_from=DAY)
            step.record.save()
            step.afterwards(fail)
    assert Threshold.objects.filter(holds_from=DAY).exists()


def test_a_recorded_reading_knows_its_door() -> None:
    def view(request: Any) -> HttpResponse:
        set_guideline()
        return HttpResponse()

    OneTransaction(view)(RequestFactory().get("/behandelen/x/"))
    assert AuditEvent.objects.get(type="threshold.set").origin == "web"
