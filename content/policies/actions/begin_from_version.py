"""The working copy becomes the text of an issued version again, to write the next one from it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.policies.loading import fill, load
from content.policies.models import Policy, PolicyPage, PolicyVersion
from content.policies.rules import refusals_to_begin
from content.policies.selectors.working_copies import beginning_of, page_of
from content.publication.publisher import publishing_as
from portal.audit.change import change
from portal.core.actors import Actor


@dataclass(frozen=True)
class Begun:
    """The working copy, and the headings of sections whose blocks are no longer known: their
    frozen words were loaded as text.
    """

    page: PolicyPage
    converted: tuple[str, ...]


def begin_from_version(
    policy: Policy,
    *,
    number: int,
    by: Actor,
    now: datetime,
    corrects: bool = False,
    may_drop: bool = False,
) -> Begun:
    """Load version ``number`` into the working copy; ``corrects``: to mend an error in it.

    Section ids stay. Unissued work in the working copy goes only with ``may_drop``; its revisions
    stay in the history of the page. Raises NotAllowed.
    """
    with change("policy.begun_from_version", of=policy, by=by, now=now) as step:
        page = page_of(step.record)
        beginning = beginning_of(page, step.record, by, may_drop)
        step.refuse(refusals_to_begin(beginning, number))
        version = PolicyVersion.objects.get(policy=policy, number=number)
        loaded = load(version, version.sections.all())
        draft = page.get_latest_revision_as_object() if page else PolicyPage()
        fill(draft, version, loaded)
        draft.follows = number
        draft.corrects = number if corrects else None
        keep_draft(draft, by, now)
        step.keep(number=number, corrects=draft.corrects, drops_work=beginning.would_lose)
    return Begun(draft, tuple(loaded.converted))


def keep_draft(draft: PolicyPage, by: Actor, now: datetime) -> Any:
    """Save the working copy as a revision by this actor, who thereby counts as an author."""
    with publishing_as(by, now=now):
        return draft.save_revision(user=getattr(by, "user", None), changed=True, log_action=True)
