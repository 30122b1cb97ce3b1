"""The questions of a form version, and what is wrong with answers to them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from forms.register import uploads
from forms.register.kinds import answers as looking
from forms.register.kinds.base import Question, Surroundings
from forms.register.kinds.frozen import thaw
from forms.register.kinds.registry import kind_of
from forms.register.models import AnswerSheet, Attachment, FormVersion, RegisterEntry
from forms.register.surroundings import surroundings_of
from portal.core.refusals import Refusal
from portal.people.models import Person


def questions_of(form_version: FormVersion, *, is_change: bool = False) -> list[Question]:
    """The questions as shown the first time, or when a declaration is changed."""
    questions = thaw(form_version.content["questions"])
    return [question for question in questions if is_change or not question.on_change]


def latest_sheet(entry: RegisterEntry) -> AnswerSheet:
    """The sheet that counts now. DoesNotExist once its retention has ended."""
    return entry.sheets.select_related("form_version").latest("number")


def _refusals_to_self_assessment(
    form_version: FormVersion, given: Mapping[str, Any]
) -> Iterable[Refusal]:
    asked = form_version.content.get("self_assessment")
    if not asked:
        return
    for item in thaw(asked["items"]):
        options = {choice.value for choice in item.choices}
        if given.get(item.key) not in options:
            yield Refusal("self_assessment_incomplete", field=item.key)
            return
    if given.get("result") not in asked["reporting"]:
        yield Refusal("self_assessment_not_reporting", field="result")


def known_self_assessment(form_version: FormVersion, given: Mapping[str, Any]) -> dict[str, Any]:
    """The weighing as asked: items with their optional remark, and the result; nothing else."""
    asked = form_version.content.get("self_assessment")
    if not asked:
        return {}
    keys = [item["key"] for item in asked["items"]]
    wanted = [*keys, *(f"{key}_remark" for key in keys), "result"]
    return {
        key: given[key][:2000] for key in wanted if isinstance(given.get(key), str) and given[key]
    }


def refusals_by_question(
    form_version: FormVersion,
    kept: Mapping[str, Any],
    self_assessment: Mapping[str, Any],
    today: date,
    *,
    is_change: bool = False,
) -> list[Refusal]:
    """What is wrong with each answer by itself; ``field`` is the key of the question."""
    questions = questions_of(form_version, is_change=is_change)
    return [
        *_refusals_to_self_assessment(form_version, self_assessment),
        *looking.refusals_to_answers(questions, kept, today),
    ]


def refusals_together(
    kind_code: str, kept: Mapping[str, Any], around: Surroundings
) -> list[Refusal]:
    """What answers, each fine by itself, say together and against the thresholds of the day."""
    kind = kind_of(kind_code)
    return [*kind.refusals_to_answers(kept, around.today), *kind.refusals_with(kept, around)]


def refusals_to_answers(
    form_version: FormVersion,
    answers: Mapping[str, Any],
    self_assessment: Mapping[str, Any],
    by: Person,
    today: date,
) -> list[Refusal]:
    """Everything a submission would be refused for, to be asked before it is sent."""
    kept = looking.known_answers(questions_of(form_version), answers)
    found = refusals_by_question(form_version, kept, self_assessment, today)
    if any(refusal.code.startswith("answer_") for refusal in found):
        return found
    event_on = kind_of(form_version.kind).event_on(kept)
    around = surroundings_of(by, event_on, today)
    return [*found, *refusals_together(form_version.kind, kept, around)]


def refusals_to_files(
    questions: Iterable[Question], answers: Mapping[str, Any], added: Iterable[str]
) -> Iterable[Refusal]:
    """File questions that must be answered and have no file; ``added`` are the keys that do."""
    have = set(added)
    for question in questions:
        is_asked = question.type is looking.T.FILE and question.required and question.asked(answers)
        if is_asked and question.key not in have:
            yield Refusal("file_missing", {"question": question.label}, question.key)


def refusals_to_attach(
    attachments: Sequence[Attachment], by: Person, already: int = 0
) -> Iterable[Refusal]:
    """At most five files per declaration, each uploaded by the one who sends them."""
    if already + len(attachments) > uploads.MAX_FILES:
        yield Refusal("too_many_files", {"most": uploads.MAX_FILES}, field="attachments")
    if any(attachment.uploaded_by_id != by.pk for attachment in attachments):
        yield Refusal("file_not_yours", field="attachments")
