"""Which engine answers: the search server where SEARCH_URL names one, the database else and always.

A server that is down, slow or answers nonsense is left alone for a while; the database answers
and the page says that search is limited. Nobody waits longer than ``PATIENCE``.
"""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db import connection

from search.engines.base import Engine, EngineError, Wanted
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.postgresql import PostgresqlEngine
from search.models import WaitingForEngine

log = logging.getLogger(__name__)

PATIENCE = 2.5
REST_AFTER_FAILURE = 30.0
PUSH_AT_ONCE = 500

# The client's own time-out is per read: a server that drips would hold a reader for ever.
_helpers = ThreadPoolExecutor(max_workers=8, thread_name_prefix="search")
_resting_until = 0.0


def has_server() -> bool:
    """Whether a search server is set."""
    return bool(settings.SEARCH_URL)


@lru_cache(maxsize=2)
def _server(url: str) -> ElasticsearchEngine:
    return ElasticsearchEngine(url)


def server() -> ElasticsearchEngine:
    """The search server of SEARCH_URL."""
    return _server(settings.SEARCH_URL)


def database_engine() -> Engine:
    """The engine inside the database that is used."""
    return PostgresqlEngine() if connection.vendor == "postgresql" else EmbeddedEngine()


def propose(wanted: Wanted) -> tuple[list[int], bool]:
    """Candidates, and whether search is limited because the server did not answer."""
    global _resting_until
    if not has_server():
        return database_engine().propose(wanted), False
    if time.monotonic() >= _resting_until:
        try:
            ids = _helpers.submit(server().propose, wanted).result(timeout=PATIENCE)
        except (EngineError, TookTooLong) as error:
            _rest(error)
        else:
            push_soon()
            return ids, False
    return database_engine().propose(wanted), True


def _rest(error: Exception) -> None:
    global _resting_until
    _resting_until = time.monotonic() + REST_AFTER_FAILURE
    log.warning("The search server does not answer, the database does: %s", type(error).__name__)


def wake() -> None:
    """Ask the server again at the next question."""
    global _resting_until
    _resting_until = 0.0


def push_soon() -> None:
    """Tell the server what changed, beside the request; what fails is told again later."""
    if has_server() and time.monotonic() >= _resting_until and WaitingForEngine.objects.exists():
        _helpers.submit(_push_in_thread)


def _push_in_thread() -> None:
    try:
        push_waiting()
    except Exception as error:
        _rest(error)
    finally:
        connection.close()


def push_due(now: datetime) -> int:
    """What ``run_due`` does here: nothing without a server. Raises EngineError."""
    return push_waiting() if has_server() else 0


def push_waiting() -> int:
    """Tell the server everything that waits; returns how many documents. Raises EngineError."""
    told = 0
    while rows := list(WaitingForEngine.objects.order_by("pk")[:PUSH_AT_ONCE]):
        server().push([row.document_id for row in rows])
        # Only these rows: what changed meanwhile waits under a new one or is told twice.
        WaitingForEngine.objects.filter(pk__in=[row.pk for row in rows]).delete()
        told += len(rows)
    return told
