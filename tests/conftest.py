"""What every test may lean on: a database in seconds, one person per role, a client, a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests import live_portal as live
from tests.template_database import copy_for

# How long an example takes says something about the machine, not about the code.
hypothesis_settings.register_profile("portal", deadline=None)
# HYPOTHESIS_PROFILE=thorough asks thirty times as many examples, for who changes what they test.
hypothesis_settings.register_profile("thorough", deadline=None, max_examples=3000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "portal"))

ROLES = (
    "employee",
    "manager",
    "moderator",
    "editor",
    "approver",
    "auditor",
    "controller",
    "administrator",
)
NEEDED_VARIABLES = {"source_texts": "PORTAL_SOURCE_TEXTS", "questions": "PORTAL_QUESTIONS"}


def unavailable(reason: str) -> None:
    """Skip on a developer's machine; on the build server a missing part is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_configure(config: pytest.Config) -> None:
    """Tests of the search server ask for ``search_url``; all others use the embedded engine.

    Workers that share a cache server get a numbered part of it each.
    """
    settings.SEARCH_URL = ""
    shared = settings.CACHES["default"]
    number = getattr(config, "workerinput", {}).get("workerid", "").removeprefix("gw")
    if number and shared.get("LOCATION"):
        shared["LOCATION"] = shared["LOCATION"].rpartition("/")[0] + f"/{int(number) % 15 + 1}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in Path(item.path).relative_to(config.rootpath).parts[:2]:
            item.add_marker(pytest.mark.browser)
    left_out = [item for item in items if _has_nothing_to_say(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _has_nothing_to_say(item: pytest.Item) -> bool:
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        return True
    return any(
        item.get_closest_marker(marker) and not os.environ.get(variable)
        for marker, variable in NEEDED_VARIABLES.items()
    )


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """A copy of the template for this worker; transactional tests are undone by a new copy."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    copy = copy_for(worker)
    with django_db_blocker.unblock():
        copy.open()
    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: copy.refill()
    yield
    TransactionTestCase._fixture_teardown = original
    with django_db_blocker.unblock():
        copy.close()


@pytest.fixture(autouse=True)
def _own_cache_files_and_language(request: pytest.FixtureRequest) -> None:
    """No test sees what another one cached or uploaded, or the language it ended in."""
    translation.activate(settings.LANGUAGE_CODE)
    media = request.getfixturevalue("tmp_path_factory").mktemp("media")
    request.getfixturevalue("settings").MEDIA_ROOT = str(media)
    cache.clear()


class People:
    """One person per role, made when first asked for: ``people.moderator``."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getattr__(self, role: str) -> Any:
        if role not in ROLES:
            raise AttributeError(f"No role is called {role!r}; the roles are {', '.join(ROLES)}.")
        if role not in self._made:
            from tests.factories.people import person_with_role

            self._made[role] = person_with_role(role)
        return self._made[role]

    def __iter__(self) -> Iterator[Any]:
        return (getattr(self, role) for role in ROLES)


@pytest.fixture
def people(db: None) -> People:
    return People()


@pytest.fixture
def client_of() -> Callable[..., Client]:
    """``client_of(person)``: a client signed in as that person."""

    def signed_in(person: Any, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(live.account_of(person))
        return client

    return signed_in


@pytest.fixture
def query_count(db: None) -> Callable[[Callable[[], Any]], int]:
    """``query_count(lambda: client.get("/"))``: how many queries that took."""

    def count(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    return count


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, once per worker."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        unavailable("Browser tests need Chromium; `make services` installs it as root.")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; the ORM would refuse to work beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def live_portal(chromium: Any, live_server: Any) -> Iterator[live.LivePortal]:
    """A running portal with a browser in front of it; see ``tests/live_portal.py``."""
    portal = live.LivePortal(chromium, live_server.url)
    yield portal
    portal.close()


@pytest.fixture(scope="session")
def search_url() -> str:
    """The address of the test search server."""
    if not os.environ.get("SEARCH_URL"):
        unavailable("Needs a search server: run `make services` and set SEARCH_URL.")
    return os.environ["SEARCH_URL"]
