"""Reads of the employee's side: the live pages, their questions, own drafts, policy behind them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from forms.notifications import own_questions
from forms.notifications.form_steps import FormStep, steps_from
from forms.notifications.models import Draft, NotificationIndexPage, NotificationPage
from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Advice, Kind, Question, Topic
from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import Attachment, FormVersion, RegisterEntry
from forms.register.selectors import questions_of
from forms.register.selectors.giver_warnings import advice_about_giver
from forms.register.surroundings import surroundings_of
from portal.core.clock import day_of, start_of
from portal.parameters.selectors import values_on
from portal.people.models import Person

UNUSED = "draft_unused_days"


def index_page(language: str) -> NotificationIndexPage | None:
    """The live index of a language."""
    pages = NotificationIndexPage.objects.live().filter(locale__language_code=language)
    return pages.order_by("path").first()


def pages_in(language: str) -> dict[str, NotificationPage]:
    """The live notification page of each kind in a language, in the order of the kinds."""
    found: dict[str, NotificationPage] = {}
    pages = NotificationPage.objects.live().filter(locale__language_code=language)
    for page in pages.select_related("locale").order_by("path"):
        found.setdefault(page.kind, page)
    return {kind.code: found[kind.code] for kind in kinds() if kind.code in found}


def page_of(kind: Kind, language: str) -> NotificationPage | None:
    """The one live page of a kind in a language."""
    return pages_in(language).get(kind.code)


def questions_on(page: NotificationPage) -> list[Question]:
    """All questions as this page asks them, those of the kind and the editor's own."""
    return own_questions.questions_on(page.kind_here, page.editable)


def sections_on(page: NotificationPage) -> list[str]:
    """The ids of all policy sections this page rests on, each once."""
    return own_questions.all_sections(page.editable)


def steps_of(form_version: FormVersion) -> list[FormStep]:
    """The pages of a form as it was kept; topics without questions have none."""
    topics = [Topic(*topic) for topic in form_version.content["topics"]]
    return steps_from(topics, questions_of(form_version))


def open_steps(steps: Iterable[FormStep], answers: Mapping[str, Any]) -> list[FormStep]:
    """The steps that have something to ask, given these answers."""
    steps = list(steps)
    questions = [question for step in steps for question in step.questions]
    known = known_answers(questions, answers)
    return [step for step in steps if any(question.asked(known) for question in step.questions)]


def drafts_of(person: Person) -> list[Draft]:
    """What someone began and did not send, newest first."""
    return list(Draft.objects.filter(person=person))


def draft_for(person: Person, kind: Kind, key: UUID, *, to_change: bool = False) -> Draft | None:
    """An own draft of this kind; None for missing and for someone else's alike (S38)."""
    drafts = Draft.objects.select_related("form_version")
    if to_change:
        drafts = drafts.select_for_update(of=("self",))
    return drafts.filter(pk=key, person=person, kind=kind.code).first()


def unused_days(today: date) -> int:
    """After how many days without a change a draft goes."""
    return int(values_on(today)[UNUSED].value)


def goes_on(draft: Draft, days: int, today: date) -> date:
    """The day on which a draft goes when nobody touches it any more, after so many days."""
    return max(day_of(draft.updated_at) + timedelta(days=days + 1), today)


def unused_until(draft: Draft) -> date:
    """The same with the term of today."""
    today = day_of(timezone.now())
    return goes_on(draft, unused_days(today), today)


def shown_drafts(drafts: Iterable[Draft]) -> list[tuple[Draft, Kind, date]]:
    """Each draft with its kind and the day it goes; one query for the term."""
    drafts = list(drafts)
    if not drafts:
        return []
    today = day_of(timezone.now())
    days = unused_days(today)
    return [(draft, kind_of(draft.kind), goes_on(draft, days, today)) for draft in drafts]


def drafts_unused_since(now: datetime) -> list[Draft]:
    """Drafts whose time is over."""
    before = start_of(day_of(now) - timedelta(days=unused_days(day_of(now))))
    return list(Draft.objects.filter(updated_at__lt=before).order_by("updated_at"))


def still_taken(draft: Draft, questions: Iterable[Question]) -> dict[str, Any] | None:
    """What on this page still stands as it was taken over from an earlier declaration."""
    taken = draft.taken_over.get("answers", {})
    labels = [
        str(question.label)
        for question in questions
        if question.key in taken and draft.answers.get(question.key) == taken[question.key]
    ]
    if not labels:
        return None
    return {
        "reference": draft.taken_over["reference"],
        "on": date.fromisoformat(draft.taken_over["on"]),
        "labels": labels,
    }


def entry_sent_as(person: Person, key: UUID) -> RegisterEntry | None:
    """The entry that an own draft became."""
    return RegisterEntry.objects.filter(submission_key=key, employee=person).first()


def attachments_of(draft: Draft) -> list[Attachment]:
    """The files of a draft, in the order in which they were added."""
    found = {str(item.pk): item for item in Attachment.objects.filter(pk__in=draft.attachment_keys)}
    return [found[key] for key in draft.attachment_keys if key in found]


def sound_answers(
    questions: Iterable[Question], answers: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """Only the answers with which nothing is wrong by themselves."""
    questions = list(questions)
    known = known_answers(questions, answers)
    faulty = {refusal.field for refusal in refusals_to_answers(questions, known, today)}
    return {key: value for key, value in known.items() if key not in faulty}


def advice_for(
    form_version: FormVersion, answers: Mapping[str, Any], person: Person, today: date
) -> list[Advice]:
    """What someone should know about the answers given so far."""
    kind = kind_of(form_version.kind)
    sound = sound_answers(questions_of(form_version), answers, today)
    around = surroundings_of(person, kind.event_on(sound), today)
    about_giver = advice_about_giver(kind, sound, person, around.thresholds)
    return [*kind.advice(sound, around), *about_giver]
