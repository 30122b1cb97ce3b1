"""The policy ends from a day on. Older texts do not come back; later prepared ones still start."""

from datetime import date, datetime
from functools import partial

from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.rules import refusals_to_repeal
from content.policies.selectors.drafts import withdrawal_of
from content.policies.states import EventKind
from portal.audit.change import change
from portal.core import sources
from portal.core.actors import Actor


def repeal(policy: Policy, *, from_on: date, reason: str, by: Actor, now: datetime) -> VersionEvent:
    """Repeal a policy from a day (the first on which it no longer holds). Raises NotAllowed."""
    with change("policy.repealed", of=policy, by=by, now=now) as step:
        step.refuse(refusals_to_repeal(withdrawal_of(step.record, by, reason, now), from_on))
        event = VersionEvent.objects.create(
            policy=policy,
            kind=EventKind.REPEALED,
            from_on=from_on,
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(from_on=from_on)
        step.keep_erasable(reason=reason)
        step.afterwards(partial(tell_search, policy.pk))
    return event


def tell_search(policy_id: int) -> None:
    """What may be found of a policy has changed."""
    versions = PolicyVersion.objects.filter(policy_id=policy_id).values_list("pk", flat=True)
    sources.changed("policies", [str(pk) for pk in versions])
