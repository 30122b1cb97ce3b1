"""Indexes on SQLite are made again after very many rows, instead of kept up row by row.

What guards the data stays: primary keys, unique constraints, checks and triggers. PostgreSQL is
left as it is, for there the tables may belong to another role than ours.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

#: In KiB. The two of SQLite's own hold too little of the keys of a large table.
CACHE = 65_536


@contextmanager
def made_afterwards(models: Iterable[type[Model]]) -> Iterator[None]:
    """Without the plain indexes of these models; call it inside a transaction, which undoes it."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [(cache,)] = cursor.execute("PRAGMA cache_size").fetchall()
        cursor.execute(f"PRAGMA cache_size = -{CACHE}")
        found = []
        for model in models:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s"
                " AND sql LIKE 'CREATE INDEX%%'",
                [model._meta.db_table],
            )
            found += cursor.fetchall()
        for name, _statement in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for _name, statement in found:
            cursor.execute(statement)
        cursor.execute(f"PRAGMA cache_size = {cache}")
