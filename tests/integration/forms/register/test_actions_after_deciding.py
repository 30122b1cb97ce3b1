"""What each verb does once there is a decision, or when it all ends."""

from datetime import timedelta

import pytest

from forms.register.actions.add_remark import add_remark
from forms.register.actions.amend import amend
from forms.register.actions.check import check
from forms.register.actions.conceal import conceal
from forms.register.actions.disclose import disclose
from forms.register.actions.end import end
from forms.register.actions.reassess import reassess
from forms.register.actions.register import register
from forms.register.actions.reopen import reopen
from forms.register.actions.send_back import send_back
from forms.register.actions.withdraw import withdraw
from forms.register.states import Status
from portal.people.roles import Role
from tests.factories.asked import last_event, refused
from tests.factories.people import job_function, person_with_role
from tests.factories.register import (
    GIFT_ANSWERS,
    NOON,
    SIDE_ACTIVITY_ANSWERS,
    decided,
    employee_in_line,
    entry_at,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


@pytest.fixture
def moderator():
    return person_with_role(Role.MODERATOR)


def top_manager():
    return employee_in_line(function=job_function("Directeur", is_top_management=True))


def public_entry(moderator, **given):
    entry = entry_at(
        "registered", kind="side_activity", moderator=moderator, employee=top_manager(), **given
    )
    return disclose(entry, by=moderator, now=LATER, legal_ground="Aw 5.1.c")


@pytest.mark.parametrize("status", ["received", "in_review", "awaiting_information", "referred"])
def test_amend_leaves_an_open_entry_in_its_state(status):
    entry = entry_at(status)
    answers = {**GIFT_ANSWERS, "estimated_value": "20.00"}
    entry = amend(entry, by=entry.employee, now=LATER, answers=answers, reason="Prijs gezien")
    assert entry.status == status
    assert entry.sheets.count() == 2
    assert str(entry.gift.estimated_value) == "20.00"


def test_amend_of_a_registered_entry_starts_a_new_round():
    entry = entry_at("registered", kind="side_activity")
    answers = {**SIDE_ACTIVITY_ANSWERS, "hours_per_week": "8", "change_side": "activity"}
    entry = amend(entry, by=entry.employee, now=LATER, answers=answers, reason="Meer uren")
    assert entry.status == Status.IN_REVIEW
    assert entry.due_on == LATER.date() + timedelta(days=42)


def test_amend_is_refused_while_decided():
    entry = entry_at("decided")
    given = {"by": entry.employee, "now": LATER, "answers": GIFT_ANSWERS, "reason": "Foutje"}
    assert refused(amend, entry, **given) == ["wrong_status"]


def test_s37_amending_cannot_answer_what_was_not_asked():
    entry = entry_at("received")
    planted = {**GIFT_ANSWERS, "status": "registered", "employee": "ander"}
    entry = amend(entry, by=entry.employee, now=LATER, answers=planted, reason="Proef")
    assert entry.sheets.latest("number").answers == GIFT_ANSWERS


def test_reassess_starts_a_round_while_the_registered_decision_stands(moderator):
    entry = public_entry(moderator)
    entry = reassess(entry, by=moderator, now=LATER, reason="Jaarlijks")
    assert entry.status == Status.IN_REVIEW
    assert entry.disclosures.get().closed_at is None


def test_check_adds_a_finding_and_changes_no_status():
    controller = person_with_role(Role.CONTROLLER)
    entry = check(
        entry_at("registered"), by=controller, now=LATER, finding="remark", text="Laat gemeld"
    )
    assert entry.status == Status.REGISTERED
    assert entry.checks.get().text == "Laat gemeld"


def test_disclose_is_for_top_management_and_what_is_permitted(moderator):
    ordinary = entry_at("registered", kind="side_activity", moderator=moderator)
    gift = entry_at("registered", moderator=moderator, employee=top_manager())
    for entry in (ordinary, gift):
        assert refused(disclose, entry, by=moderator, now=LATER, legal_ground="Aw") == [
            "not_for_disclosure"
        ]


def test_disclose_twice_is_refused(moderator):
    entry = public_entry(moderator)
    assert refused(disclose, entry, by=moderator, now=LATER, legal_ground="Aw") == [
        "already_disclosed"
    ]


def test_conceal_closes_the_window_in_any_state(moderator):
    entry = reassess(public_entry(moderator), by=moderator, now=LATER, reason="Jaarlijks")
    entry = conceal(entry, by=moderator, now=LATER, reason="Fout")
    row = entry.disclosures.get()
    assert row.closed_at == LATER
    assert row.closed_by_key == moderator.actor_key
    assert entry.status == Status.IN_REVIEW


def test_registering_a_prohibition_closes_the_disclosure_in_the_same_action(moderator):
    entry = reassess(public_entry(moderator), by=moderator, now=LATER, reason="Jaarlijks")
    entry = decided(entry, now=LATER, outcome="not_reportable_after_all")
    assert entry.disclosures.get().closed_at is None
    after = LATER + timedelta(hours=1)
    entry = register(entry, by=moderator, now=after)
    assert entry.disclosures.get().closed_at == after
    assert last_event(entry).facts["concealed"]


def test_end_closes_the_disclosure_and_reopen_does_not_open_it(moderator):
    entry = public_entry(moderator)
    entry = end(entry, by=entry.employee, now=LATER, reason="Gestopt")
    assert entry.disclosures.get().closed_at == LATER
    entry = reopen(entry, by=moderator, now=LATER, reason="Vergissing")
    assert entry.status == Status.REGISTERED
    assert not entry.disclosures.filter(closed_at=None).exists()


def test_withdraw_is_for_the_employee_until_a_decision():
    entry = entry_at("in_review")
    assert refused(withdraw, entry, by=entry.decider, now=LATER) == ["not_yours_to_do"]
    assert withdraw(entry, by=entry.employee, now=LATER).status == Status.WITHDRAWN


def test_withdraw_is_refused_once_a_decision_was_sent_back(moderator):
    entry = send_back(entry_at("decided"), by=moderator, now=LATER, reason="Onvolledig")
    assert refused(withdraw, entry, by=entry.employee, now=LATER) == ["decision_exists"]


def test_add_remark_changes_nothing_else(moderator):
    entry = entry_at("in_review")
    add_remark(entry, by=moderator, now=LATER, text="Gebeld")
    entry.refresh_from_db()
    assert entry.status == Status.IN_REVIEW
    assert entry.remarks.get().text == "Gebeld"
    assert refused(add_remark, entry, by=entry.employee, now=LATER, text="Hoi") == ["own_entry"]
