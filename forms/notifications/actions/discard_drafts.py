"""Whoever left sends nothing any more: what was begun is thrown away."""

from datetime import datetime

from forms.notifications.actions.discard_draft import discard_draft
from forms.notifications.models import Draft
from portal.core.clock import day_of
from portal.people.models import Person


def discard_drafts_of(person: Person, now: datetime) -> None:
    """At leaving; who leaves later keeps them until then."""
    if person.ends_on is None or person.ends_on < day_of(now):
        for draft in Draft.objects.filter(person=person):
            discard_draft(draft)


def discard_drafts_of_leavers(now: datetime) -> int:
    """The job: drafts of everyone whose last day has passed."""
    drafts = list(Draft.objects.filter(person__ends_on__lt=day_of(now)))
    for draft in drafts:
        discard_draft(draft)
    return len(drafts)
