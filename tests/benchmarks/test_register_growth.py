"""Queues and lists of the register from 10,000 entries on; the most is PORTAL_BENCH_ENTRIES.

The entries come from the seeded demo; the rest are copies made inside the database, where a
million takes a minute. Deciders get as many times more work as there are entries more, which is
worse than a larger organisation.
"""

import os
import statistics
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from forms.register.models import RegisterEntry
from portal.people.models import Person

FEW = 10_000
MANY = int(os.environ.get("PORTAL_BENCH_ENTRIES", "100000"))
MOST_QUERIES = 12
VISITS = 7
PAGES = [
    ("leidinggevende", "/behandelen/"),
    ("coordinator", "/behandelen/"),
    ("coordinator", "/behandelen/?late=1"),
    ("coordinator", "/behandelen/register/"),
    ("coordinator", "/behandelen/register/?kind=gift&status=registered"),
    ("coordinator", "/behandelen/register/?status=decided"),
    ("controller", "/behandelen/register/?kind=side_activity"),
    ("auditor", "/behandelen/register/vertrouwelijk/"),
    ("medewerker", "/mijn/meldingen/"),
]
#: A value of its own for each copy, in the words of each database.
OWN_KEY = {"postgresql": "gen_random_uuid()", "sqlite": "lower(hex(randomblob(16)))"}
OWN_MOMENT = {
    "postgresql": "received_at - random() * interval '900 days'",
    "sqlite": "datetime(received_at, '-' || abs(random() % 900) || ' days')",
}
OWN_REFERENCE = {
    "postgresql": "'K' || row_number() over () + %s",
    "sqlite": "'K' || (row_number() over () + %s)",
}


def copy_entries(number: int) -> None:
    """So many entries more, each like one that is there."""
    table, vendor = RegisterEntry._meta.db_table, connection.vendor
    own = {
        "id": OWN_KEY[vendor],
        "submission_key": OWN_KEY[vendor],
        "reference": OWN_REFERENCE[vendor],
        "received_at": OWN_MOMENT[vendor],
    }
    columns = [field.column for field in RegisterEntry._meta.concrete_fields]
    values = ", ".join(own.get(column, column) for column in columns)
    # Nothing in it comes from outside: names of columns, and the words above.
    copying = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        while number > 0:
            there = RegisterEntry.objects.count()
            cursor.execute(copying, [there, number])
            number -= min(number, there)
        cursor.execute("ANALYZE")


@pytest.fixture(scope="module")
def few(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo with 10,000 entries; all of it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("create_demo_data", people=2000, entries=FEW, seed=1, verbosity=0)
        yield
        transaction.set_rollback(True)


def visits() -> dict[tuple[str, str], Callable[[], Any]]:
    """Each page as a visit by someone who is signed in."""
    found: dict[tuple[str, str], Callable[[], Any]] = {}
    for username, path in PAGES:
        client = Client()
        client.force_login(Person.objects.get(user__username=username).user)
        found[username, path] = partial(client.get, path)
    return found


def cost(visit: Callable[[], Any]) -> float:
    """Of a few visits the one in the middle, in milliseconds."""
    took = []
    for _ in range(VISITS):
        begun = perf_counter()
        assert visit().status_code == 200
        took.append((perf_counter() - begun) * 1000)
    return statistics.median(took)


def test_no_queue_or_list_grows_with_the_register(
    few: None, remark: Callable[[str], None], query_count: Any
) -> None:
    pages = visits()
    before = {page: (query_count(visit), cost(visit)) for page, visit in pages.items()}
    copy_entries(MANY - RegisterEntry.objects.count())
    for page, visit in pages.items():
        queries, took = before[page]
        assert query_count(visit) == queries <= MOST_QUERIES, page
        many = cost(visit)
        remark(
            f"{page[0]:14} {page[1]:50} {queries:3} queries {many / took:6.2f} x"
            f" ({took:.0f} to {many:.0f} ms) for {MANY // FEW} x the entries"
        )
