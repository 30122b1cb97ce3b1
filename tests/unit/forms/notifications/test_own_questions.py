"""What an editor adds to a form: order, keys, conditions, and what cannot stand."""

import json
from uuid import UUID, uuid4

import pytest
from wagtail.blocks import StreamBlock

from forms.notifications.blocks import ExtraQuestionsBlock, HelpTextBlock, RestsOnBlock
from forms.notifications.own_questions import (
    Editable,
    all_sections,
    own_key,
    questions_on,
    refusals_to,
)
from forms.notifications.words import REFUSALS, sentence
from forms.register.kinds.answers import known_answers
from forms.register.kinds.base import Condition
from forms.register.kinds.registry import kind_of, kinds

GIFT = kind_of("gift")
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))
YES, NO = (UUID(int=number) for number in (8, 9))


def on(question, *answers):
    return json.dumps({"question": str(question), "answers": list(answers)})


def block(type_, id_, **value):
    """An own question as the database keeps it."""
    usual = {"label": f"Vraag {id_.int}", "help": "", "required": False}
    return {"type": type_, "id": str(id_), "value": {**usual, **value}}


def listed(*pairs):
    return [{"type": "item", "id": str(id_), "value": text} for id_, text in pairs]


def editable(*extra, rests_on=(), help_texts=()):
    return Editable(
        ExtraQuestionsBlock().to_python(list(extra)),
        StreamBlock([("section", RestsOnBlock())]).to_python(list(rests_on)),
        StreamBlock([("help", HelpTextBlock())]).to_python(list(help_texts)),
    )


def codes(what):
    return [(refusal.code, refusal.field) for refusal in refusals_to(GIFT, what)]


def asked(what):
    return {question.key: question for question in questions_on(GIFT, what)}


def test_own_questions_stand_in_the_step_chosen_and_else_at_the_end():
    what = editable(
        block("short_text", FIRST),
        block("short_text", SECOND, step="gift.giver"),
        block("short_text", THIRD, step="side_activity.about"),
    )
    topics = [question.topic for question in questions_on(GIFT, what)]

    assert topics == sorted(topics, key=[*(t.key for t in GIFT.topics), "extra"].index)
    assert asked(what)[own_key(SECOND)].topic == "giver"
    assert asked(what)[own_key(THIRD)].topic == "extra"
    assert codes(what) == [("step_of_other_kind", f"extra_questions:{THIRD}:step")]


def test_options_keep_their_value_when_they_are_reworded():
    before = editable(block("choice", FIRST, options=listed((YES, "Ja hoor"), (NO, "Nee"))))
    after = editable(block("choice", FIRST, options=listed((YES, "Zeker"), (NO, "Nee"))))
    values = [
        [one.value for one in asked(what)[own_key(FIRST)].choices] for what in (before, after)
    ]

    assert values[0] == values[1] == [str(YES), str(NO)]


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        (on("gift.tender_pending", "true"), Condition("tender_pending", (True,))),
        (on("gift.situation", "accepted"), Condition("situation", ("accepted",))),
        (on(FIRST, str(YES)), Condition(own_key(FIRST), (str(YES),))),
        (on(FIRST, "Nee"), Condition(own_key(FIRST), (str(NO),))),
        ("", None),
    ],
)
def test_a_condition_looks_back_at_the_kind_or_at_an_own_question(when, condition):
    what = editable(
        block("choice", FIRST, options=listed((YES, "Ja hoor"), (NO, "Nee"))),
        block("short_text", SECOND, when=when),
    )
    assert codes(what) == []
    assert asked(what)[own_key(SECOND)].when == condition


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (on(SECOND, "true"), "condition_on_itself"),
        (on(THIRD, "true"), "condition_on_later"),
        (on(UUID(int=9), "true"), "condition_on_nothing"),
        (on("gift.no_such_question", "true"), "condition_on_nothing"),
        (on("side_activity.is_paid", "true"), "condition_on_nothing"),
        (on("gift.description", "wijn"), "condition_on_open_question"),
        (on(FIRST, "misschien"), "condition_answer_unknown"),
        (on(FIRST, "true", "misschien"), "condition_answer_unknown"),
        (on(FIRST), "condition_answer_missing"),
        ("geen json", "condition_on_nothing"),
        ("[]", "condition_on_nothing"),
    ],
)
def test_a_condition_that_cannot_stand_is_refused_at_its_field(when, code):
    what = editable(
        block("yes_no", FIRST), block("yes_no", SECOND, when=when), block("yes_no", THIRD)
    )
    assert codes(what) == [(code, f"extra_questions:{SECOND}:when")]
    assert asked(what)[own_key(SECOND)].when is None


def test_later_means_later_in_the_form_not_in_the_list():
    what = editable(
        block("yes_no", FIRST),
        block("short_text", SECOND, step="gift.gift", when=on(FIRST, "true")),
    )
    assert codes(what) == [("condition_on_later", f"extra_questions:{SECOND}:when")]


def test_a_circle_cannot_be_made():
    what = editable(
        block("yes_no", FIRST, when=on(SECOND, "true")),
        block("yes_no", SECOND, when=on(FIRST, "true")),
    )
    assert codes(what) == [("condition_on_later", f"extra_questions:{FIRST}:when")]


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either():
    what = editable(
        block("yes_no", FIRST),
        block("yes_no", SECOND, when=on(FIRST, "true")),
        block("short_text", THIRD, when=on(SECOND, "true")),
    )
    typed = {own_key(FIRST): False, own_key(SECOND): True, own_key(THIRD): "Uitleg"}

    assert known_answers(questions_on(GIFT, what), typed) == {own_key(FIRST): False}


def help_text(question, text="Eigen woorden"):
    value = {"question": question, "text": text}
    return {"type": "help", "id": str(uuid4()), "value": value}


def test_help_is_reworded_where_that_is_allowed():
    what = editable(help_texts=[help_text("gift.occasion"), help_text("gift.manager_involved")])
    questions = asked(what)

    assert questions["occasion"].help == "Eigen woorden"
    assert questions["manager_involved"].help == GIFT.question("manager_involved").help


def test_help_is_given_once_and_with_the_own_kind():
    what = editable(
        help_texts=[
            help_text("gift.occasion"),
            help_text("gift.occasion"),
            help_text("side_activity.sector"),
        ]
    )
    assert [code for code, _field in codes(what)] == ["help_given_twice", "question_of_other_kind"]


def test_own_questions_rest_on_policy_too():
    rule, other = uuid4(), uuid4()
    section = {"section_id": str(other), "question": "gift.occasion"}
    what = editable(
        block("short_text", FIRST, section_id=str(rule)),
        rests_on=[{"type": "section", "id": str(uuid4()), "value": section}],
    )
    assert asked(what)[own_key(FIRST)].rests_on == (str(rule),)
    assert asked(what)["occasion"].rests_on == (str(other),)
    assert all_sections(what) == [str(other), str(rule)]


def test_every_refusal_has_its_sentence():
    what = editable(block("yes_no", FIRST, when=on(FIRST, "true")))
    assert [sentence(refusal) for refusal in refusals_to(GIFT, what)] == [
        str(REFUSALS["condition_on_itself"])
    ]


def test_the_questions_of_every_kind_look_back_only():

    for kind in kinds():
        seen: set[str] = set()
        for question in questions_on(kind, editable()):
            assert question.when is None or question.when.key in seen, (kind.code, question.key)
            seen.add(question.key)
