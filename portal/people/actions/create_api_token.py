"""A key for programs."""

import hashlib
import secrets
from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import ApiToken, Person

TOKEN_BYTES = 32


def create_api_token(person: Person, *, by: Actor, now: datetime) -> str:
    """Make a key with this person's rights and return it: it is shown once, only its hash stays."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with change("api_token.created", of=person, by=by, now=now):
        ApiToken.objects.create(
            person=person, token_hash=hashlib.sha256(token.encode()).hexdigest(), created_at=now
        )
    return token
