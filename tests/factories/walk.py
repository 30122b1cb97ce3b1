"""Every route of the portal, and what it answers to whom."""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.players import Cast
from tests.live_portal import account_of

#: Addresses of the routes that are regular expressions, with the names of their parts.
OF_EXPRESSIONS = {
    r"documenten/^(\d+)/(.*)$": "documenten/<document_id>/<filename>",
    r"^openbaar/nevenwerkzaamheden/?\.csv$": "openbaar/nevenwerkzaamheden.csv",
    r"^openbaar/nevenwerkzaamheden/?\.json$": "openbaar/nevenwerkzaamheden.json",
    r"^((?:[\w\-]+/)*)$": "zomaar/een/adres/",
    r"cms/^.*/$": "cms/zomaar/een/adres/",
    r"cms/pages/^(?P<pk>\d+)/revisions/compare/"
    r"(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$": (
        "cms/pages/<pk>/revisions/compare/earliest...latest/"
    ),
}
PART = re.compile(r"<(?:\w+:)?(\w+)>")


def routes() -> list[str]:
    """The pattern of every route, in the order in which they are asked."""
    return list(dict.fromkeys(_under(get_resolver(), "")))


def _under(resolver: Any, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _under(pattern, here)
        elif isinstance(pattern, URLPattern):
            yield here


def parts_of(route: str) -> list[str]:
    """The names of the parts that an address of this route needs."""
    return PART.findall(OF_EXPRESSIONS.get(route, route))


def address(route: str, given: dict[str, Any]) -> str:
    """A route with its parts filled in. KeyError names a part that was not given."""
    template = OF_EXPRESSIONS.get(route, route).replace("^", "")
    return "/" + PART.sub(lambda part: str(given[part[1]]), template)


def client_of(cast: Cast, role: str) -> Client:
    """A client signed in as who plays this role; an error in a view is an answer (500)."""
    client = Client(raise_request_exception=False)
    person = cast.people[role]
    if person is not None:
        client.force_login(account_of(person))
    return client


def ask(
    client: Client, method: str, path: str, data: dict[str, Any] | None = None
) -> tuple[HttpResponse, bytes]:
    """The answer and its bytes; whatever the request changed is undone, signing out included."""
    cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    with transaction.atomic():
        answer: Any = getattr(client, method.lower())(path, data or {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer, body


def verdict(answer: Any) -> str:
    """What an answer means: in, no, missing, sign-in, token, method, refused or crash.

    The CMS says no by sending someone to its front page with a message.
    """
    status = answer.status_code
    if status in (301, 302, 303, 307, 308):
        to = answer["Location"]
        if to.startswith(("/inloggen/", "/en/inloggen/", "/cms/login/")):
            return "sign-in"
        return "no" if to == "/cms/" else "in"
    known = {401: "token", 403: "no", 404: "missing", 405: "method", 409: "refused"}
    if status in known:
        return known[status]
    return "in" if status < 500 else "crash"
