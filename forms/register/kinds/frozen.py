"""Questions as plain data, with the words as shown, and back again."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from forms.register.kinds.base import Choice, Condition, Kind, Question, QuestionType


def freeze(question: Question) -> dict[str, Any]:
    """One question in the language of the moment; empty parts are left out."""
    data: dict[str, Any] = {
        "key": question.key,
        "label": str(question.label),
        "type": question.type.value,
        "topic": question.topic,
        "help": str(question.help),
        "choices": [[choice.value, str(choice.label)] for choice in question.choices],
        "rests_on": list(question.rests_on),
        "min_length": question.min_length,
        "max_length": question.max_length,
        "not_in_future": question.not_in_future,
        "restricted": question.restricted,
        "is_confirmation": question.is_confirmation,
        "stays_open": question.stays_open,
        "on_change": question.on_change,
    }
    if question.when:
        data["when"] = [question.when.key, list(question.when.values)]
    for bound in ("minimum", "maximum"):
        value = getattr(question, bound)
        data[bound] = None if value is None else format(value, "f")
    kept = {key: value for key, value in data.items() if value not in ("", [], None, 0, False)}
    return {**kept, "required": question.required}


def thaw(data: Iterable[Mapping[str, Any]]) -> list[Question]:
    """The questions as they were shown."""
    return [_thawed(item) for item in data]


def _bound(item: Mapping[str, Any], name: str) -> Decimal | None:
    return None if item.get(name) is None else Decimal(item[name])


def _thawed(item: Mapping[str, Any]) -> Question:
    when = item.get("when")
    return Question(
        key=item["key"],
        label=item["label"],
        type=QuestionType(item["type"]),
        topic=item.get("topic", ""),
        help=item.get("help", ""),
        choices=tuple(Choice(value, label) for value, label in item.get("choices", ())),
        required=item["required"],
        when=Condition(when[0], tuple(when[1])) if when else None,
        rests_on=tuple(item.get("rests_on", ())),
        min_length=item.get("min_length", 0),
        max_length=item.get("max_length", 0),
        not_in_future=item.get("not_in_future", False),
        restricted=item.get("restricted", False),
        is_confirmation=item.get("is_confirmation", False),
        stays_open=item.get("stays_open", False),
        on_change=item.get("on_change", False),
        minimum=_bound(item, "minimum"),
        maximum=_bound(item, "maximum"),
    )


def frozen_form(
    kind: Kind, introduction: str, questions: Iterable[Question], sections: Iterable[str]
) -> dict[str, Any]:
    """What a form version keeps of a kind with an editor's own words and extra questions."""
    assessment = kind.self_assessment
    return {
        "introduction": introduction,
        "guidance": [str(line) for line in kind.guidance],
        "topics": [[topic.key, str(topic.label), str(topic.help)] for topic in kind.topics],
        "questions": [freeze(question) for question in questions],
        "self_assessment": {
            "introduction": str(assessment.introduction),
            "items": [freeze(item) for item in assessment.items],
            "results": [[choice.value, str(choice.label)] for choice in assessment.results],
            "reporting": list(assessment.reporting),
        }
        if assessment
        else None,
        "sections": list(sections),
    }
