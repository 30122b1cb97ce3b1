"""The database refuses to alter evidence, whoever asks (security S40, S41)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import record
from portal.core.actors import SystemActor
from portal.core.append_only import erasing, protected_models
from portal.core.models import ChangedElsewhereError, ErasureDoor

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


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE portal_audit_auditevent SET type = 'x'",
        "DELETE FROM portal_audit_auditevent",
        "UPDATE portal_audit_auditpayload SET salt = 'x'",
        "DELETE FROM portal_audit_auditpayload",
    ],
)
def test_s40_s41_update_and_delete_are_refused_by_the_database(event: AuditEvent, sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        execute(sql)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a statement of SQLite only")
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_s41_replace_is_refused_with_and_without_recursive_triggers(
    event: AuditEvent, recursive: str
) -> None:
    execute(f"PRAGMA recursive_triggers={recursive}")
    with pytest.raises(DatabaseError, match="append-only"):
        execute(
            "INSERT OR REPLACE INTO portal_audit_auditevent SELECT * FROM portal_audit_auditevent"
        )
    execute("PRAGMA recursive_triggers=ON")


@pytest.mark.postgres
def test_s40_truncate_is_refused(event: AuditEvent) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        execute("TRUNCATE portal_audit_auditevent")


def test_every_append_only_table_has_its_triggers() -> None:
    names = {
        "sqlite": "SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger' "
        "AND (name LIKE '%_no_update' OR name LIKE '%_no_delete' OR name LIKE '%_no_replace') "
        "GROUP BY 1",
        "postgresql": "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger "
        "WHERE tgname LIKE 'portal_no_%' GROUP BY 1",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        found = dict(cursor.fetchall())
    assert {model._meta.db_table: 3 for model in protected_models()} == found


def test_the_door_lets_erasable_rows_go_and_closes_behind_itself(event: AuditEvent) -> None:
    with erasing("bewaartermijn verstreken"):
        AuditPayload.objects.filter(event_id=event.id).delete()
    assert not AuditPayload.objects.filter(event_id=event.id).exists()
    assert not ErasureDoor.objects.exists()
    with pytest.raises(DatabaseError), erasing("proef"):
        execute("DELETE FROM portal_audit_auditevent")


def test_the_model_refuses_before_the_database_does(event: AuditEvent) -> None:
    event.type = "x"
    for attempt in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(ChangedElsewhereError):
            attempt()
    with pytest.raises(ChangedElsewhereError):
        AuditEvent.objects.update(type="x")
