"""Remind who is responsible that a policy is due for review, at most once a day."""

from datetime import datetime
from functools import partial

from content.policies import notices
from content.policies.models import ReviewReminder
from content.policies.selectors.reviews import DueReview, review_terms, to_remind
from portal.audit.change import change
from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Role
from portal.people.selectors import people_with_role


def remind_of_reviews(now: datetime) -> int:
    """Remind of every review that is due; returns of how many policies.

    The owner is told; when nobody is set, the owner left or has no address, the editors are.
    """
    today = day_of(now)
    due = to_remind(now, review_terms(today))
    editors = list(people_with_role(Role.EDITOR, today)) if due else []
    for line in due:
        _remind(line, editors, now)
    return len(due)


def _remind(line: DueReview, editors: list[Person], now: datetime) -> None:
    """One reminder. A second row of the day is impossible, whoever else runs this job."""
    owner = line.owner
    people = [owner] if owner is not None and owner.email else editors
    by = SystemActor("due")
    with change("policy.review_reminded", of=line.policy, by=by, now=now) as step:
        ReviewReminder.objects.create(
            policy=line.policy,
            review_on=line.review_on,
            day=line.today,
            to_keys=[person.actor_key for person in people],
            recorded_at=now,
        )
        step.keep(
            review_on=line.review_on.isoformat() if line.review_on else "",
            is_overdue=line.is_overdue,
        )
        step.afterwards(partial(notices.review_due, line, people))
