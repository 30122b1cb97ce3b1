"""Benchmarks: a seeded portal, and a ruler for time and queries that knows the budgets."""

import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

SETTINGS = tomllib.loads((Path(__file__).parent / "budgets.toml").read_text())
VISITS = 10


class Measurement(NamedTuple):
    """The middle of the visits: milliseconds, and queries of one visit."""

    name: str
    milliseconds: float
    queries: int


_measured: list[Measurement] = []


@pytest.fixture(scope="session")
def seeded(django_db_setup: None, django_db_blocker: Any) -> None:
    """The database of this run holds as much as budgets.toml says."""
    with django_db_blocker.unblock():
        call_command("create_demo_data", **SETTINGS["size"])


@pytest.fixture
def within_budget(seeded: None, db: None) -> Callable[[str, Callable[[], Any]], Measurement]:
    """``within_budget("name", act)``: act ten times after a first one that fills caches."""

    def measure(name: str, act: Callable[[], Any]) -> Measurement:
        budget = SETTINGS["budgets"][name]
        act()
        with CaptureQueriesContext(connection) as queries:
            act()
        times = []
        for _ in range(VISITS):
            begun = time.perf_counter()
            act()
            times.append((time.perf_counter() - begun) * 1000)
        found = Measurement(name, statistics.median(times), len(queries))
        _measured.append(found)
        assert found.queries <= budget["queries"], f"{name}: {found.queries} queries"
        assert found.milliseconds <= budget["milliseconds"], f"{name}: {found.milliseconds:.0f} ms"
        return found

    return measure


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table of what was measured beside what is allowed."""
    if _measured:
        terminalreporter.section("benchmarks")
    for found in _measured:
        budget = SETTINGS["budgets"][found.name]
        terminalreporter.write_line(
            f"{found.name:32} {found.milliseconds:8.1f} ms of {budget['milliseconds']:5}"
            f" {found.queries:5} queries of {budget['queries']:3}"
        )
