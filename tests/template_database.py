"""One migrated database is built per state of the migrations; every worker gets a copy.

Migrating takes longer than most test files, so it is done once per fingerprint and kept under
``var/test-template``. A transactional test does not flush: its worker's copy is simply filled
from the template again, which also brings back the rows that migrations made and leaves the
append-only triggers alone.

``python -m tests.template_database`` builds it beforehand, so that no worker waits for another.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test-template"
KEPT_TEMPLATES = 4
PACKAGES = ("portal", "content", "search", "forms")
# What a fresh database looks like after migrate: tables, seeds, triggers, groups and rights.
SHAPING = (
    "**/migrations/*.py",
    "**/kinds/*.py",
    "**/first_synonyms.txt",
    "**/append_only.py",
    "**/apps.py",
    "**/roles.py",
)


def fingerprint() -> str:
    """Twelve characters that change when a fresh database would look different."""
    files = [ROOT / "requirements.txt"]
    for package in PACKAGES:
        for pattern in SHAPING:
            files += (ROOT / package).glob(pattern)
    found = hashlib.sha256()
    for path in sorted(set(files)):
        found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Workers on one engine, and a second test run beside this one, wait here for each other."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / f"lock-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(name: str) -> None:
    _point_to(name)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    connections.close_all()


def _point_to(name: str) -> None:
    connections.close_all()
    # CONN_MAX_AGE: a thread of the live server must not keep a connection over a refill.
    connection.settings_dict.update(NAME=name, CONN_MAX_AGE=0)


class SQLiteCopy:
    """A worker's own database file."""

    def __init__(self, worker: str) -> None:
        self.template = TEMPLATES / f"{fingerprint()}.sqlite3"
        self.folder = TEMPLATES / "in-use" / f"{os.getpid()}-{worker}"
        self.file = self.folder / "test.sqlite3"

    def prepare(self) -> None:
        with one_at_a_time():
            if not self.template.exists():
                self._build()

    def open(self) -> None:
        self.prepare()
        self.folder.mkdir(parents=True)
        shutil.copyfile(self.template, self.file)
        _point_to(str(self.file))

    def _build(self) -> None:
        building = TEMPLATES / "building.sqlite3"
        for part in TEMPLATES.glob("building.sqlite3*"):
            part.unlink()
        _migrate(str(building))
        with sqlite3.connect(building) as plain:  # one file without a log beside it
            plain.execute("PRAGMA journal_mode=DELETE")
        plain.close()
        building.rename(self.template)
        by_age = sorted(TEMPLATES.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)
        for old in by_age[:-KEPT_TEMPLATES]:
            old.unlink()

    def refill(self) -> None:
        """Through SQLite's own copying, so that connections still open see the new content."""
        connections.close_all()
        source = sqlite3.connect(f"file:{self.template}?mode=ro&immutable=1", uri=True)
        target = sqlite3.connect(self.file, timeout=20)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()

    def close(self) -> None:
        connections.close_all()
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgreSQLCopy:
    """A worker's own database on the test server, made from the template database."""

    def __init__(self, worker: str) -> None:
        self.template = f"portal_template_{fingerprint()}"
        self.name = f"portal_test_{os.getpid()}_{worker}"

    def _server(self, *statements: str) -> list[tuple[Any, ...]]:
        import psycopg

        connections.close_all()
        parameters = {**connection.get_connection_params(), "dbname": "postgres"}
        for setting in ("cursor_factory", "context", "prepare_threshold"):
            parameters.pop(setting, None)
        with psycopg.connect(**parameters, autocommit=True) as server:
            for statement in statements:
                rows = server.execute(statement)
            return rows.fetchall() if rows.description else []

    def prepare(self) -> None:
        with one_at_a_time():
            found = self._server(
                f"SELECT 1 FROM pg_database WHERE datname = '{self.template}'"  # noqa: S608
            )
            if not found:
                self._build()

    def open(self) -> None:
        self.prepare()
        self.refill()
        _point_to(self.name)

    def _build(self) -> None:
        building = "portal_template_building"
        self._server(f"DROP DATABASE IF EXISTS {building}", f"CREATE DATABASE {building}")
        _migrate(building)
        self._server(f"ALTER DATABASE {building} RENAME TO {self.template}")

    def refill(self) -> None:
        """Ends the connections that a test left open and makes the copy anew."""
        with one_at_a_time():
            self._server(
                f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)",
                f"CREATE DATABASE {self.name} TEMPLATE {self.template}",
            )

    def close(self) -> None:
        self._server(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def copy_for(worker: str) -> SQLiteCopy | PostgreSQLCopy:
    """The copy that fits the engine of the settings."""
    if connection.vendor == "postgresql":
        return PostgreSQLCopy(worker)
    return SQLiteCopy(worker)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    copy_for("template").prepare()
