"""A form as pages: one topic each, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forms.notifications.own_questions import EXTRA
from forms.register.kinds.base import Question, QuestionType, Topic


@dataclass(frozen=True)
class FormStep:
    """One page of the form: a topic with its questions; ``number`` counts from 1."""

    number: int
    topic: Topic
    questions: tuple[Question, ...]

    @property
    def asks_files(self) -> bool:
        """Can something be uploaded here?"""
        return any(question.type is QuestionType.FILE for question in self.questions)


def steps_from(topics: Iterable[Topic], questions: Sequence[Question]) -> list[FormStep]:
    """Questions by topic, those of the editor without one in a step of their own at the end."""
    topics = [*topics, Topic(EXTRA, _("Aanvullende vragen"))]
    asked = [
        (topic, tuple(question for question in questions if question.topic == topic.key))
        for topic in topics
    ]
    filled = [pair for pair in asked if pair[1]]
    return [FormStep(number, *pair) for number, pair in enumerate(filled, start=1)]
