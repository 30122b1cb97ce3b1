"""What is wrong with the questions that an editor added; plain Python."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.register.kinds.base import Question, QuestionType
from portal.core.refusals import Refusal

#: Questions that a condition can look at: their answers are known beforehand.
CLOSED = (QuestionType.YES_NO, QuestionType.CHOICE, QuestionType.MULTIPLE)


@dataclass(frozen=True)
class Wish:
    """A condition as the editor put it: on which question, and with which answers.

    ``question`` is None when it is none of this form; ``answers`` are those that were understood,
    ``unknown`` how many were not.
    """

    key: str
    question: str | None
    answers: Sequence[object]
    unknown: int = 0


def refusals_to_conditions(
    questions: Sequence[Question], wishes: Iterable[Wish]
) -> Iterator[Refusal]:
    """Why a condition cannot stand; ``field`` is the key of the question that has it.

    A condition looks back only, in the order in which the questions are asked, so that circles
    cannot be made.
    """
    places = {question.key: place for place, question in enumerate(questions)}
    for wish in wishes:
        code = _fault(questions, places, wish)
        if code:
            yield Refusal(code, field=wish.key)


def _fault(questions: Sequence[Question], places: dict[str, int], wish: Wish) -> str:
    if wish.question == wish.key:
        return "condition_on_itself"
    if wish.question not in places:
        return "condition_on_nothing"
    other = questions[places[wish.question]]
    if other.type not in CLOSED:
        return "condition_on_open_question"
    if places[wish.question] > places[wish.key]:
        return "condition_on_later"
    if wish.unknown:
        return "condition_answer_unknown"
    return "" if wish.answers else "condition_answer_missing"
