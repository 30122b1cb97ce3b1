"""Refuse a database that may forget what it confirmed (security S54)."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE_WANTED = {
    "journal_mode": ("wal", "memory"),
    "synchronous": (2, 3),
    "foreign_keys": (1,),
    "recursive_triggers": (1,),
}
POSTGRESQL_WANTED = ("fsync", "synchronous_commit", "full_page_writes")


def sqlite_weaknesses(connection: BaseDatabaseWrapper) -> list[str]:
    """Pragmas of this connection that would lose or bypass confirmed rows."""
    found = []
    with connection.cursor() as cursor:
        for pragma, wanted in SQLITE_WANTED.items():
            value = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if value not in wanted:
                found.append(f"PRAGMA {pragma} = {value}")
    if connection.transaction_mode != "IMMEDIATE":
        found.append(f"transaction_mode = {connection.transaction_mode}")
    return found


def postgresql_weaknesses(connection: BaseDatabaseWrapper) -> list[str]:
    """Server settings that would lose confirmed rows when the power goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(POSTGRESQL_WANTED)]
        )
        return [f"{name} = {setting}" for name, setting in cursor.fetchall() if setting == "off"]


def refuse_unsafe_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Receiver of connection_created: raise ImproperlyConfigured on an unsafe database.

    ``PORTAL_ALLOW_UNSAFE_DURABILITY`` (settings; true in tests only) lets a test server run
    without fsync.
    """
    from django.conf import settings

    if settings.PORTAL_ALLOW_UNSAFE_DURABILITY:
        return
    weaknesses = {"sqlite": sqlite_weaknesses, "postgresql": postgresql_weaknesses}
    found = weaknesses[connection.vendor](connection) if connection.vendor in weaknesses else []
    if found:
        raise ImproperlyConfigured(
            "This database may lose what the portal has confirmed: " + ", ".join(found)
        )
