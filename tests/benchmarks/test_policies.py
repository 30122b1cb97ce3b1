"""What a page of policy costs: beside a bare Wagtail page of the same text, and as history grows.

Times are of the processor, as ratios within one run; what is asserted are queries and bounds that
hold on any machine.
"""

import json
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.policies import selectors
from content.policies.selectors import everything, mentions, remembered
from tests.benchmarks.bare_page import bare_page, make_table
from tests.benchmarks.many import WORDS, policies_of_one, policy_of
from tests.factories.people import person_with_role
from tests.factories.policies import issued_policy, section
from tests.live_portal import account_of

Remark = Callable[[str], None]
DAY = date(2010, 1, 5)
#: The page of a policy may take at most this part of the processor time of a bare page.
PART_OF_BARE = 0.5
VISITS = 15


def cpu(act: Callable[[], Any]) -> float:
    """The middle of many times, in milliseconds of this process."""
    act()
    times = []
    for _ in range(VISITS):
        begun = time.process_time()
        act()
        times.append((time.process_time() - begun) * 1000)
    return median(times)


def queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def forget_everything() -> None:
    """As in a process that was just started, beside an empty cache."""
    cache.clear()
    remembered._histories.clear()
    mentions._linking.clear()
    everything._history = None


@pytest.fixture
def reader(db: None) -> Client:
    client = Client()
    client.force_login(account_of(person_with_role("employee")))
    return client


@pytest.fixture(scope="module")
def _bare_table(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        make_table()


def visit(client: Client, path: str) -> Callable[[], None]:
    def act() -> None:
        assert client.get(path).status_code == 200, path

    return act


@pytest.mark.usefixtures("_bare_table")
def test_a_page_beside_a_bare_page_with_the_same_text(reader: Client, remark: Remark) -> None:
    sections = [
        section(
            f"Onderdeel {place}",
            number=f"{place}",
            body=[
                {"type": "text", "value": f"<p>{WORDS * 6}</p>" * 3},
                {"type": "info_box", "value": {"subject": "Let op", "text": f"<p>{WORDS}</p>"}},
                {
                    "type": "definitions",
                    "value": {
                        "subject": "Begrippen",
                        "items": [
                            {"term": term, "definition": f"<p>{WORDS}</p>"}
                            for term in ("geschenk", "ambtenaar")
                        ],
                    },
                },
            ],
        )
        for place in range(1, 31)
    ]
    issued_policy("gemeten", sections=sections)
    ours = visit(reader, "/beleid/gemeten/")
    theirs = visit(reader, bare_page("kale-pagina", "Gemeten", json.dumps(sections)))
    assert WORDS.strip() in reader.get("/kale-pagina/").content.decode()
    forget_everything()
    cold, warm, bare = queries(ours), queries(ours), queries(theirs)
    own, plain = cpu(ours), cpu(theirs)
    etag = reader.get("/beleid/gemeten/")["ETag"]
    again = cpu(lambda: reader.get("/beleid/gemeten/", headers={"If-None-Match": etag}))
    remark(
        f"{'page, beside a bare Wagtail page':38} {own / plain:6.2f} x its processor time"
        f" ({own:.1f} and {plain:.1f} ms); {warm} queries ({cold} at first) and {bare};"
        f" not modified {again / plain:.2f} x"
    )
    assert warm <= cold <= 8
    assert own <= plain * PART_OF_BARE


@pytest.mark.parametrize(
    ("name", "tail", "most"),
    [
        ("page of one version", "versies/5/", 8),
        ("page of a day", "op/2010-01-05/", 8),
        ("list of versions", "versies/", 8),
        ("comparison", "vergelijk/4/5/", 10),
    ],
)
def test_growth_of_pages_from_10_to_1000_versions(
    reader: Client, remark: Remark, name: str, tail: str, most: int
) -> None:
    times, asked = [], []
    for versions in (10, 1000):
        policy = policy_of(versions, sections=5)
        act = visit(reader, f"/beleid/{policy.slug}/{tail}")
        forget_everything()
        asked.append((queries(act), queries(act)))
        times.append(cpu(act))
    remark(
        f"{name + ', 10 to 1000 versions':38} {times[1] / times[0]:6.1f} x the time for 100 x the"
        f" versions ({times[0]:.1f} and {times[1]:.1f} ms); {asked[1][1]} queries,"
        f" {asked[1][0]} at first"
    )
    assert asked[0] == asked[1]
    assert max(asked[1]) <= most


def test_growth_of_the_query_what_was_in_force(db: None, remark: Remark) -> None:
    now = timezone.now()
    times, asked = [], []
    for versions in (10, 1000):
        policy = policy_of(versions)

        def ask(policy: Any = policy) -> None:
            found = selectors.in_force_version(policy, DAY, now=now)
            assert found is not None
            assert found.number == 4

        forget_everything()
        asked.append((queries(ask), queries(ask)))
        times.append(cpu(ask))
    ratio = times[1] / times[0]
    remark(
        f"{'in force, 10 to 1000 versions':38} {ratio:6.1f} x the time for 100 x the versions"
        f" ({times[0]:.2f} and {times[1]:.2f} ms); {asked[1][1]} queries, {asked[1][0]} at first"
    )
    assert asked[0] == asked[1]
    assert ratio < 10, "remembered, it grows far less than the history"


def test_the_index_with_2000_documents(reader: Client, remark: Remark) -> None:
    times, asked = [], []
    for more in (60, 1940):
        policies_of_one(more)
        act = visit(reader, "/beleid/")
        act()
        asked.append(queries(act))
        times.append(cpu(act))
    remark(
        f"{'index, 60 to 2000 documents':38} {times[1] / times[0]:6.1f} x the time for 33 x the"
        f" documents ({times[0]:.1f} and {times[1]:.1f} ms); {asked[1]} queries"
    )
    assert asked[0] == asked[1]
