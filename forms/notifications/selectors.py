"""Reads of the employee's side: the live pages, their questions, own drafts, policy behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from content.policies.selectors import section_home
from forms.notifications.blocks import TYPES, section_id_in
from forms.notifications.models import Draft, NotificationIndexPage, NotificationPage
from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Advice, Choice, Kind, Question, Topic
from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import Attachment, FormVersion, RegisterEntry
from forms.register.selectors import questions_of
from forms.register.selectors.giver_warnings import advice_about_giver
from forms.register.surroundings import surroundings_of
from portal.people.models import Person

EXTRA = "extra"
TEXT_LENGTHS = {"short_text": 200, "long_text": 4000}


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


def extra_questions_of(page: NotificationPage) -> list[Question]:
    """The editor's questions; their keys last as long as the block does."""
    return [
        Question(
            key=f"extra-{block.id}",
            label=block.value["label"],
            type=TYPES[block.block_type],
            topic=EXTRA,
            help=block.value["help"],
            required=bool(block.value["required"]),
            choices=tuple(
                Choice(option.strip(), option.strip()) for option in block.value.get("options", ())
            ),
            max_length=TEXT_LENGTHS.get(block.block_type, 0),
        )
        for block in page.extra_questions
    ]


def _section_ids(page: NotificationPage) -> list[tuple[str, str]]:
    """(section id, question) as named; what is no id any more is left out, since publishing a
    revision does not validate its blocks again.
    """
    named = [
        (section_id_in(block.value["section_id"] or ""), block.value["question"] or "")
        for block in page.rests_on
    ]
    return [(str(section_id), question) for section_id, question in named if section_id]


def questions_on(page: NotificationPage) -> list[Question]:
    """All questions as this page asks them: those of the kind, resting on the sections that the
    editor named, then the editor's own.
    """
    kind = kind_of(page.kind)
    named: dict[str, list[str]] = {}
    for section_id, question in _section_ids(page):
        named.setdefault(question, []).append(section_id)
    own = [
        replace(question, rests_on=tuple(sections))
        if (sections := named.get(f"{kind.code}.{question.key}"))
        else question
        for question in kind.questions
    ]
    return [*own, *extra_questions_of(page)]


def sections_on(page: NotificationPage) -> list[str]:
    """The ids of all policy sections this page rests on, each once."""
    return list(dict.fromkeys(section_id for section_id, _question in _section_ids(page)))


@dataclass(frozen=True)
class FormStep:
    """One page of the form: a topic with its questions; ``number`` counts from 1."""

    number: int
    topic: Topic
    questions: tuple[Question, ...]


def steps_of(form_version: FormVersion) -> list[FormStep]:
    """The pages of a form as it was kept; topics without questions have none."""
    topics = [Topic(*topic) for topic in form_version.content["topics"]]
    topics.append(Topic(EXTRA, _("Aanvullende vragen")))
    questions = questions_of(form_version)
    asked = [
        (topic, tuple(question for question in questions if question.topic == topic.key))
        for topic in topics
    ]
    filled = [pair for pair in asked if pair[1]]
    return [FormStep(number, *pair) for number, pair in enumerate(filled, start=1)]


def drafts_of(person: Person) -> list[Draft]:
    """What someone began and did not send, newest first."""
    return list(Draft.objects.filter(person=person))


def draft_for(person: Person, kind: Kind, key: UUID) -> Draft | None:
    """An own draft of this kind; None for missing and for someone else's alike (S38)."""
    drafts = Draft.objects.select_related("form_version")
    return drafts.filter(pk=key, person=person, kind=kind.code).first()


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


def links_behind(
    questions: Iterable[Question], person: Person, now: datetime
) -> dict[str, list[tuple[str, str]]]:
    """Links (url, heading) to the policy behind each question that this person may read."""
    homes: dict[UUID, tuple[str, str] | None] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    for question in questions:
        for text in question.rests_on:
            section_id = section_id_in(text)
            if section_id is None:
                continue
            if section_id not in homes:
                homes[section_id] = _link(section_id, person, now)
            link = homes[section_id]
            if link:
                links.setdefault(question.key, []).append(link)
    return links


def _link(section_id: UUID, person: Person, now: datetime) -> tuple[str, str] | None:
    home = section_home(person, section_id, now=now)
    if home is None:
        return None
    heading = " ".join(part for part in (home.section.number, home.section.heading) if part)
    return reverse("policies:section", args=[section_id]), heading or home.policy.title


def links_to(section_ids: Iterable[str], person: Person, now: datetime) -> list[tuple[str, str]]:
    """Links (url, heading) to those of the sections that this person may read."""
    ids = [section_id_in(text) for text in section_ids]
    links = [_link(section_id, person, now) for section_id in ids if section_id]
    return [link for link in links if link]
