"""Benchmarks: a seeded portal, and a ruler that counts queries and compares times.

Queries are held against budgets.toml. Times are printed only, as a multiple of the lightest page
(`/readyz`, one query) measured in the same run: seconds say more about the machine than about us.
"""

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
    """The middle of the visits in milliseconds and as a multiple of the lightest page, and the
    queries of one visit.
    """

    name: str
    milliseconds: float
    times_lightest: float
    queries: int


_measured: list[Measurement] = []
_remarks: list[str] = []


def _middle(act: Callable[[], Any]) -> float:
    times = []
    for _ in range(VISITS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


@pytest.fixture
def middle() -> Callable[[Callable[[], Any]], float]:
    """``middle(act)``: the middle of ten times, in milliseconds."""
    return _middle


@pytest.fixture
def remark() -> Callable[[str], None]:
    """``remark("…")``: a line for the table at the end."""
    return _remarks.append


@pytest.fixture(scope="session")
def seeded(django_db_setup: None, django_db_blocker: Any) -> None:
    """The database of this run holds as much as budgets.toml says."""
    with django_db_blocker.unblock():
        call_command("create_demo_data", **SETTINGS["size"])


@pytest.fixture
def within_budget(seeded: None, db: None) -> Callable[[str, Callable[[], Any]], Measurement]:
    """``within_budget("name", act)``: act ten times after a first one that fills caches."""
    from django.test import Client

    lightest = _middle(lambda: Client().get("/readyz"))

    def measure(name: str, act: Callable[[], Any]) -> Measurement:
        budget = SETTINGS["budgets"][name]
        act()
        with CaptureQueriesContext(connection) as queries:
            act()
        # Counted at once: the next request empties the log.
        count = len(queries)
        assert count, f"{name} asked nothing, which no page of ours can"
        middle = _middle(act)
        found = Measurement(name, middle, middle / lightest, count)
        _measured.append(found)
        assert found.queries <= budget, f"{name}: {found.queries} queries, {budget} allowed"
        return found

    return measure


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table of what was measured, queries beside what is allowed."""
    if _measured or _remarks:
        terminalreporter.section("benchmarks")
    for found in _measured:
        budget = SETTINGS["budgets"][found.name]
        terminalreporter.write_line(
            f"{found.name:32} {found.queries:4} queries of {budget:3}"
            f" {found.times_lightest:7.1f} x lightest page ({found.milliseconds:.1f} ms)"
        )
    for line in _remarks:
        terminalreporter.write_line(line)
