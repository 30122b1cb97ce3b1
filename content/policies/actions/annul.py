"""A version should never have been: it is no longer counted, and stays readable with the reason."""

from datetime import datetime
from functools import partial

from content.policies.actions.repeal import tell_search
from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.rules import refusals_to_annul
from content.policies.selectors.drafts import withdrawal_of
from content.policies.states import EventKind
from portal.audit.change import change
from portal.core.actors import Actor


def annul(policy: Policy, *, number: int, reason: str, by: Actor, now: datetime) -> VersionEvent:
    """Annul one version of a policy; corrections of it stay. Raises NotAllowed."""
    with change("policy.version_annulled", of=policy, by=by, now=now) as step:
        step.refuse(refusals_to_annul(withdrawal_of(step.record, by, reason, now), number))
        event = VersionEvent.objects.create(
            policy=policy,
            version=PolicyVersion.objects.get(policy=policy, number=number),
            kind=EventKind.ANNULLED,
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(number=number)
        step.keep_erasable(reason=reason)
        step.afterwards(partial(tell_search, policy.pk))
    return event
