"""Close a secret address; whoever asks there is told that it is gone."""

from datetime import datetime

from content.policies.models import FeedToken
from portal.audit.change import change
from portal.core.actors import Actor


def revoke_feed_token(token: FeedToken, *, by: Actor, now: datetime) -> FeedToken:
    """Revoke it; a second time changes nothing more."""
    with change("feed_token.revoked", of=token, by=by, now=now) as step:
        token = step.record
        token.revoked_at = token.revoked_at or now
        token.save(update_fields=["revoked_at"])
    return token
