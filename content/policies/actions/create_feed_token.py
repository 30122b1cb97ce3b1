"""Give someone a secret address at which a program follows what changes in policy."""

import secrets
from datetime import datetime

from content.policies.models import FeedToken
from content.policies.rules import refusals_to_follow
from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.middleware import token_hash
from portal.people.models import Person

TOKEN_BYTES = 32


def create_feed_token(person: Person, *, by: Actor, now: datetime) -> str:
    """Return the new token; it is shown now and never again. Raises NotAllowed at too many."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with change("feed_token.created", of=person, by=by, now=now) as step:
        running = FeedToken.objects.filter(person=person, revoked_at=None).count()
        step.refuse(refusals_to_follow(running))
        FeedToken.objects.create(person=person, token_hash=token_hash(token), created_at=now)
    return token
