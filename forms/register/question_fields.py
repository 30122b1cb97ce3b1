"""Questions as form fields, the same wherever they are asked: declaring, amending, deciding."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms as django_forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forms.register import uploads
from forms.register.kinds.answers import known_answers, plain, refusals_to_answers
from forms.register.kinds.base import Question, QuestionType
from forms.register.words import sentence
from portal.core.form_fields import EuroField, ThreePartDateField
from portal.core.refusals import Refusal

T = QuestionType
MAX_LENGTH = 10_000


class NumberField(django_forms.DecimalField):
    """A number as people write it, with a comma or a dot."""

    widget = django_forms.TextInput

    def to_python(self, value: Any) -> Decimal | None:
        """The number; ValidationError for anything else."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """A kept number with a comma; what somebody typed stays as typed."""
        return str(value).replace(".", ",") if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: django_forms.Widget) -> dict[str, Any]:
        """Offer the numeric keyboard."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "portal-amount"}


class FilesInput(django_forms.FileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class FilesField(django_forms.FileField):
    """A list of files, possibly empty; what is in them is looked at by ``uploads.store``."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files that were chosen."""
        return [item for item in data or () if item]

    def widget_attrs(self, widget: django_forms.Widget) -> dict[str, Any]:
        """Offer the kinds of file that are taken."""
        return {**super().widget_attrs(widget), "accept": ",".join(uploads.TYPES)}


def _storable(value: Any) -> Any:
    """What was typed as a database can keep it: without NUL, of reasonable length."""
    if isinstance(value, (list, tuple)):
        return [_storable(item) for item in value]
    return value.replace("\x00", "")[: 2 * MAX_LENGTH] if isinstance(value, str) else value


def _yes_no(value: Any) -> bool:
    return value in (True, "True", "true")


def _bare_field(question: Question, common: dict[str, Any]) -> django_forms.Field:
    options = [(choice.value, choice.label) for choice in question.choices]
    most = question.max_length or MAX_LENGTH
    match question.type:
        case T.LONG_TEXT:
            area = django_forms.Textarea(attrs={"rows": 5})
            return django_forms.CharField(max_length=most, widget=area, **common)
        case T.DATE:
            return ThreePartDateField(**common)
        case T.MONEY:
            return EuroField(min_value=None, **common)
        case T.DECIMAL:
            return NumberField(**common)
        case T.YES_NO:
            return django_forms.TypedChoiceField(
                choices=[("True", _("Ja")), ("False", _("Nee"))],
                coerce=_yes_no,
                empty_value=None,
                widget=django_forms.RadioSelect,
                **common,
            )
        case T.CHOICE:
            return django_forms.ChoiceField(
                choices=options, widget=django_forms.RadioSelect, **common
            )
        case T.MULTIPLE:
            return django_forms.MultipleChoiceField(
                choices=options, widget=django_forms.CheckboxSelectMultiple, **common
            )
        case T.FILE:
            return FilesField(**common)
    return django_forms.CharField(max_length=most, **common)


def _condition_in_words(question: Question, questions: Mapping[str, Question]) -> str:
    """When a question counts, since without a script it is always on the page."""
    other = questions.get(question.when.key) if question.when else None
    if other is None or question.when is None:
        return ""
    said = {True: _("Ja"), False: _("Nee")}
    options = [
        str(said[value] if isinstance(value, bool) else other.label_of(value))
        for value in question.when.values
    ]
    words = {"question": other.label, "options": _(" of ").join(options)}
    return _("Alleen als u bij “%(question)s” kiest: %(options)s.") % words


def _hint(
    question: Question, questions: Mapping[str, Question], links: Iterable[tuple[str, str]]
) -> SafeString:
    """Help, condition and the policy behind a question, as one hint."""
    lines = [str(question.help), _condition_in_words(question, questions)]
    if question.type is T.FILE:
        lines.append(
            _("Hooguit %(most)s bestanden van 10 MB: pdf, png, jpg, docx, odt of txt.")
            % {"most": uploads.MAX_FILES}
        )
    parts = [format_html("{}", line) for line in lines if line]
    parts += [
        format_html('{} <a href="{}">{}</a>', _("Lees de regel:"), url, heading)
        for url, heading in links
    ]
    return format_html_join(SafeString("<br>"), "{}", ((part,) for part in parts))


class QuestionsForm(django_forms.Form):
    """Asks questions and gives plain answers; what is wrong is said in the register's words.

    ``sections`` are links (url, heading) to the policy behind a question, by question key;
    ``others`` answers to questions elsewhere that conditions look at.
    """

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        today: date,
        sections: Mapping[str, list[tuple[str, str]]] | None = None,
        others: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = tuple(questions)
        self.today = today
        self.others = dict(others or {})
        by_key = {question.key: question for question in self.questions}
        for question in self.questions:
            missing = sentence(Refusal("answer_missing", {"question": question.label}))
            self.fields[question.key] = _bare_field(
                question,
                {
                    "label": question.label,
                    "help_text": _hint(question, by_key, (sections or {}).get(question.key, ())),
                    "required": question.required,
                    "error_messages": {"required": missing},
                },
            )

    def answers(self) -> dict[str, Any]:
        """Plain answers to what was asked and understood; unasked and unknown are left out."""
        given = {**self.others, **self.cleaned_data}
        return known_answers(self.questions, given)

    def typed(self) -> dict[str, Any]:
        """The same with what was not understood as it was typed, so that nothing is lost."""
        kept: dict[str, Any] = {}
        for question in self.questions:
            if question.type is T.FILE:
                continue
            value = plain(self.cleaned_data.get(question.key))
            if question.key in self.errors and value in (None, "", []):
                value = _storable(self[question.key].data)
            is_empty_list = isinstance(value, list) and not any(value)
            if value not in (None, "") and not is_empty_list:
                kept[question.key] = value
        return kept

    def chosen_files(self) -> list[UploadedFile]:
        """Everything that was chosen in file questions."""
        return [
            upload
            for question in self.questions
            if question.type is T.FILE
            for upload in self.cleaned_data.get(question.key) or ()
        ]

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say refusals at their question, or above the form when it is not on this page."""
        for refusal in refusals:
            field = refusal.field if refusal.field in self.fields else None
            if field is None or field not in self.errors:
                self.add_error(field, sentence(refusal))

    def clean(self) -> dict[str, Any]:
        """Look at the answers as the register will."""
        cleaned = super().clean() or self.cleaned_data
        given = {**self.others, **{key: plain(value) for key, value in cleaned.items()}}
        for question in self.questions:
            if not question.asked(given):
                self.errors.pop(question.key, None)
        asked = [question for question in self.questions if question.key not in self.errors]
        self.refuse(
            refusals_to_answers(asked, {**self.others, **known_answers(asked, given)}, self.today)
        )
        return cleaned
