"""What employees type: a step of the form, the weighing before it, and later changes."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms.notifications.selectors import sound_answers
from forms.register.kinds.base import Choice, Kind, Question, QuestionType
from forms.register.question_fields import QuestionsForm
from forms.register.selectors import refusals_to_files
from forms.register.surroundings import surroundings_of
from portal.core.refusals import Refusal
from portal.people.models import Person


class StepForm(QuestionsForm):
    """One step; also says what answers of several steps mean together, at the question itself.

    ``has_files`` are the keys of file questions to which something was added already.
    """

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        person: Person,
        all_questions: Iterable[Question],
        has_files: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, only_asked=True, **kwargs)
        self.kind = kind
        self.person = person
        self.all_questions = tuple(all_questions)
        self.has_files = frozenset(has_files)

    def clean(self) -> dict[str, Any]:
        """What the kind refuses about this step, and a file that is missing."""
        cleaned = super().clean()
        together = sound_answers(self.all_questions, {**self.others, **self.typed()}, self.today)
        around = surroundings_of(self.person, self.kind.event_on(together), self.today)
        found = [
            *refusals_to_files(self.questions, together, self._added()),
            *self.kind.refusals_to_answers(together, self.today),
            *self.kind.refusals_with(together, around),
        ]
        self.refuse(refusal for refusal in found if refusal.field in self.fields)
        return cleaned

    def _added(self) -> set[str]:
        return {*self.has_files, *(key for key, _upload in self.files_by_question())}

    def folded(self) -> list[django_forms.BoundField]:
        """What one may leave out and has not begun: shown when asked for, so that the questions
        that count stand first. Nothing is folded where everything may be left out.
        """
        if not any(question.required for question in self.questions):
            return []
        return [self[question.key] for question in self.questions if self._is_folded(question)]

    def _is_folded(self, question: Question) -> bool:
        # What policy rests on, or hangs on another answer, is asked in the open.
        is_needed = question.required or question.stays_open or question.rests_on or question.when
        is_filled = question.key in self.initial or bool(
            self.is_bound and (self[question.key].data or question.key in self.errors)
        )
        return question.has_answer and not (is_needed or is_filled)

    def unfolded(self) -> list[django_forms.BoundField]:
        """The other fields, in order."""
        folded = {field.name for field in self.folded()}
        return [field for field in self.visible_fields() if field.name not in folded]


class DeclarationForm(django_forms.Form):
    """The last thing before sending."""

    is_true = django_forms.BooleanField(
        label=gettext_lazy("Ik heb deze melding naar waarheid ingevuld."),
        error_messages={
            "required": gettext_lazy("Verklaar dat u de melding naar waarheid hebt ingevuld.")
        },
    )
    use_required_attribute = False


REASON = "change_reason"
FILES = "attachments"


class ChangeForm(QuestionsForm):
    """All questions again with the reason of the change; ``reason_label`` asks for it."""

    def __init__(self, *args: Any, questions: Iterable[Question], reason_label: str, **kwargs: Any):
        asked = [question for question in questions if question.has_answer]
        reason = Question(REASON, reason_label, QuestionType.LONG_TEXT, max_length=4000)
        files = Question(FILES, _("Bijlagen toevoegen"), QuestionType.FILE, required=False)
        super().__init__(*args, questions=[reason, *asked, files], **kwargs)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """The register calls the reason ``reason``."""
        super().refuse(
            Refusal(refusal.code, refusal.facts, REASON) if refusal.field == "reason" else refusal
            for refusal in refusals
        )

    def reason(self) -> str:
        """Why, or the reply."""
        return str(self.cleaned_data.get(REASON) or "")

    def new_answers(self) -> dict[str, Any]:
        """The answers to the questions of the form."""
        return {key: value for key, value in self.answers().items() if key != REASON}


class WhyForm(django_forms.Form):
    """A reason that one may leave out."""

    reason = django_forms.CharField(
        label=gettext_lazy("Toelichting"),
        required=False,
        max_length=4000,
        widget=django_forms.Textarea(attrs={"rows": 4}),
    )


def assessment_questions(kind: Kind) -> list[Question]:
    """The items of the weighing with a remark each, and the own conclusion at the end."""
    if kind.self_assessment is None:
        return []
    asked: list[Question] = []
    for item in kind.self_assessment.items:
        asked.append(item)
        asked.append(
            Question(
                f"{item.key}_remark",
                _("Opmerking bij: %(question)s") % {"question": item.label},
                QuestionType.TEXT,
                required=False,
                max_length=500,
            )
        )
    results = tuple(Choice(choice.value, choice.label) for choice in kind.self_assessment.results)
    asked.append(
        Question("result", _("Wat is uw conclusie?"), QuestionType.CHOICE, choices=results)
    )
    return asked
