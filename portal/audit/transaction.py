"""One transaction per intention: around every unsafe request and around commands.

A refusal inside marks the whole for rollback, whatever the answer's status; the refused attempts
are written afterwards in a transaction of their own. ATOMIC_REQUESTS is not used: with SQLite's
IMMEDIATE mode it would take the write lock on every reading request.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal.audit.models import AuditEvent
from portal.audit.record import Origin, current_origin, record
from portal.core.actors import Actor

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


@dataclass(frozen=True)
class Attempt:
    """Something a person tried and was refused."""

    name: str
    subject: tuple[str, str]
    by: Actor
    at: datetime
    codes: tuple[str, ...]


_attempts: ContextVar[list[Attempt] | None] = ContextVar("attempts", default=None)


def note_refused(attempt: Attempt) -> None:
    """Remember a refused attempt until the surrounding transaction has rolled back."""
    attempts = _attempts.get()
    if attempts is not None:
        attempts.append(attempt)


def _write(attempts: list[Attempt]) -> None:
    with transaction.atomic():
        for attempt in attempts:
            record(
                attempt.name,
                subject=attempt.subject,
                by=attempt.by,
                at=attempt.at,
                facts={"refusals": list(attempt.codes)},
                payload={},
                result=AuditEvent.Result.REFUSED,
            )


@contextmanager
def one_transaction(origin: str) -> Iterator[None]:
    """Everything inside happens or nothing does; nested use joins the outer one."""
    if _attempts.get() is not None:
        yield
        return
    attempts: list[Attempt] = []
    token = _attempts.set(attempts)
    origin_token = current_origin.set(Origin(origin, uuid4()))
    try:
        try:
            with transaction.atomic():
                yield
                if attempts:
                    transaction.set_rollback(True)
        finally:
            _attempts.reset(token)
            if attempts:
                _write(attempts)
    finally:
        current_origin.reset(origin_token)


def origin_of(path: str) -> str:
    """The door a request came through."""
    for prefix, name in (("/cms/", "cms"), ("/api/", "api")):
        if path.startswith(prefix):
            return name
    return "web"


class OneTransaction:
    """Middleware, last in the list: an unsafe request is one transaction; an error undoes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return self._read(request)
        with one_transaction(origin_of(request.path)):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "has_failed", False):
                transaction.set_rollback(True)
            return response

    def _read(self, request: HttpRequest) -> HttpResponse:
        """Reading opens no transaction, but a recorded reading knows its door."""
        token = current_origin.set(Origin(origin_of(request.path), uuid4()))
        try:
            return self.get_response(request)
        finally:
            current_origin.reset(token)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """The handler turns exceptions into answers before we see them; the work is undone.

        Only after the answer was made: a page that says no may ask the database who is reading.
        """
        request.has_failed = True
