"""Policies for tests, by the real road: an editor writes and submits, an approver publishes."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from content.policies.models import Policy, PolicyIndexPage, PolicyPage, PolicyVersion
from content.publication.publisher import publishing_as
from portal.people.selectors import everyone
from tests.factories.people import person_with_role

Section = dict[str, Any]


def section(
    heading: str = "Geschenken",
    text: str = "<p>Neem geen geschenken aan.</p>",
    *,
    number: str = "",
    level: int = 1,
    id: str | UUID | None = None,
    body: Sequence[dict[str, Any]] | None = None,
) -> Section:
    """One section as the stream holds it; ``body`` replaces the single text block."""
    return {
        "type": "section",
        "id": str(id or uuid4()),
        "value": {
            "number": number,
            "heading": heading,
            "level": str(level),
            "body": list(body) if body is not None else [{"type": "text", "value": text}],
        },
    }


def policy_index(language: str = "nl") -> PolicyIndexPage:
    """The list of policies that migrations made."""
    return PolicyIndexPage.objects.get(locale__language_code=language)


def stream(sections: Sequence[Section | str]) -> str:
    """Sections as a stream; a text becomes a section with that heading."""
    return json.dumps([section(one) if isinstance(one, str) else one for one in sections])


def policy_page(
    slug: str = "gedragscode",
    *,
    sections: Sequence[Section | str] = ("Inleiding", "Geschenken"),
    editor: Any = None,
    now: datetime | None = None,
    **fields: Any,
) -> PolicyPage:
    """A saved draft by an editor, complete enough to be issued."""
    editor = editor or person_with_role("editor")
    page = PolicyPage(
        **{
            "title": slug.replace("-", " ").capitalize(),
            "slug": slug,
            "kind": "code",
            "policy_owner": editor,
            "audience": everyone(),
            "owner": editor.user,
            "live": False,
            **_of_version(fields),
        }
    )
    page.body = stream(sections)
    with publishing_as(editor, now=now):
        policy_index().add_child(instance=page)
        page.save_revision(user=editor.user)
    return page


def _of_version(fields: dict[str, Any]) -> dict[str, Any]:
    return {"change_kind": "material", "change_note": "Nieuwe tekst.", **fields}


def publish(
    page: PolicyPage, *, approver: Any = None, now: datetime | None = None
) -> PolicyVersion:
    """Publish the latest draft as an approver and give the version it became."""
    approver = approver or person_with_role("approver")
    with publishing_as(approver, now=now):
        page.get_latest_revision().publish(user=approver.user)
    return PolicyVersion.objects.filter(policy=page.policy).order_by("number").last()


def issued_policy(
    slug: str = "gedragscode",
    *,
    sections: Sequence[Section | str] = ("Inleiding", "Geschenken"),
    valid_from: date | None = None,
    now: datetime | None = None,
    editor: Any = None,
    approver: Any = None,
    **fields: Any,
) -> Policy:
    """A policy with one issued version; other fields of the page by name."""
    page = policy_page(
        slug, sections=sections, valid_from=valid_from, now=now, editor=editor, **fields
    )
    return publish(page, approver=approver, now=now).policy


def next_version(
    policy: Policy,
    *,
    sections: Sequence[Section | str] | None = None,
    now: datetime | None = None,
    editor: Any = None,
    approver: Any = None,
    **fields: Any,
) -> PolicyVersion:
    """One more version of a policy; without ``sections`` the text stays as it is."""
    editor = editor or person_with_role("editor")
    page = working_copy(policy)
    if sections is not None:
        page.body = stream(sections)
    for name, value in _of_version(fields).items():
        setattr(page, name, value)
    with publishing_as(editor, now=now):
        page.save_revision(user=editor.user)
    return publish(page, approver=approver, now=now)


def working_copy(policy: Policy) -> PolicyPage:
    """The page of a policy, as its latest draft."""
    page = PolicyPage.objects.get(policy=policy, locale__language_code=policy.authentic_language)
    return page.get_latest_revision_as_object()


def submit(page: PolicyPage, editor: Any) -> None:
    """Hand the draft in for approval."""
    page.get_workflow().start(page, editor.user)


def approve(page: PolicyPage, approver: Any, now: datetime | None = None) -> None:
    """Approve the running task, as the button in the CMS does."""
    page = PolicyPage.objects.get(pk=page.pk)
    with publishing_as(approver, now=now or timezone.now()):
        page.current_workflow_task.on_action(
            page.current_workflow_task_state, approver.user, "approve"
        )


def send_back(page: PolicyPage, approver: Any) -> None:
    """Ask the editor for changes."""
    page = PolicyPage.objects.get(pk=page.pk)
    page.current_workflow_task.on_action(page.current_workflow_task_state, approver.user, "reject")


def hand_in_again(page: PolicyPage, editor: Any) -> None:
    """Hand in a draft that was sent back."""
    PolicyPage.objects.get(pk=page.pk).current_workflow_state.resume(editor.user)


def at(text: str) -> datetime:
    """A moment in UTC: ``at("2024-01-01 10:00")``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
