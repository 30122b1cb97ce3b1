"""Append-only kept by the database itself: triggers on every evidence table.

They are put back after each migrate because SQLite drops them when it rebuilds a table.
Source: BIO2 8.15.05, ASVS 16.4.2.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.core.models import AppendOnly, ErasureDoor

DOOR = ErasureDoor._meta.db_table
NO_DOOR = f"NOT EXISTS (SELECT 1 FROM {DOOR})"  # noqa: S608  (a name of our own)


def protected_models(app_label: str | None = None) -> list[type[AppendOnly]]:
    """Every concrete append-only model of the house, or of one app."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, AppendOnly)
        and model._meta.managed
        and (app_label is None or model._meta.app_label == app_label)
    ]


def _sqlite_statements(table: str, pk: str, erasable: bool) -> list[str]:
    create = "CREATE TRIGGER IF NOT EXISTS"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    door = f"WHEN {NO_DOOR} " if erasable else ""
    same_key = f'EXISTS (SELECT 1 FROM "{table}" WHERE "{pk}" = NEW."{pk}")'  # noqa: S608
    return [
        f'{create} "{table}_no_update" BEFORE UPDATE ON "{table}" {refuse}',
        f'{create} "{table}_no_delete" BEFORE DELETE ON "{table}" {door}{refuse}',
        # INSERT OR REPLACE deletes silently where recursive_triggers is off.
        f'{create} "{table}_no_replace" BEFORE INSERT ON "{table}" WHEN {same_key} {refuse}',
    ]


POSTGRESQL_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION portal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION portal_erasable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {NO_DOOR} THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
"""


def _postgresql_statements(table: str, erasable: bool) -> list[str]:
    on_delete = "portal_erasable" if erasable else "portal_append_only"
    return [
        f'CREATE OR REPLACE TRIGGER portal_no_update BEFORE UPDATE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION portal_append_only()",
        f'CREATE OR REPLACE TRIGGER portal_no_delete BEFORE DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION {on_delete}()",
        f'CREATE OR REPLACE TRIGGER portal_no_truncate BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION portal_append_only()",
    ]


def install_triggers(
    connection: BaseDatabaseWrapper, models: list[type[AppendOnly]] | None = None
) -> None:
    """Put the triggers of the given (default: all) append-only tables in place; repeatable."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTIONS)
        for model in protected_models() if models is None else models:
            table, pk = model._meta.db_table, model._meta.pk.column
            if table not in tables:
                continue
            if connection.vendor == "postgresql":
                statements = _postgresql_statements(table, model.erasable)
            else:
                statements = _sqlite_statements(table, pk, model.erasable)
            for statement in statements:
                cursor.execute(statement)


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away; for a test's flush only, no command of the product calls it."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in protected_models():
            table = model._meta.db_table
            if table not in tables:
                continue
            if connection.vendor == "postgresql":
                for name in ("update", "delete", "truncate"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS portal_no_{name} ON "{table}"')
            else:
                for name in ("update", "delete", "replace"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_{name}"')


def install_after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Receiver of post_migrate: protect the tables of the app that was just migrated."""
    models = protected_models(sender.label)
    if models:
        install_triggers(connections[using], models)


@contextmanager
def erasing(reason: str) -> Iterator[None]:
    """The one declared door: inside, rows of erasable tables may be deleted.

    ``reason`` names the retention rule. Everything happens in one transaction.
    """
    with transaction.atomic():
        door = ErasureDoor.objects.create(reason=reason)
        yield
        door.delete()
