"""The trail is checked row by row; an altered or orphaned payload is found."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import record
from portal.core.actors import SystemActor
from portal.core.append_only import erasing, remove_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> AuditEvent:
    return record(
        "threshold.set",
        subject=("x", "1"),
        by=SystemActor("test"),
        at=timezone.now(),
        facts={},
        payload={"reason": "omdat"},
    )


def alter(sql: str) -> None:
    remove_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)


def found(capsys: Any) -> str:
    with pytest.raises(CommandError) as failed:
        call_command("verify_audit_trail")
    assert failed.value.returncode == 1
    return str(capsys.readouterr().out)


def test_an_untouched_trail_verifies(event: AuditEvent, capsys: Any) -> None:
    call_command("verify_audit_trail")
    assert "geen afwijkingen" in capsys.readouterr().out


def test_an_erased_payload_is_no_finding(event: AuditEvent) -> None:
    with erasing("bewaartermijn"):
        AuditPayload.objects.filter(pk=event.pk).delete()
    call_command("verify_audit_trail")


def test_an_altered_payload_is_found(event: AuditEvent, capsys: Any) -> None:
    alter("UPDATE portal_audit_auditpayload SET salt = 'x'")
    assert f"{event.pk} payload altered" in found(capsys)


def test_a_payload_without_its_event_is_found(event: AuditEvent, capsys: Any) -> None:
    alter("DELETE FROM portal_audit_auditevent")
    assert f"{event.pk} event missing" in found(capsys)


def test_an_invented_event_is_found(event: AuditEvent, capsys: Any) -> None:
    alter("UPDATE portal_audit_auditevent SET type = 'invented.event'")
    assert "unknown type invented.event" in found(capsys)
