"""S40: with two roles the application can add evidence but not alter it."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from portal.core.append_only import protected_models
from portal.core.database_roles import grant_after_migrate, is_evidence_grade

pytestmark = pytest.mark.django_db


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_s41_the_owner_of_the_tables_is_not_evidence_grade() -> None:
    assert not is_evidence_grade(connection)


@pytest.mark.postgres
def test_s40_the_applications_role_can_only_add_to_evidence(settings: Any) -> None:
    from django.apps import apps

    settings.PORTAL_APPLICATION_ROLE = "portal_application"
    execute("CREATE ROLE portal_application")
    grant_after_migrate(apps.get_app_config("portal_core"), using="default")
    execute("SET LOCAL ROLE portal_application")
    assert is_evidence_grade(connection)
    for model in protected_models():
        table = model._meta.db_table
        execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
        refused = [f"UPDATE {table} SET {model._meta.pk.column} = NULL", f"TRUNCATE {table}"]  # noqa: S608
        refused += [f"ALTER TABLE {table} DISABLE TRIGGER ALL", f"DROP TABLE {table}"]
        if not model.erasable:
            refused.append(f"DELETE FROM {table}")  # noqa: S608
        for sql in refused:
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
                execute(sql)
    execute("UPDATE portal_parameters_threshold SET value = value")
