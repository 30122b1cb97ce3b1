"""A date of an issued version was wrong: the correction is added, the version is not touched."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from functools import partial

from content.policies.actions.repeal import tell_search
from content.policies.models import Policy, PolicyVersion, VersionEvent
from content.policies.rules import refusals_to_correct_dates
from content.policies.selectors.drafts import withdrawal_of
from content.policies.selectors.in_force import whole_timeline
from content.policies.states import EventKind
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.core.refusals import Refusal


def correct_dates(
    policy: Policy,
    *,
    number: int,
    dates: Mapping[str, date | None],
    reason: str,
    by: Actor,
    now: datetime,
) -> VersionEvent:
    """Correct ``valid_from``, ``valid_until`` or ``retroactive_from`` of a version.

    ``dates`` holds the new values, None for open; when a version became known cannot be corrected.
    Raises NotAllowed.
    """
    with change("policy.dates_corrected", of=policy, by=by, now=now) as step:
        version = PolicyVersion.objects.filter(policy=policy, number=number).first()
        if version is None:
            step.refuse([Refusal("version_unknown", {"number": number}, "number")])
            raise AssertionError  # pragma: no cover
        known = whole_timeline(policy, now=now).dates[number]
        current = asdict(known)
        step.refuse(
            refusals_to_correct_dates(
                withdrawal_of(step.record, by, reason, now),
                dates,
                current,
                day_of(version.published_at),
            )
        )
        corrected = {name: [_iso(current[name]), _iso(value)] for name, value in dates.items()}
        event = VersionEvent.objects.create(
            policy=policy,
            version=version,
            kind=EventKind.DATES_CORRECTED,
            dates=corrected,
            reason=reason.strip(),
            by_key=by.actor_key,
            by_name=by.actor_name,
            recorded_at=now,
        )
        step.keep(number=number, dates=corrected)
        step.keep_erasable(reason=reason)
        step.afterwards(partial(tell_search, policy.pk))
    return event


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
