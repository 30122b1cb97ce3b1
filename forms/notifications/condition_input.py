"""The control in the CMS with which an editor says when a question is asked."""

import json
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _

from forms.register.kinds.base import Question, QuestionType
from forms.register.kinds.registry import kinds

T = QuestionType
#: Questions that a condition can look at: their answers are known beforehand.
CLOSED = (T.YES_NO, T.CHOICE, T.MULTIPLE)


def _answers_to(question: Question) -> list[list[str]]:
    if question.type is T.YES_NO:
        return [["true", _("Ja")], ["false", _("Nee")]]
    return [[choice.value, str(choice.label)] for choice in question.choices]


def offered_conditions() -> dict[str, list[list[Any]]]:
    """Per kind its questions with fixed answers: ``[key, label, [[value, label], …]]``."""
    return {
        kind.code: [
            [f"{kind.code}.{question.key}", str(question.label), _answers_to(question)]
            for question in kind.questions
            if question.type in CLOSED
        ]
        for kind in kinds()
    }


class ConditionInput(django_forms.TextInput):
    """A text field that the script turns into two choices; its words come along as data."""

    class Media:
        js = ("js/cms/conditions.js",)

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """The questions of the kinds and the words of the control."""
        words = {
            "always": _("Altijd vragen"),
            "ofKind": _("Vragen van deze soort melding"),
            "own": _("Eigen vragen hierboven"),
            "gone": _("Een vraag die er niet meer is"),
            "question": _("Vraag"),
            "answers": _("Bij deze antwoorden"),
            "yes": _("Ja"),
            "no": _("Nee"),
            "unnamed": _("Vraag zonder tekst"),
        }
        return {
            **super().build_attrs(base_attrs, extra_attrs),
            "data-controller": "portal-condition",
            "data-portal-condition-kinds-value": json.dumps(offered_conditions()),
            "data-portal-condition-words-value": json.dumps(words),
        }
