"""The full-text structures beside the ordinary table, put right after every migrate.

SQLite drops triggers when it rebuilds a table, so they are no migration of their own.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from search.analysis.documents import TOKEN_FIELDS
from search.models import SearchDocument

TABLE = SearchDocument._meta.db_table
FTS = "search_fts"
#: Labels of PostgreSQL, heaviest first.
LABELS = dict(zip(TOKEN_FIELDS, "ABBCD", strict=True))


def _sqlite() -> list[str]:
    columns = ", ".join(TOKEN_FIELDS)
    new = ", ".join(f"new.{name}" for name in TOKEN_FIELDS)
    old = ", ".join(f"old.{name}" for name in TOKEN_FIELDS)
    add = f"INSERT INTO {FTS}(rowid, {columns}) VALUES (new.id, {new});"  # noqa: S608
    drop = f"INSERT INTO {FTS}({FTS}, rowid, {columns}) VALUES ('delete', old.id, {old});"  # noqa: S608
    return [
        # The tokens are made by us: unicode61 only splits them at the spaces.
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5({columns}, content='{TABLE}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
        f"CREATE TRIGGER IF NOT EXISTS {FTS}_insert AFTER INSERT ON {TABLE} BEGIN {add} END",
        f"CREATE TRIGGER IF NOT EXISTS {FTS}_delete AFTER DELETE ON {TABLE} BEGIN {drop} END",
        f"CREATE TRIGGER IF NOT EXISTS {FTS}_update AFTER UPDATE OF {columns} ON {TABLE} "
        f"BEGIN {drop} {add} END",
    ]


def _postgresql() -> list[str]:
    vector = " || ".join(
        f"setweight(to_tsvector('simple'::regconfig, {name}), '{label}')"
        for name, label in LABELS.items()
    )
    return [
        f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS tokens tsvector "
        f"GENERATED ALWAYS AS ({vector}) STORED",
        f"CREATE INDEX IF NOT EXISTS {FTS}_gin ON {TABLE} USING gin(tokens)",
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing; repeatable."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        for statement in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def install_after_migrate(using: str, **kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])
