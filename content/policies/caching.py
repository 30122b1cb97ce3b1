"""What browsers and proxies may keep of policy, and the answer to who has seen it already.

Everything may be kept but is asked about each time (``no-cache``): rights, states and banners can
change at any moment, and the answer "not modified" costs no rendering. What someone signed in gets
is theirs alone. Only what can never change and has its own address (pictures) is not asked for
again.
"""

import hashlib
from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response, patch_vary_headers

from portal.core.edition import edition
from portal.core.templatetags.portal import signed_in_name


def _reader(request: HttpRequest) -> list[str]:
    """What of the reader shows in the frame of a page, and the secret its forms are tied to."""
    if not request.user.is_authenticated:
        return ["public"]
    person = request.person or None
    capabilities = sorted(person.capabilities) if person else []
    # Asking makes the cookie when it is not there, also for an answer that renders no form.
    get_token(request)
    secret = request.META.get("CSRF_COOKIE") or ""
    return [str(request.user.pk), signed_in_name(request), *capabilities, secret]


def tag_of(*facts: str) -> str:
    """A weak validator: the same facts in the same edition look the same."""
    joined = "\0".join((edition(), *facts))
    return f'W/"{hashlib.sha256(joined.encode()).hexdigest()[:40]}"'


def may_be_kept(
    request: HttpRequest, response: HttpResponse, *, for_ever: bool = False, private: bool = False
) -> None:
    """Say who may keep the answer, and for how long; two readers never get one another's."""
    whose = "private" if private or request.user.is_authenticated else "public"
    how_long = "max-age=31536000, immutable" if for_ever else "no-cache"
    response["Cache-Control"] = f"{whose}, {how_long}"
    patch_vary_headers(response, ("Cookie",))


def unless_seen(
    request: HttpRequest, page: Callable[[], HttpResponse], *facts: str, framed: bool = True
) -> HttpResponse:
    """The page, or 304 when the reader has it. ``facts`` are all it depends on beside the reader.

    ``framed`` is false for what looks the same to everybody who may have it.
    """
    if framed and len(get_messages(request)):
        return page()
    tag = tag_of(request.get_full_path(), *facts, *(_reader(request) if framed else ()))
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = page()
    answer["ETag"] = tag
    may_be_kept(request, answer)
    return answer
