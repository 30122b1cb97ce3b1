"""Where the data is. SQLite under PORTAL_VAR unless DATABASE_URL names another."""

import os
import sys
from pathlib import Path
from typing import Any

import dj_database_url

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON"
    ),
}
POSTGRESQL_OPTIONS = {
    "options": "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
}


def database(url: str, var: Path) -> dict[str, Any]:
    """Django's description of one database, with the settings that keep what was confirmed."""
    config: dict[str, Any] = dict(
        dj_database_url.parse(
            url or f"sqlite:///{var / 'portal.sqlite3'}", conn_max_age=60, conn_health_checks=True
        )
    )
    sqlite = config["ENGINE"].endswith("sqlite3")
    config["OPTIONS"] = {
        **config.get("OPTIONS", {}),
        **(SQLITE_OPTIONS if sqlite else POSTGRESQL_OPTIONS),
    }
    return config


def databases(var: Path) -> dict[str, dict[str, Any]]:
    """The database of the portal; only ``migrate`` runs as DATABASE_OWNER_URL, if there is one."""
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    migrates = sys.argv[1:2] == ["migrate"]
    url = owner if owner and migrates else os.environ.get("DATABASE_URL", "")
    return {"default": database(url, var)}


def application_role() -> str:
    """The role that the application connects as, when another one owns the tables."""
    if not os.environ.get("DATABASE_OWNER_URL"):
        return ""
    return str(dj_database_url.parse(os.environ.get("DATABASE_URL", "")).get("USER", ""))
