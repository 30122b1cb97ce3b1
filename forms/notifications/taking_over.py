"""What of an earlier declaration can be put in a new one of the same kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forms.register.kinds.answers import known_answers, refusals_to_answers
from forms.register.kinds.base import Question, QuestionType
from forms.register.kinds.registry import kind_of
from forms.register.models import FormVersion, RegisterEntry
from forms.register.selectors import entries_of, latest_sheet, questions_of
from portal.core.clock import day_of
from portal.people.models import Person


def last_of_kind(person: Person, kind_code: str) -> RegisterEntry | None:
    """The own declaration of this kind that came in last, if its answers are still there."""
    return entries_of(person).filter(kind=kind_code, sheets__isnull=False).first()


def own_of_kind(person: Person, kind_code: str, reference: str) -> RegisterEntry | None:
    """An own declaration of this kind; None for anything else."""
    found = entries_of(person).filter(kind=kind_code, sheets__isnull=False)
    return found.filter(reference=reference).first() if "\x00" not in reference else None


def _can_be_taken(question: Question, before: Mapping[str, Question], event: str) -> bool:
    """The same question with the same type; not the day of the event, which is another one now,
    and nothing that confirms. Files are no answers and stay behind by themselves.
    """
    old = before.get(question.key)
    return (
        old is not None
        and old.type is question.type
        and question.key != event
        and not question.is_confirmation
        and not (question.type is QuestionType.DATE and question.not_in_future)
    )


def answers_taken_over(
    form_version: FormVersion, entry: RegisterEntry, by: Person, today: date
) -> dict[str, Any] | None:
    """``reference``, the day ``on`` and the ``answers`` that still stand; None when it is not an
    own declaration of this kind.
    """
    if entry.employee_id != by.pk or entry.kind != form_version.kind:
        return None
    sheet = latest_sheet(entry)
    event = kind_of(form_version.kind).event_question
    before = {question.key: question for question in questions_of(sheet.form_version)}
    questions = [
        question
        for question in questions_of(form_version)
        if _can_be_taken(question, before, event)
    ]
    answers = known_answers(questions, sheet.answers)
    faulty = {refusal.field for refusal in refusals_to_answers(questions, answers, today)}
    return {
        "reference": entry.reference,
        "on": day_of(sheet.submitted_at).isoformat(),
        "answers": {key: value for key, value in answers.items() if key not in faulty},
    }
