"""S54: a database that may forget what it confirmed is refused at the first connection."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from portal.core.durability import refuse_unsafe_connection, sqlite_weaknesses

pytestmark = pytest.mark.django_db
sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="pragmas of SQLite")


@sqlite_only
def test_s54_the_settings_as_shipped_are_safe() -> None:
    assert sqlite_weaknesses(connection) == []


@sqlite_only
def test_s54_a_weakened_pragma_refuses_to_start(settings: Any) -> None:
    settings.PORTAL_ALLOW_UNSAFE_DURABILITY = False
    connection.connection.execute("PRAGMA recursive_triggers=OFF")
    try:
        with pytest.raises(ImproperlyConfigured, match="recursive_triggers"):
            refuse_unsafe_connection(connection)
    finally:
        connection.connection.execute("PRAGMA recursive_triggers=ON")


@sqlite_only
def test_s54_deferred_transactions_refuse_to_start(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PORTAL_ALLOW_UNSAFE_DURABILITY = False
    # The wrapper itself: undoing on the proxy would delete the attribute.
    monkeypatch.setattr(connections["default"], "transaction_mode", None)
    with pytest.raises(ImproperlyConfigured, match="transaction_mode"):
        refuse_unsafe_connection(connection)


@pytest.mark.postgres
def test_s54_a_server_without_fsync_refuses_to_start(settings: Any) -> None:
    settings.PORTAL_ALLOW_UNSAFE_DURABILITY = False
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    with pytest.raises(ImproperlyConfigured, match="synchronous_commit"):
        refuse_unsafe_connection(connection)
