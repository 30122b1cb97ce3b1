"""A key for programs stops working."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import ApiToken


def revoke_api_token(token: ApiToken, *, by: Actor, now: datetime) -> ApiToken:
    """End a key from the very next request on; ending it twice changes nothing more."""
    with change("api_token.revoked", of=token, by=by, now=now) as step:
        token = step.record
        token.revoked_at = token.revoked_at or now
        token.save(update_fields=["revoked_at"])
    return token
