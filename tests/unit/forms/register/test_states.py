"""The table of the lifecycle is complete and agrees with everything that follows it."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from forms.register import events, rules, words  # noqa: F401  (declares the events)
from forms.register.rules import CaseFacts
from forms.register.selectors.facts import refusals_by_verb
from forms.register.states import LIVING, OPEN, TRANSITIONS, Party, Status, Verb, status_after
from portal.audit.registry import event_type

REGISTER = Path("forms/register")
TESTS = Path("tests/integration/forms/register")


@pytest.mark.parametrize("verb", list(Verb))
class TestEveryVerb:
    def test_has_a_row_in_the_table(self, verb):
        assert TRANSITIONS[verb].leads
        assert TRANSITIONS[verb].by

    def test_has_one_action_in_a_file_of_its_name(self, verb):
        module = import_module(f"forms.register.actions.{verb}")
        action = getattr(module, verb)
        assert module.__doc__
        assert {"by", "now"} <= set(inspect.signature(action).parameters)

    def test_has_a_declared_event(self, verb):
        assert event_type(TRANSITIONS[verb].event).sentence

    def test_has_rules(self, verb):
        assert callable(getattr(rules, f"refusals_to_{verb}"))

    def test_has_words_for_its_button_and_its_history(self, verb):
        assert str(words.VERBS[verb])
        assert str(words.HAPPENED[verb])

    def test_has_a_test_that_calls_its_action(self, verb):
        called = re.compile(rf"(?<!_){verb}\(|\({verb},|^ +{verb},", re.MULTILINE)
        assert any(called.search(path.read_text()) for path in TESTS.glob("test_*.py"))


def test_no_action_changes_a_status_without_a_verb():
    named = {f"{verb}.py" for verb in Verb} | {"moving.py"}
    for path in (REGISTER / "actions").glob("*.py"):
        if path.name not in named:
            changes = r"\.status = |RegisterEntry\.objects\.[^\n]*update\(|update\([^)]*status"
            assert not re.search(changes, path.read_text()), path


def test_every_status_has_a_word():
    assert set(words.STATUSES) == set(Status)


def test_every_party_has_a_word():
    assert set(Party) <= set(words.QUALITIES)


def test_every_status_can_be_reached_from_receipt():
    reached = {Status.RECEIVED}
    while True:
        onward = {
            transition.leads[status]
            for transition in TRANSITIONS.values()
            for status in reached & set(transition.leads)
        }
        if onward <= reached:
            break
        reached |= onward
    assert reached == set(Status)


def test_withdrawn_leads_nowhere_else():
    leads = {
        transition.leads[Status.WITHDRAWN]
        for transition in TRANSITIONS.values()
        if Status.WITHDRAWN in transition.leads
    }
    assert leads == {Status.WITHDRAWN}


def test_an_open_entry_always_has_someone_who_can_move_it_on():
    for status in LIVING:
        assert any(
            transition.leads.get(status) not in (None, status)
            and transition.by - {Party.EMPLOYEE, Party.SYSTEM}
            for transition in TRANSITIONS.values()
        ), status


@pytest.mark.parametrize("status", OPEN)
def test_amending_leaves_an_open_entry_where_it_is(status):
    assert status_after(Verb.AMEND, status) is status


def test_amending_a_registered_entry_puts_it_in_review():
    assert status_after(Verb.AMEND, Status.REGISTERED) is Status.IN_REVIEW


def test_a_decided_entry_cannot_be_amended():
    assert Status.DECIDED not in TRANSITIONS[Verb.AMEND].starts


def test_every_verb_but_receive_is_offered_or_refused():
    facts = CaseFacts(Status.RECEIVED, frozenset())
    assert set(refusals_by_verb(facts)) == set(Verb) - {Verb.RECEIVE}


def test_every_refusal_code_in_the_code_has_a_sentence_and_no_sentence_is_unused():
    used = set()
    for path in REGISTER.rglob("*.py"):
        if path.name != "words.py":
            text = path.read_text()
            used |= set(re.findall(r'Refusal\(\s*"(\w+)"', text))
            used |= set(re.findall(r'_refusals_to_silence\(\s*"(\w+)"', text))
            used |= set(re.findall(r'"(answer_(?!sheet)\w+)"', text))
    # The employee's side refuses little of its own, in the words of the register.
    asking = "".join(path.read_text() for path in (REGISTER.parent / "notifications").rglob("*.py"))
    used |= set(re.findall(r'Refusal\(\s*"(\w+)"', asking)) & set(words.refusals())
    assert used == set(words.refusals())
