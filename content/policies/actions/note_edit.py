"""Remember who changed what the next version will say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from content.policies.authorship import fingerprint
from content.policies.models import ContentEdit, Policy
from portal.core.actors import Actor


def note_edit(
    policy: Policy, *, content: Mapping[str, Any], by: Actor | None, now: datetime
) -> ContentEdit | None:
    """Add a row when the content differs from the save before; a save without a change is none.

    Drafts write no audit events (design 3): these rows are the trail of the working copy.
    """
    found = fingerprint(content)
    last = ContentEdit.objects.filter(policy=policy).order_by("-pk").first()
    if last is not None and last.fingerprint == found:
        return None
    return ContentEdit.objects.create(
        policy=policy,
        fingerprint=found,
        by_key=by.actor_key if by else "",
        by_name=by.actor_name if by else "",
        recorded_at=now,
    )
