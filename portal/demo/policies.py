"""The policies of the demo organisation, issued one version after the other by the real road."""

import json

from content.policies.actions.confirm_editorial import confirm_editorial
from content.policies.actions.repeal import repeal
from content.policies.models import Policy, PolicyIndexPage, PolicyPage
from content.policies.selectors.minor import fingerprint_of
from content.policies.states import ChangeKind
from content.publication.publisher import publishing_as
from portal.demo import reading, streams
from portal.demo.demo import Demo
from portal.demo.translations import translate_policy
from portal.people.models import Audience

LANGUAGE = "nl"
#: As the front matter names them, so the working copy does.
SAME_NAMES = (
    *("title", "official_title", "kind", "is_public", "review_on", "change_note"),
    *("adopted_by", "adopted_on", "adoption_reference", "valid_from"),
)
MAY_BE_ABSENT = ("valid_until", "retroactive_from", "corrects")


def issue_policies(demo: Demo) -> None:
    """Every version in the order of publication: written, put up for approval, approved.

    A translation follows while the text it renders is the newest; then what was repealed ends.

    A version with a moment of publication ahead of today is issued today, under embargo.
    """
    for text in demo.each(reading.policy_texts(), "Beleid"):
        page = _issue(demo, text)
        translate_policy(demo, text, page)
    for slug, row in reading.repeals().items():
        repeal(
            Policy.objects.get(slug=slug),
            from_on=row["repealed_from"],
            reason=f"{row['reason']} ({row['decided_by']}, {row['reference']})",
            by=demo.people["goedkeurder"],
            now=demo.past(row["repealed_on"]),
        )


def _issue(demo: Demo, text: reading.PolicyText) -> PolicyPage:
    editor, approver = demo.people["redacteur"], demo.people["goedkeurder"]
    published = text.front["published_on"]
    now = demo.past(published)
    with publishing_as(editor, now=now):
        page = _draft(demo, text)
        page.published_at = published if published > now else None
        if page.pk is None:
            index = PolicyIndexPage.objects.get(locale__language_code=LANGUAGE)
            index.add_child(instance=page)
        page.save_revision(user=editor.user)
        page.get_workflow().start(page, editor.user)
    with publishing_as(approver, now=now):
        page = PolicyPage.objects.get(pk=page.pk)
        if "confirmed_because" in text.front:
            read = fingerprint_of(page.get_latest_revision_as_object())
            reason = text.front["confirmed_because"]
            confirm_editorial(page, fingerprint=read, reason=reason, by=approver, now=now)
        state = page.current_workflow_task_state
        page.current_workflow_task.on_action(state, approver.user, "approve")
    return PolicyPage.objects.get(pk=page.pk)


def _draft(demo: Demo, text: reading.PolicyText) -> PolicyPage:
    """The working copy as the editor leaves it; a first version begins the page."""
    found = PolicyPage.objects.filter(slug=text.slug, locale__language_code=LANGUAGE).first()
    page = (
        found.get_latest_revision_as_object() if found else PolicyPage(slug=text.slug, live=False)
    )
    front = text.front
    for name in SAME_NAMES:
        setattr(page, name, front[name])
    for name in MAY_BE_ABSENT:
        setattr(page, name, front.get(name))
    page.change_kind = ChangeKind[front["change_kind"]]
    page.draft_title = page.title
    page.policy_owner = demo.people[front["owner"]]
    page.audience = Audience.objects.get(key=front["audience"])
    page.body = json.dumps(streams.body_of(text))
    page.legal_basis = json.dumps(streams.legal_basis_of(text))
    page.successions = streams.successions_of(text)
    if "norms" in front:
        page.norms = "\n".join(front["norms"])
    page.tags.set(front["tags"])
    return page
