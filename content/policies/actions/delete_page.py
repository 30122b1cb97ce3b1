"""The page of a policy is gone; what was issued stays readable at its address."""

from datetime import datetime

from content.policies.models import Policy
from content.policies.selectors.drafts import applies_now_or_later
from portal.audit.change import change
from portal.core.actors import Actor


def page_deleted(policy: Policy, *, by: Actor, now: datetime, reason: str) -> Policy:
    """Note that the working copy no longer exists. ``reason`` is needed while anything applies."""
    with change("policy.page_deleted", of=policy, by=by, now=now) as step:
        step.record.deleted_at = now
        step.record.save()
        step.keep(while_in_force=applies_now_or_later(step.record, now))
        step.keep_erasable(title=step.record.title, reason=reason)
    return step.record
