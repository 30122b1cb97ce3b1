"""What changed in policy, for programs: what the reader may see, or the owner of an address."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.policies.addresses import reader_language
from content.policies.caching import may_be_kept
from content.policies.feeds import PolicyFeed
from content.policies.selectors.feed import changes_for, feed_token_by_hash, opens_feed
from portal.core.feeds import MEDIA_TYPES, WRITERS
from portal.people.middleware import token_hash


def _answer(request: HttpRequest, person: Any, form: str) -> HttpResponse:
    """The feed, or 304. Its validator is made of its bytes: rights may change them at any time."""
    feed = PolicyFeed(
        changes_for(person, timezone.now()),
        request.build_absolute_uri("/").rstrip("/"),
        reader_language(),
        settings.ORGANISATION_NAME,
    ).as_feed()
    body = WRITERS[form](feed)
    response = HttpResponse(body, content_type=MEDIA_TYPES[form])
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:40]}"'
    response["Last-Modified"] = http_date(feed.updated_at.timestamp())
    response["X-Content-Type-Options"] = "nosniff"
    may_be_kept(request, response, private=person is not None)
    return get_conditional_response(request, etag=response["ETag"], response=response)


@login_not_required
@require_safe
def feed(request: HttpRequest, form: str) -> HttpResponse:
    """Public policies; who is signed in gets all they may read."""
    return _answer(request, request.person or None, form)


@login_not_required
@require_safe
def feed_by_token(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """What the owner of a secret address may read today, whoever asks there.

    410 when it was revoked or its owner left, so that programs stop asking; 404 for all others.
    """
    found = feed_token_by_hash(token_hash(token))
    if found is None:
        raise Http404
    if not opens_feed(found, timezone.now()):
        gone = HttpResponse(
            _("Dit adres is ingetrokken."), status=410, content_type="text/plain; charset=utf-8"
        )
        gone["Cache-Control"] = "private, no-store"
        return gone
    return _answer(request, found.person, form)
