"""What people of the demo began and did not finish: declarations, and a text to approve."""

from datetime import timedelta
from typing import Any

from content.policies.models import PolicyPage
from content.policies.states import ChangeKind
from content.publication.publisher import publishing_as
from forms.notifications.actions.save_draft import save_draft
from forms.notifications.actions.start_draft import start_draft
from forms.notifications.models import NotificationPage
from forms.notifications.selectors import steps_of
from forms.register.kinds.registry import kind_of
from portal.demo.demo import Demo

LANGUAGE = "nl"
TO_APPROVE = "regeling-screening-en-vog"
TYPED: dict[str, dict[str, Any]] = {
    "gift": {
        "benefit_kind": "goods",
        "description": "Mand met fruit, afgegeven bij de balie.",
        "estimated_value": "22.50",
        "value_is_approximate": True,
    },
    "side_activity": {
        "activity_kind": "talk",
        "incompatible_office": "none",
        "organisation": "Vereniging Bouwkundig Erfgoed",
        "sector": "kennis",
        "description": "Een lezing over vergunningen voor oude gebouwen, op een zaterdag.",
    },
}


def leave_drafts(demo: Demo) -> None:
    """One of each kind, with the first step filled in."""
    person, now = demo.people["medewerker"], demo.until - timedelta(days=2)
    for kind, typed in demo.each(TYPED.items(), "Concepten"):
        page = NotificationPage.objects.get(kind=kind, locale__language_code=LANGUAGE)
        draft = start_draft(
            page,
            by=person,
            now=now,
            submission_key=demo.chance.uuid(),
            self_assessment=_weighed(kind),
        )
        if draft is not None:
            first = steps_of(draft.form_version)[0]
            asked = {question.key for question in first.questions}
            if "offered_on" in asked:
                typed = {**typed, "offered_on": demo.days_ago(4).isoformat()}
            save_draft(draft, first, now=now, typed=typed, is_finished=True)


def _weighed(kind: str) -> dict[str, str]:
    assessment = kind_of(kind).self_assessment
    if assessment is None:
        return {}
    return {**{item.key: "no" for item in assessment.items}, "result": "report"}


def ask_for_approval(demo: Demo) -> None:
    """The editor has one text waiting, so that the approver finds something to read."""
    editor, now = demo.people["redacteur"], demo.until - timedelta(days=3)
    page = PolicyPage.objects.get(slug=TO_APPROVE, locale__language_code=LANGUAGE)
    with publishing_as(editor, now=now):
        draft = page.get_latest_revision_as_object()
        draft.change_kind = ChangeKind.EDITORIAL
        draft.change_note = "De reikwijdte staat er nu bij. De regels zelf zijn gelijk gebleven."
        draft.scope = "Alle nieuwe medewerkers en iedereen die een andere functie krijgt."
        draft.review_on = demo.today + timedelta(days=730)
        draft.save_revision(user=editor.user)
        page.get_workflow().start(page, editor.user)
