"""What became of sections that are gone from the working copy, or that were split."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from content.policies.actions.begin_from_version import keep_draft
from content.policies.models import Policy, PolicyPage
from content.policies.rules import refusals_to_say_successions
from content.policies.selectors.drafts import ids_before
from content.policies.selectors.working_copies import beginning_of, page_of
from content.policies.successions import as_entries, refusals_of_successions
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.refusals import NotAllowed, Refusal


def say_successions(
    policy: Policy, given: Mapping[UUID, Sequence[UUID]], *, by: Actor, now: datetime
) -> PolicyPage:
    """Put it in the working copy, where it is approved with the text and kept when that is issued.

    Who says it counts as an author. Raises NotAllowed.
    """
    with change("policy.successions_said", of=policy, by=by, now=now) as step:
        page = page_of(step.record)
        if page is None:
            raise NotAllowed((Refusal("no_page"),))
        step.refuse(refusals_to_say_successions(beginning_of(page, step.record, by, True)))
        draft: PolicyPage = page.get_latest_revision_as_object()
        after = {UUID(str(block.id)) for block in draft.body if block.id}
        step.refuse(refusals_of_successions(given, ids_before(draft), after))
        draft.successions = as_entries(given)
        keep_draft(draft, by, now)
        step.keep(sections=len(given))
    return draft
