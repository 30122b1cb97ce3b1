"""Who is publishing, and when: Wagtail's signals do not say.

A request has its person; code says it with ``publishing_as``. The moment is the real one unless a
demo or a test supplies another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from content.publication.steps import words_of
from portal.core.actors import Actor
from portal.core.refusals import NotAllowed


@dataclass(frozen=True)
class AccountActor:
    """An account without a person behind it, such as a first superuser."""

    user: Any

    @property
    def actor_key(self) -> str:
        return f"account:{self.user.pk}"

    @property
    def actor_name(self) -> str:
        return str(self.user.get_username())


@dataclass(frozen=True)
class _Publisher:
    actor: Actor | None = None
    request: HttpRequest | None = None
    now: datetime | None = None
    facts: Any = None


_current: ContextVar[_Publisher | None] = ContextVar("publisher", default=None)


def actor_of(user: Any) -> Actor | None:
    """The actor behind an account: its person, else the account itself; None for nobody."""
    if user is None or not getattr(user, "is_authenticated", True):
        return None
    if hasattr(user, "actor_key"):
        return user
    person = getattr(user, "person", None)
    return person if person is not None else AccountActor(user)


@contextmanager
def publishing_as(who: Any, *, now: datetime | None = None, facts: Any = None) -> Iterator[None]:
    """Everything published inside is published by ``who`` (an actor or an account).

    ``now`` is for demo and tests; ``facts`` are handed to the steps (an import says there what it
    knows of the past). What an outer use said stays where this one says nothing.
    """
    outer = _current.get() or _Publisher()
    token = _current.set(
        _Publisher(
            actor=actor_of(who) or outer.actor,
            request=outer.request,
            now=now or outer.now,
            facts=facts if facts is not None else outer.facts,
        )
    )
    try:
        yield
    finally:
        _current.reset(token)


def current_actor() -> Actor | None:
    """Who is publishing, as far as is known."""
    publisher = _current.get()
    if publisher is None:
        return None
    if publisher.actor is not None or publisher.request is None:
        return publisher.actor
    request = publisher.request
    person = getattr(request, "person", None)
    return person if person else actor_of(getattr(request, "user", None))


def current_request() -> HttpRequest | None:
    """The request in which this happens, None in commands and tests."""
    publisher = _current.get()
    return publisher.request if publisher else None


def current_now() -> datetime:
    """The moment of publishing."""
    publisher = _current.get()
    return (publisher and publisher.now) or timezone.now()


def current_facts() -> Any:
    """What the publishing code told the steps, or None."""
    publisher = _current.get()
    return publisher.facts if publisher else None


class PublisherOfRequest:
    """Middleware, just before the one that opens the transaction: whose request is this?"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _current.set(_Publisher(request=request))
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that only came to light inside the CMS' own work: say why; nothing happened."""
        if not isinstance(exception, NotAllowed) or not request.path_info.startswith("/cms/"):
            return None
        for refusal in exception.refusals:
            messages.error(request, words_of(refusal))
        return HttpResponseRedirect(request.path if request.method == "POST" else "/cms/")
