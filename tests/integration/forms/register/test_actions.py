"""What each verb does, beyond what the table says: rows, facts and the one event it writes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from forms.register.actions.hand_back import hand_back
from forms.register.actions.recall import recall
from forms.register.actions.receive import receive
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.request_information import request_information
from forms.register.actions.resume import resume
from forms.register.actions.send_back import send_back
from forms.register.actions.supply_information import supply_information
from forms.register.actions.take_up import take_up
from forms.register.models import RegisterEntry
from forms.register.references import is_reference
from forms.register.selectors import verbs_for
from forms.register.states import TRANSITIONS, Status, Verb
from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.selectors import trail_of
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.asked import last_event, refused
from tests.factories.people import person_with_role
from tests.factories.register import (
    ANSWERS,
    GIFT_ANSWERS,
    NOON,
    SIDE_ACTIVITY_ANSWERS,
    decided,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
    self_assessment_of,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


@pytest.fixture
def moderator():
    return person_with_role(Role.MODERATOR)


# --- receive -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["gift", "side_activity"])
def test_receive_keeps_reference_answers_detail_and_route(kind):
    employee = employee_in_line()
    entry = received_entry(kind, employee=employee)

    assert is_reference(entry.reference)
    assert entry.due_on == date(2026, 4, 13)
    assert entry.decider_id == employee.employments.get().department.manager_id
    sheet = entry.sheets.get()
    assert sheet.answers == ANSWERS[kind]
    assert sheet.snapshot["thresholds"]["gift_value_guideline"]["value"] == "50.00"
    assert sheet.snapshot["manager"]["key"] == str(entry.decider_id)
    detail = getattr(entry, entry.kind)
    assert detail.description == ANSWERS[kind]["description"]
    assert [event.type for event in trail_of(entry)] == ["register_entry.received"]


def test_receive_uses_the_event_day_for_a_gift_and_today_for_what_lies_ahead():
    assert received_entry("gift").sheets.get().snapshot["on"] == "2026-02-27"
    assert received_entry("side_activity").sheets.get().snapshot["on"] == "2026-03-02"


def test_receive_goes_past_an_involved_manager():
    employee = employee_in_line()
    department = employee.employments.get().department
    entry = received_entry(employee=employee, answers={"manager_involved": True})

    assert entry.decider_id == department.parent.manager_id
    assert entry.route_step == RegisterEntry.RouteStep.SECOND_LINE
    assert entry.involved_keys == [str(department.manager_id)]


def test_receive_gives_a_managers_own_declaration_to_the_next_in_line():
    department = employee_in_line().employments.get().department
    entry = received_entry(employee=department.manager)
    assert entry.decider_id == department.parent.manager_id
    assert entry.route_step == RegisterEntry.RouteStep.SECOND_LINE


def test_receive_falls_back_to_the_role_where_the_line_ends():
    head = employee_in_line().employments.get().department.parent.manager
    entry = received_entry(employee=head)
    assert entry.decider is None
    assert entry.route_step == RegisterEntry.RouteStep.ROLE


def test_receive_refuses_wrong_answers_and_keeps_nothing():
    with pytest.raises(NotAllowed) as caught:
        received_entry(answers={"giver_name": "", "estimated_value": "veel"})
    assert {refusal.field for refusal in caught.value.refusals} == {"giver_name", "estimated_value"}
    assert not RegisterEntry.objects.exists()


def test_receive_refuses_an_unfinished_self_assessment():
    assert refused(
        receive,
        "side_activity",
        by=employee_in_line(),
        now=NOON,
        form_version=form_version_of("side_activity"),
        answers=SIDE_ACTIVITY_ANSWERS,
        submission_key=uuid4(),
        self_assessment={"size": "no", "result": "report"},
    ) == ["self_assessment_incomplete"]


def test_receive_refuses_what_the_employee_says_need_not_be_reported():
    weighed = {**self_assessment_of("side_activity"), "result": "not_reportable"}
    assert refused(
        receive,
        "side_activity",
        by=employee_in_line(),
        now=NOON,
        form_version=form_version_of("side_activity"),
        answers=SIDE_ACTIVITY_ANSWERS,
        submission_key=uuid4(),
        self_assessment=weighed,
    ) == ["self_assessment_not_reporting"]


def test_receive_refuses_the_form_of_another_kind():
    assert refused(received_entry, "gift", form_version=form_version_of("side_activity")) == [
        "form_of_other_kind"
    ]


def test_receive_draws_again_when_a_reference_is_taken():
    first = received_entry()
    signs = iter([*first.reference[5:12], *"2345678"])
    second = received_entry(choose=lambda alphabet: next(signs))
    assert second.reference.startswith("2026-2345678-")


# --- asking for more ---------------------------------------------------------------------------


def test_request_information_keeps_the_question_out_of_the_open_trail():
    entry = entry_at("in_review")
    question = "Was uw zwager erbij?"
    entry = request_information(entry, by=entry.decider, now=LATER, question=question)

    assert entry.information_requests.get().question == question
    event = last_event(entry)
    assert question not in str(event.facts)
    assert AuditPayload.objects.get(event_id=event.pk).data["question"] == question


def test_a_moderator_may_ask_too(moderator):
    entry = request_information(entry_at("in_review"), by=moderator, now=LATER, question="Wie?")
    assert entry.status == Status.AWAITING_INFORMATION


def test_supply_information_adds_a_sheet_beside_the_old_one():
    entry = entry_at("awaiting_information")
    entry = supply_information(
        entry,
        by=entry.employee,
        now=LATER,
        reason="Het was een doos",
        answers={**GIFT_ANSWERS, "description": "Doos olijfolie"},
    )
    first, second = entry.sheets.all()
    assert (first.number, second.number) == (1, 2)
    assert first.answers["description"] == "Fles olijfolie"
    assert second.reason == "Het was een doos"
    entry.gift.refresh_from_db()
    assert entry.gift.description == "Doos olijfolie"


def test_supply_information_without_answers_keeps_those_there_were():
    entry = entry_at("awaiting_information")
    entry = supply_information(entry, by=entry.employee, now=LATER, reason="Zoals gezegd")
    assert entry.sheets.latest("number").answers == GIFT_ANSWERS


def test_resume_is_no_dead_end_after_silence():
    entry = entry_at("awaiting_information")
    assert resume(entry, by=entry.decider, now=LATER).status == Status.IN_REVIEW


# --- referring ---------------------------------------------------------------------------------


def test_refer_to_the_second_line_finds_the_managers_manager_who_may_decide():
    entry = entry_at("referred")
    assert entry.referred_person == entry.decider.employments.get().department.parent.manager
    entry = decided(entry, by=entry.referred_person, now=LATER)
    assert entry.decisions.get().decided_as == "referred_to"
    assert (entry.referred_to, entry.referred_person) == ("", None)


def test_hand_back_and_recall_leave_their_rows(moderator):
    entry = entry_at("referred")
    entry = hand_back(entry, by=entry.referred_person, now=LATER, reason="Hoort bij u")
    entry = refer(entry, by=entry.decider, now=LATER, to="board", reason="Twijfel")
    entry = recall(entry, by=moderator, now=LATER, reason="Toch niet nodig")
    assert [row.movement for row in entry.referrals.all()] == [
        "referred",
        "handed_back",
        "referred",
        "recalled",
    ]
    assert entry.status == Status.IN_REVIEW


def test_a_decision_of_the_board_is_known_by_its_number(moderator):
    entry = entry_at("in_review", kind="side_activity")
    entry = refer(entry, by=entry.decider, now=LATER, to="board", reason="Twijfel")
    given = {"by": moderator, "now": LATER}
    assert refused(decided, entry, **given) == ["board_number_missing"]
    entry = decided(entry, extra={"risk_found": True, "board_decision_number": "B2026/14"}, **given)
    assert entry.decisions.get().extra["board_decision_number"] == "B2026/14"


def test_refer_is_refused_where_nobody_stands_above():
    head = employee_in_line().employments.get().department.parent.manager
    employee = person_with_role(Role.EMPLOYEE, head.employments.get().department)
    entry = take_up(received_entry(employee=employee), by=head, now=LATER)
    given = {"by": head, "now": LATER, "reason": "Twijfel"}
    assert refused(refer, entry, to="second_line", **given) == ["nobody_to_refer_to"]
    assert refused(refer, entry, to="burgemeester", **given) == ["nobody_to_refer_to"]
    assert refused(refer, entry, to="compliance_officer", person=employee, **given) == [
        "referred_to_employee"
    ]


# --- deciding and registering ------------------------------------------------------------------


def test_decide_keeps_reason_proposal_and_default_day():
    entry = entry_at("in_review", answers={"tender_pending": True})
    given = {"now": LATER, "reason": "Een bedankje"}
    assert refused(decided, entry, **given) == ["override_reason_missing"]
    assert refused(decided, entry, **given, extra={"override_reason": " "}) == [
        "override_reason_missing"
    ]
    entry = decided(entry, **given, extra={"override_reason": "De gunning was al rond"})
    decision = entry.decisions.get()
    assert decision.proposed == ["refuse", "return"]
    assert decision.extra == {"override_reason": "De gunning was al rond"}
    event = last_event(entry)
    assert event.facts["followed_proposal"] is False
    assert "gunning" not in str(event.facts)
    assert entry.outcome == "keep"


def test_decide_takes_the_reassessment_of_the_kind_unless_told():
    entry = entry_at("decided", kind="side_activity")
    assert entry.decisions.get().reassess_on == date(2027, 3, 2)
    other = entry_at("in_review", kind="side_activity")
    assert refused(decided, other, reassess_on=date(2026, 3, 2)) == ["reassess_in_past"]
    other = decided(other, reassess_on=date(2026, 9, 1))
    assert other.decisions.get().reassess_on == date(2026, 9, 1)


def test_a_prohibition_asks_for_grounds_lesser_measures_and_fundamental_right():
    entry = entry_at("in_review", kind="side_activity")
    with pytest.raises(NotAllowed) as caught:
        decided(entry, outcome="prohibited_not_start")
    assert {refusal.field for refusal in caught.value.refusals} == {
        "grounds",
        "lesser_measures_considered",
        "fundamental_right_considered",
        "fundamental_right_text",
    }
    entry = decided(
        entry,
        outcome="prohibited_not_start",
        extra={
            "risk_found": True,
            "grounds": ["independence"],
            "lesser_measures_considered": "Andere dossiers helpt niet",
            "fundamental_right_considered": False,
            "fundamental_right_text": "Niet in het geding",
        },
    )
    assert entry.decisions.get().grounds == ["independence"]


def test_s37_extra_fields_of_a_decision_change_nothing():
    planted = {"decided_by": "ik", "id": 99, "status": "registered", "outcome": "destroy"}
    entry = decided(entry_at("in_review"), extra=planted)
    decision = entry.decisions.get()
    assert decision.outcome == entry.outcome == "keep"
    assert decision.extra == {}
    assert entry.status == Status.DECIDED


def test_surrender_says_to_what():
    entry = entry_at("in_review")
    assert refused(decided, entry, outcome="surrender") == ["answer_missing"]
    entry = decided(entry, outcome="surrender", extra={"surrender_to": "charity"})
    assert entry.decisions.get().extra == {"surrender_to": "charity"}


def test_send_back_keeps_the_decision_and_the_next_stands_beside_it(moderator):
    entry = send_back(entry_at("decided"), by=moderator, now=LATER, reason="Reden is mager")
    entry = decided(entry, outcome="return", now=LATER)
    assert [row.outcome for row in entry.decisions.all()] == ["keep", "return"]


def test_register_enters_the_latest_decision(moderator):
    entry = register(entry_at("decided", kind="side_activity"), by=moderator, now=LATER)
    registration = entry.registrations.get()
    assert registration.decision == entry.decisions.get()
    assert entry.reassess_on == registration.decision.reassess_on


# --- every verb --------------------------------------------------------------------------------


@pytest.mark.parametrize("status", list(Status))
def test_what_is_offered_is_what_the_table_says(status, moderator):
    entry = entry_at(status, moderator=moderator)
    other = person_with_role(Role.MODERATOR)
    controller = person_with_role(Role.CONTROLLER)
    for person in (entry.employee, entry.decider, other, controller, moderator):
        for verb in verbs_for(entry, person).allowed:
            assert entry.status in TRANSITIONS[verb].starts
    stranger = person_with_role(Role.EMPLOYEE)
    assert verbs_for(entry, stranger).allowed == frozenset()


def test_one_event_per_step_in_the_transaction_of_the_step(moderator):
    entry = entry_at("registered", moderator=moderator)
    assert [event.type for event in trail_of(entry)] == [
        TRANSITIONS[verb].event for verb in (Verb.RECEIVE, Verb.TAKE_UP, Verb.DECIDE, Verb.REGISTER)
    ]
    before = AuditEvent.objects.count()
    assert refused(register, entry, by=moderator, now=LATER)
    assert AuditEvent.objects.filter(result="done").count() == before
