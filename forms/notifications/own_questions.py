"""The questions as a page asks them: those of the kind, with what an editor added and reworded."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from forms.notifications.blocks import TYPES, section_id_in
from forms.notifications.rules import Wish, refusals_to_conditions
from forms.register.kinds.base import Choice, Condition, Kind, Question, QuestionType
from portal.core.refusals import Refusal

EXTRA = "extra"
TEXT_LENGTHS = {"short_text": 200, "long_text": 4000, "email": 254, "url": 500, "phone": 40}


@dataclass(frozen=True)
class Editable:
    """What an editor fills in on a page, as stream values."""

    extra_questions: Any = ()
    rests_on: Any = ()
    help_texts: Any = ()


def own_key(block_id: Any) -> str:
    """The key of an own question; it lasts as long as its block, in copies and translations."""
    return f"{EXTRA}-{block_id}"


def _options(block: Any) -> tuple[Choice, ...]:
    """Options by the lasting id of their place in the list, so that rewording keeps the answer."""
    if "options" not in block.value:
        return ()
    listed = block.value["options"]
    children = getattr(listed, "bound_blocks", None)
    if children is None:
        return tuple(Choice(text.strip(), text.strip()) for text in listed)
    return tuple(
        Choice(str(child.id or (child.value or "").strip()), (child.value or "").strip())
        for child in children
    )


def _topic(kind: Kind, block: Any) -> str:
    code, _dot, topic = (block.value.get("step") or "").partition(".")
    is_there = code == kind.code and any(item.key == topic for item in kind.topics)
    return topic if is_there else EXTRA


def _own(kind: Kind, block: Any) -> Question:
    value, type_ = block.value, TYPES[block.block_type]
    section_id = section_id_in(value.get("section_id") or "")
    return Question(
        key=own_key(block.id),
        label=value["label"] or "",
        type=type_,
        topic=_topic(kind, block),
        help=value["help"] or "",
        required=bool(value.get("required")),
        choices=_options(block),
        rests_on=(str(section_id),) if section_id else (),
        max_length=TEXT_LENGTHS.get(block.block_type, 0),
    )


def _asked_for(block: Any) -> tuple[str, list[str]] | None:
    """The condition of a block as (question, answers); None for a question that is always asked."""
    text = (block.value.get("when") or "").strip()
    if not text:
        return None
    try:
        data = json.loads(text)
        return str(data["question"]), [str(answer) for answer in data["answers"]]
    except (ValueError, TypeError, KeyError):
        return "", []


def _understood(question: Question, answers: Iterable[str]) -> Iterator[Any]:
    """The values of those answers that the question has, by value or by the words of it."""
    for answer in answers:
        if question.type is QuestionType.YES_NO:
            if answer in ("true", "false"):
                yield answer == "true"
        else:
            for choice in question.choices:
                if answer in (choice.value, choice.label):
                    yield choice.value
                    break


def wishes_of(kind: Kind, extra: Any, by_key: Mapping[str, Question]) -> list[Wish]:
    """The conditions of the own questions."""
    wishes = []
    for block in extra:
        asked_for = _asked_for(block)
        if asked_for is None:
            continue
        named, answers = asked_for
        code, dot, bare = named.partition(".")
        key = (bare if code == kind.code else None) if dot else own_key(named)
        other = by_key.get(key or "")
        values = list(_understood(other, answers)) if other else []
        wishes.append(
            Wish(
                own_key(block.id), other.key if other else None, values, len(answers) - len(values)
            )
        )
    return wishes


def _reworded(kind: Kind, editable: Editable) -> Iterator[Question]:
    """The questions of the kind, with the help and the sections that the editor named."""
    sections: dict[str, list[str]] = {}
    for section_id, asked in named_sections(editable.rests_on):
        sections.setdefault(asked, []).append(section_id)
    texts = {block.value["question"]: block.value["text"] for block in editable.help_texts}
    for question in kind.questions:
        name = f"{kind.code}.{question.key}"
        if name in sections:
            question = replace(question, rests_on=tuple(sections[name]))
        if texts.get(name) and not question.help_is_fixed:
            question = replace(question, help=texts[name])
        yield question


def named_sections(rests_on: Any) -> list[tuple[str, str]]:
    """(section id, question) as named; what is no id any more is left out, since publishing a
    revision does not validate its blocks again.
    """
    named = [
        (section_id_in(block.value["section_id"] or ""), block.value["question"] or "")
        for block in rests_on
    ]
    return [(str(section_id), question) for section_id, question in named if section_id]


def all_sections(editable: Editable) -> list[str]:
    """The ids of all policy sections the page rests on, each once."""
    named = [section_id for section_id, _question in named_sections(editable.rests_on)]
    own = [section_id_in(block.value.get("section_id") or "") for block in editable.extra_questions]
    return list(dict.fromkeys([*named, *(str(found) for found in own if found)]))


def in_order(kind: Kind, editable: Editable) -> list[Question]:
    """All questions in the order asked, without conditions of own questions."""
    of_kind = list(_reworded(kind, editable))
    own = [_own(kind, block) for block in editable.extra_questions]
    topics = [topic.key for topic in kind.topics]
    ordered = [
        question for topic in topics for question in [*of_kind, *own] if question.topic == topic
    ]
    return [*ordered, *(q for q in [*of_kind, *own] if q.topic not in topics)]


def questions_on(kind: Kind, editable: Editable) -> list[Question]:
    """All questions as asked. A condition that cannot stand is left out: the question is asked."""
    questions = in_order(kind, editable)
    wishes = wishes_of(kind, editable.extra_questions, {q.key: q for q in questions})
    faulty = {refusal.field for refusal in refusals_to_conditions(questions, wishes)}
    when = {
        wish.key: Condition(wish.question, tuple(wish.answers))
        for wish in wishes
        if wish.key not in faulty and wish.question
    }
    return [replace(q, when=when[q.key]) if q.key in when else q for q in questions]


def refusals_to(kind: Kind, editable: Editable) -> list[Refusal]:
    """What is wrong with what the editor asks; ``field`` is ``<stream>:<block id>:<part>``."""
    questions = in_order(kind, editable)
    wishes = wishes_of(kind, editable.extra_questions, {q.key: q for q in questions})
    found = [
        replace(refusal, field=f"extra_questions:{refusal.field.removeprefix(f'{EXTRA}-')}:when")
        for refusal in refusals_to_conditions(questions, wishes)
    ]
    for block in editable.extra_questions:
        if block.value.get("step") and _topic(kind, block) == EXTRA:
            found.append(Refusal("step_of_other_kind", field=f"extra_questions:{block.id}:step"))
    seen: set[str] = set()
    for stream in ("rests_on", "help_texts"):
        for block in getattr(editable, stream):
            name = block.value["question"] or ""
            if name and not _is_of(kind, name):
                found.append(
                    Refusal("question_of_other_kind", field=f"{stream}:{block.id}:question")
                )
            elif name and stream == "help_texts" and name in seen:
                found.append(Refusal("help_given_twice", field=f"{stream}:{block.id}:question"))
            if stream == "help_texts":
                seen.add(name)
    return found


def _is_of(kind: Kind, name: str) -> bool:
    code, _dot, key = name.partition(".")
    return code == kind.code and kind.question(key) is not None
