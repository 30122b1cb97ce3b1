"""A new subject of policy: the root row that will outlive its page."""

import uuid
from datetime import datetime

from content.policies.models import Policy
from portal.audit.change import change
from portal.core.actors import Actor


def begin_policy(
    *, language: str, by: Actor, now: datetime, title: str = "", derived_from: Policy | None = None
) -> Policy:
    """Make the root of a policy; ``derived_from`` when its text was copied from another one."""
    key = uuid.uuid4()
    with change(
        "policy.begun", by=by, now=now, subject=("content_policies.policy", str(key))
    ) as step:
        policy = Policy(
            key=key,
            title=title,
            authentic_language=language,
            derived_from=derived_from,
            begun_at=now,
        )
        policy.save()
        step.keep(derived_from=str(derived_from.key) if derived_from else None)
        step.keep_erasable(title=title)
    return policy
