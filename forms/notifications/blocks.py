"""The extra questions that an editor can add to a declaration, and where questions rest on."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.register.kinds.base import QuestionType
from forms.register.kinds.registry import kinds

SECTION_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)


def section_id_in(text: str) -> UUID | None:
    """The id of a section from an id or an address that somebody pasted."""
    found = SECTION_ID.search(text)
    return UUID(found.group()) if found else None


class SectionIdBlock(blocks.CharBlock):
    """Takes the link of a section as well as its bare id."""

    def clean(self, value: Any) -> str:
        """The bare id; ValidationError when there is none in the text."""
        found = section_id_in(super().clean(value))
        if found is None:
            raise ValidationError(_("Plak hier de link van een onderdeel van het beleid."))
        return str(found)


def question_options() -> list[tuple[str, list[tuple[str, Any]]]]:
    """All questions of all kinds, by kind."""
    return [
        (
            str(kind.label),
            [(f"{kind.code}.{question.key}", question.label) for question in kind.questions],
        )
        for kind in kinds()
    ]


class RestsOnBlock(blocks.StructBlock):
    """One section of policy that the form, or one question of it, rests on."""

    section_id = SectionIdBlock(
        label=_("onderdeel van het beleid"),
        help_text=_("Plak de link die u bij het onderdeel kunt kopiëren."),
        max_length=200,
    )
    question = blocks.ChoiceBlock(
        label=_("bij welke vraag"),
        choices=question_options,
        required=False,
        help_text=_("Leeg: geldt voor het hele formulier."),
    )

    class Meta:
        icon = "link"
        label = _("Onderdeel van het beleid")


class QuestionBlock(blocks.StructBlock):
    """What every extra question has."""

    label = blocks.CharBlock(label=_("vraag"), max_length=200)
    help = blocks.TextBlock(label=_("uitleg"), required=False, max_length=500)
    required = blocks.BooleanBlock(label=_("verplicht"), required=False, default=False)


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
}


class ExtraQuestionsBlock(blocks.StreamBlock):
    """The editor's own questions, asked in a step of their own."""

    short_text = _block(QuestionBlock, _("Korte tekst"), "pilcrow")
    long_text = _block(QuestionBlock, _("Lange tekst"), "doc-full")
    yes_no = _block(QuestionBlock, _("Ja of nee"), "check")
    choice = _block(QuestionWithOptionsBlock, _("Keuze uit een lijst"), "radio-full")
    multiple = _block(QuestionWithOptionsBlock, _("Meer keuzes uit een lijst"), "list-ul")
    date = _block(QuestionBlock, _("Datum"), "date")
    amount = _block(QuestionBlock, _("Bedrag in euro"), "decimal")
    number = _block(QuestionBlock, _("Getal"), "order")

    class Meta:
        required = False
