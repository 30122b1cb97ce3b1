"""Which policy is due for review, and when its owner was last reminded."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Max, Q

from content.policies.models import Policy
from content.policies.selectors.everything import standings
from portal.core.clock import day_of
from portal.parameters.models import Threshold
from portal.parameters.selectors import values_on
from portal.people.models import Person


@dataclass(frozen=True)
class DueReview:
    """A policy in force with its review date; ``reminded_on`` is about this date only."""

    policy: Policy
    review_on: date | None
    today: date
    reminded_on: date | None

    @property
    def owner(self) -> Person | None:
        """Who is responsible, when that person works here today."""
        person = self.policy.policy_owner
        return person if person is not None and person.works_on(self.today) else None

    @property
    def is_overdue(self) -> bool:
        """Has the day passed?"""
        return self.review_on is not None and self.review_on < self.today

    @property
    def days_left(self) -> int | None:
        """Days until the review date, negative when it has passed."""
        return (self.review_on - self.today).days if self.review_on else None


@dataclass(frozen=True)
class ReviewTerms:
    """How many days ahead of the date reminding begins, and after how many days it is repeated."""

    ahead: int
    repeat: int


def review_terms(day: date) -> ReviewTerms:
    """The terms as they hold on a day; one query."""
    values = values_on(day)
    names = (Threshold.Name.REVIEW_REMINDER_DAYS, Threshold.Name.REVIEW_REPEAT_DAYS)
    ahead, repeat = (int(values[str(name)].value) for name in names)
    return ReviewTerms(ahead, repeat)


def due_reviews(now: datetime, terms: ReviewTerms) -> list[DueReview]:
    """Policy in force whose review date is near, has passed or was never set; constant queries.

    Overdue first, then by date; without a date last.
    """
    today = day_of(now)
    horizon = today + timedelta(days=terms.ahead)
    in_force = {one.policy_id for one in standings(today, now) if one.is_in_force}
    policies = (
        Policy.objects.filter(Q(review_on=None) | Q(review_on__lte=horizon), deleted_at=None)
        .select_related("policy_owner")
        .annotate(
            reminded_on=Max(
                "review_reminders__day", filter=Q(review_reminders__review_on=F("review_on"))
            )
        )
    )
    lines = [
        DueReview(policy, policy.review_on, today, policy.reminded_on)
        for policy in policies
        if policy.pk in in_force
    ]
    return sorted(
        lines, key=lambda line: (line.review_on or date.max, line.policy.title.casefold())
    )


def to_remind(now: datetime, terms: ReviewTerms) -> list[DueReview]:
    """The reviews of which somebody is to be reminded today.

    At the first run after reminding begins, at the first after the date passed, and from then on
    after each term.
    """
    return [
        line for line in due_reviews(now, terms) if line.review_on and _is_time(line, terms.repeat)
    ]


def _is_time(line: DueReview, repeat: int) -> bool:
    last = line.reminded_on
    if last is None:
        return True
    has_just_passed = line.is_overdue and line.review_on is not None and last <= line.review_on
    return last < line.today and (has_just_passed or (line.today - last).days >= repeat)
