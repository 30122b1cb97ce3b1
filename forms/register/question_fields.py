"""Questions as form fields, the same wherever they are asked: declaring, amending, deciding."""

import json
from collections.abc import Callable, Iterable, Mapping
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
#: A longer list is chosen from in a box that folds out.
MOST_RADIOS = 12


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


class PhoneInput(django_forms.TextInput):
    """Offers the keyboard for telephone numbers."""

    input_type = "tel"


class UrlField(django_forms.CharField):
    """A web address as people write it: without https:// too."""

    widget = django_forms.URLInput

    def to_python(self, value: Any) -> str:
        """The address with its scheme."""
        text = super().to_python(value)
        return f"https://{text}" if text and "://" not in text else text


class Explanation(django_forms.Widget):
    """Shows nothing of itself: label and help of its field are the text."""

    input_type = "explanation"
    use_fieldset = True
    template_name = "django/forms/widgets/input.html"


class ExplanationField(django_forms.Field):
    """Stands between the questions and asks nothing."""

    widget = Explanation


def _storable(value: Any) -> Any:
    """What was typed as a database can keep it: without NUL, of reasonable length."""
    if isinstance(value, (list, tuple)):
        return [_storable(item) for item in value]
    return value.replace("\x00", "")[: 2 * MAX_LENGTH] if isinstance(value, str) else value


def _yes_no(value: Any) -> bool:
    return value in (True, "True", "true")


def _choice(question: Question, common: dict[str, Any]) -> django_forms.Field:
    options = [(choice.value, choice.label) for choice in question.choices]
    if question.type is T.MULTIPLE:
        return django_forms.MultipleChoiceField(
            choices=options, widget=django_forms.CheckboxSelectMultiple, **common
        )
    if len(options) > MOST_RADIOS:
        return django_forms.ChoiceField(choices=[("", _("Kies een antwoord")), *options], **common)
    return django_forms.ChoiceField(choices=options, widget=django_forms.RadioSelect, **common)


def _yes_or_no(question: Question, common: dict[str, Any]) -> django_forms.Field:
    return django_forms.TypedChoiceField(
        choices=[("True", _("Ja")), ("False", _("Nee"))],
        coerce=_yes_no,
        empty_value=None,
        widget=django_forms.RadioSelect,
        **common,
    )


def _text(widget: type[django_forms.Widget]) -> Callable[..., django_forms.Field]:
    def made(question: Question, common: dict[str, Any]) -> django_forms.Field:
        most = question.max_length or MAX_LENGTH
        return django_forms.CharField(max_length=most, widget=widget, **common)

    return made


class LongText(django_forms.Textarea):
    """Room for a few sentences."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})


_FIELDS: Mapping[QuestionType, Callable[[Question, dict[str, Any]], django_forms.Field]] = {
    T.TEXT: _text(django_forms.TextInput),
    T.LONG_TEXT: _text(LongText),
    T.EMAIL: _text(django_forms.EmailInput),
    T.PHONE: _text(PhoneInput),
    T.URL: lambda question, common: UrlField(
        max_length=question.max_length or MAX_LENGTH, **common
    ),
    T.DATE: lambda question, common: ThreePartDateField(**common),
    T.MONEY: lambda question, common: EuroField(min_value=None, **common),
    T.DECIMAL: lambda question, common: NumberField(**common),
    T.YES_NO: _yes_or_no,
    T.CHOICE: _choice,
    T.MULTIPLE: _choice,
    T.FILE: lambda question, common: FilesField(**common),
    T.EXPLANATION: lambda question, common: ExplanationField(**common),
}


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


def _when(question: Question, questions: Mapping[str, Question]) -> tuple[str, str] | None:
    """The condition for the script in the page: name of the control, and values as JSON."""
    if question.when is None or question.when.key not in questions:
        return None
    return question.when.key, json.dumps([str(value) for value in question.when.values])


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
    ``others`` answers to questions elsewhere that conditions look at. With ``only_asked`` a
    question is left out whose condition is about a question elsewhere and not met.
    """

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        today: date,
        sections: Mapping[str, list[tuple[str, str]]] | None = None,
        others: Mapping[str, Any] | None = None,
        only_asked: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.others = dict(others or {})
        self.questions = tuple(questions)
        by_key = {question.key: question for question in self.questions}
        if only_asked:
            self.questions = tuple(
                question
                for question in self.questions
                if question.when is None
                or question.when.key in by_key
                or question.asked(self.others)
            )
        for question in self.questions:
            missing = sentence(Refusal("answer_missing", {"question": question.label}))
            self.fields[question.key] = _FIELDS[question.type](
                question,
                {
                    "label": question.label,
                    "help_text": _hint(question, by_key, (sections or {}).get(question.key, ())),
                    "required": question.required and question.type is not T.EXPLANATION,
                    "error_messages": {"required": missing},
                },
            )
            self.fields[question.key].when = _when(question, by_key)

    def answers(self) -> dict[str, Any]:
        """Plain answers to what was asked and understood; unasked and unknown are left out."""
        given = {**self.others, **self.cleaned_data}
        return known_answers(self.questions, given)

    def typed(self) -> dict[str, Any]:
        """The same with what was not understood as it was typed, so that nothing is lost."""
        kept: dict[str, Any] = {}
        for question in self.questions:
            if not question.has_answer:
                continue
            value = plain(self.cleaned_data.get(question.key))
            if question.key in self.errors and value in (None, "", []):
                value = _storable(self[question.key].data)
            is_empty_list = isinstance(value, list) and not any(value)
            if value not in (None, "") and not is_empty_list:
                kept[question.key] = value
        return kept

    def files_by_question(self) -> list[tuple[str, UploadedFile]]:
        """Everything that was chosen, with the key of the question it was chosen in."""
        return [
            (question.key, upload)
            for question in self.questions
            if question.type is T.FILE
            for upload in self.cleaned_data.get(question.key) or ()
        ]

    def chosen_files(self) -> list[UploadedFile]:
        """Everything that was chosen in file questions."""
        return [upload for _key, upload in self.files_by_question()]

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
        known = known_answers(self.questions, given)
        for question in self.questions:
            if not question.asked({**given, **self._of_here(known)}):
                self.errors.pop(question.key, None)
        asked = [question for question in self.questions if question.key not in self.errors]
        self.refuse(refusals_to_answers(asked, {**self.others, **self._of_here(known)}, self.today))
        return cleaned

    def _of_here(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """What is known of the questions on this page; the rest of them has no answer."""
        return {question.key: known.get(question.key) for question in self.questions}
