"""What publishing a policy page means: joined to the publication steps."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from content.policies import verification
from content.policies.actions.issue_version import issue_version
from content.policies.actions.store_translation import store_translation
from content.policies.confirming import refusals_of_minor
from content.policies.foretelling import consequences_in_time
from content.policies.models import PolicyPage
from content.policies.rules import refusals_of_approver, refusals_to_issue
from content.policies.sections_gone import sentences_about_sections
from content.policies.selectors.drafts import (
    applies_now_or_later,
    approver_of,
    draft_of,
    may_approve,
)
from content.policies.selectors.minor import minor_edit_of
from content.policies.selectors.translations import refusals_to_translate
from content.policies.snapshot import snapshot_of
from content.policies.words import REFUSALS, sentence
from content.publication import publisher
from content.publication.steps import Outcome, Step
from portal.core.actors import Actor
from portal.core.refusals import Refusal


class PolicyStep(Step):
    """A page in the authentic language issues a version, a translation stores its sections."""

    def concerns(self, page: Any) -> bool:
        return isinstance(page, PolicyPage)

    def refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterator[Refusal]:
        if not page.is_authentic:
            yield from refusals_to_translate(page)
            if not may_approve(by):
                yield Refusal("not_an_approver")
            return
        taken = snapshot_of(page)
        yield from refusals_to_issue(draft_of(page, taken, now))
        yield from refusals_of_approver(approver_of(page.policy, by))
        yield from refusals_of_minor(minor_edit_of(page, taken, now))

    def sentence(self, refusal: Refusal) -> str:
        return sentence(refusal) if refusal.code in REFUSALS else ""

    def consequences(self, page: Any, now: datetime) -> Iterable[str]:
        if not page.is_authentic:
            return [_("De vertaling wordt zichtbaar bij de onderdelen die ongewijzigd zijn.")]
        if not page.policy_id:
            return []
        return [*consequences_in_time(page, now), *sentences_about_sections(page)]

    def perform(self, page: Any, revision: Any, by: Actor, now: datetime) -> Outcome:
        if not page.is_authentic:
            store_translation(page, by=by, now=now)
            return Outcome()
        facts = publisher.current_facts() or {}
        version = issue_version(
            page,
            revision=revision,
            by=by,
            now=now,
            published_is_assumed=bool(facts.get("published_is_assumed")),
        )
        return Outcome(version.number, version.content_hash, version.change_note)

    def deletion_refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterator[Refusal]:
        if page.policy and page.is_authentic and applies_now_or_later(page.policy, now):
            yield Refusal("still_in_force")

    def problems(self) -> Iterable[str]:
        return verification.problems()
