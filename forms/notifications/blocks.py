"""What an editor adds to a declaration: own questions, other help, and where questions rest on."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.notifications.condition_input import ConditionInput
from forms.register.kinds.base import QuestionType
from forms.register.kinds.registry import kinds

SECTION_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)
OF_KIND = {"data-controller": "portal-of-kind"}
HELP_LENGTH = 500


def section_id_in(text: str) -> UUID | None:
    """The id of a section from an id or an address that somebody pasted."""
    found = SECTION_ID.search(text)
    return UUID(found.group()) if found else None


class SectionIdBlock(blocks.CharBlock):
    """Takes the link of a section as well as its bare id."""

    def clean(self, value: Any) -> str:
        """The bare id; ValidationError when there is none in the text."""
        text = super().clean(value)
        found = section_id_in(text)
        if found is None and (text or self.field.required):
            raise ValidationError(_("Plak hier de link van een onderdeel van het beleid."))
        return str(found) if found else ""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """An id is the same in every language."""
        return []


class ConditionBlock(blocks.FieldBlock):
    """When a question is asked: a question with a fixed list of answers, and some of those.

    Kept as JSON text ``{"question": key, "answers": [value, …]}``; the key is ``<kind>.<question>``
    or the lasting id of an own question. What is wrong with it is said by the page, which knows
    the other questions.
    """

    def __init__(self, help_text: Any = None, **kwargs: Any) -> None:
        self.help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> django_forms.Field:
        return django_forms.CharField(
            required=False, max_length=4000, help_text=self.help_text, widget=ConditionInput()
        )

    class Meta:
        icon = "help"
        default = ""


def question_options() -> list[tuple[str, list[tuple[str, Any]]]]:
    """All questions of all kinds, by kind."""
    return [
        (
            str(kind.label),
            [(f"{kind.code}.{question.key}", question.label) for question in kind.questions],
        )
        for kind in kinds()
    ]


def help_options() -> list[tuple[str, list[tuple[str, Any]]]]:
    """The questions whose help an editor may reword, by kind."""
    return [
        (
            str(kind.label),
            [
                (f"{kind.code}.{question.key}", question.label)
                for question in kind.questions
                if not question.help_is_fixed
            ],
        )
        for kind in kinds()
    ]


def step_options() -> list[tuple[str, list[tuple[str, Any]]]]:
    """All steps of all kinds, by kind."""
    return [
        (str(kind.label), [(f"{kind.code}.{topic.key}", topic.label) for topic in kind.topics])
        for kind in kinds()
    ]


def _of_kind(choices: Any, **options: Any) -> blocks.ChoiceBlock:
    """A choice of which the CMS shows only what belongs to the kind of the page."""
    widget = django_forms.Select(attrs=OF_KIND)
    return blocks.ChoiceBlock(choices=choices, widget=widget, **options)


class RestsOnBlock(blocks.StructBlock):
    """One section of policy that the form, or one question of it, rests on."""

    section_id = SectionIdBlock(
        label=_("onderdeel van het beleid"),
        help_text=_("Plak de link die u bij het onderdeel kunt kopiëren."),
        max_length=200,
    )
    question = _of_kind(
        question_options,
        label=_("bij welke vraag"),
        required=False,
        help_text=_("Leeg: geldt voor het hele formulier."),
    )

    class Meta:
        icon = "link"
        label = _("Onderdeel van het beleid")


class HelpTextBlock(blocks.StructBlock):
    """An own explanation with a question of the kind."""

    question = _of_kind(help_options, label=_("bij welke vraag"))
    text = blocks.TextBlock(
        label=_("uitleg"),
        max_length=HELP_LENGTH,
        help_text=_("Dit komt in plaats van de uitleg die er nu bij staat."),
    )

    class Meta:
        icon = "help"
        label = _("Uitleg bij een vraag")


STEP = {
    "label": _("in welke stap"),
    "required": False,
    "help_text": _("Leeg: in een eigen stap aan het eind."),
}
WHEN = {
    "label": _("alleen vragen als"),
    "help_text": _(
        "Kies een eerdere vraag met vaste antwoorden, en bij welke antwoorden deze vraag volgt."
    ),
}


class QuestionBlock(blocks.StructBlock):
    """What every extra question has."""

    label = blocks.CharBlock(label=_("vraag"), max_length=200)
    help = blocks.TextBlock(label=_("uitleg"), required=False, max_length=HELP_LENGTH)
    required = blocks.BooleanBlock(label=_("verplicht"), required=False, default=False)
    step = _of_kind(step_options, **STEP)
    when = ConditionBlock(**WHEN)
    section_id = SectionIdBlock(
        label=_("onderdeel van het beleid waarop de vraag rust"),
        required=False,
        max_length=200,
        help_text=_("Plak de link die u bij het onderdeel kunt kopiëren, of laat dit leeg."),
    )


class QuestionWithOptionsBlock(QuestionBlock):
    """A question with fixed answers."""

    options = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label=_("mogelijkheid")),
        label=_("mogelijkheden"),
        min_num=2,
    )

    def clean(self, value: Any) -> Any:
        """Two options that read the same cannot be told apart."""
        cleaned = super().clean(value)
        options = [option.strip() for option in cleaned["options"]]
        if len(set(options)) < len(options):
            fault = ValidationError(_("Elke mogelijkheid mag één keer voorkomen."))
            raise blocks.StructBlockValidationError(block_errors={"options": fault})
        return cleaned


class ExplanationBlock(blocks.StructBlock):
    """A text between the questions, which asks nothing."""

    label = blocks.CharBlock(label=_("kop"), max_length=200)
    help = blocks.TextBlock(label=_("tekst"), max_length=2000)
    step = _of_kind(step_options, **STEP)
    when = ConditionBlock(**WHEN)


def _block(base: type[blocks.StructBlock], label: Any, icon: str) -> blocks.StructBlock:
    return base(label=label, icon=icon)


#: Which type of question each block makes.
TYPES: Mapping[str, QuestionType] = {
    "short_text": QuestionType.TEXT,
    "long_text": QuestionType.LONG_TEXT,
    "yes_no": QuestionType.YES_NO,
    "choice": QuestionType.CHOICE,
    "multiple": QuestionType.MULTIPLE,
    "date": QuestionType.DATE,
    "amount": QuestionType.MONEY,
    "number": QuestionType.DECIMAL,
    "email": QuestionType.EMAIL,
    "phone": QuestionType.PHONE,
    "url": QuestionType.URL,
    "file": QuestionType.FILE,
    "explanation": QuestionType.EXPLANATION,
}


class ExtraQuestionsBlock(blocks.StreamBlock):
    """The editor's own questions in their order, each in a step of the kind or in one apart."""

    short_text = _block(QuestionBlock, _("Korte tekst"), "pilcrow")
    long_text = _block(QuestionBlock, _("Lange tekst"), "doc-full")
    yes_no = _block(QuestionBlock, _("Ja of nee"), "check")
    choice = _block(QuestionWithOptionsBlock, _("Keuze uit een lijst"), "radio-full")
    multiple = _block(QuestionWithOptionsBlock, _("Meer keuzes uit een lijst"), "list-ul")
    date = _block(QuestionBlock, _("Datum"), "date")
    amount = _block(QuestionBlock, _("Bedrag in euro"), "decimal")
    number = _block(QuestionBlock, _("Getal"), "order")
    email = _block(QuestionBlock, _("E-mailadres"), "mail")
    phone = _block(QuestionBlock, _("Telefoonnummer"), "mobile-alt")
    url = _block(QuestionBlock, _("Webadres"), "link")
    file = _block(QuestionBlock, _("Bestanden"), "upload")
    explanation = _block(ExplanationBlock, _("Uitleg zonder vraag"), "info-circle")

    class Meta:
        required = False
