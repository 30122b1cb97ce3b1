"""What must hold whoever tries: separation, one intention one row, evidence, no leaks."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, connection, transaction

from forms.register.actions.check import check
from forms.register.actions.decide import decide
from forms.register.actions.disclose import disclose
from forms.register.actions.receive import receive
from forms.register.actions.record_read import record_read
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.take_up import take_up
from forms.register.models import AnswerSheet, Decision, Disclosure, Read, RegisterEntry
from forms.register.selectors import entry_for
from forms.register.states import Status
from portal.audit.models import AuditEvent, AuditPayload
from portal.core.append_only import erasing
from portal.core.models import ChangedElsewhereError, acting
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.people import job_function, person_with_role
from tests.factories.register import (
    GIFT_ANSWERS,
    NOON,
    decided,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def refused(act, *arguments, **named):
    with pytest.raises(NotAllowed) as caught:
        act(*arguments, **named)
    return [refusal.code for refusal in caught.value.refusals]


# --- separation of duties (S15) ----------------------------------------------------------------


def test_s15_nobody_decides_on_the_own_declaration_not_even_the_fallback_role():
    moderator = person_with_role(Role.MODERATOR)
    head = moderator.employments.get().department
    with acting():
        head.manager = moderator
        head.save()
    entry = received_entry(employee=moderator)
    assert entry.decider is None
    assert "own_entry" in refused(take_up, entry, by=moderator, now=LATER)
    other = person_with_role(Role.MODERATOR)
    entry = take_up(entry, by=other, now=LATER)
    assert "own_entry" in refused(decided, entry, by=moderator, now=LATER)


def test_s15_the_database_itself_refuses_a_decider_who_is_the_employee():
    entry = received_entry()
    entry.decider = entry.employee
    with pytest.raises(IntegrityError), transaction.atomic(), acting():
        entry.save()


def test_s15_an_involved_manager_does_not_decide_even_when_it_is_referred_to_them():
    employee = employee_in_line()
    entry = received_entry(employee=employee, answers={"manager_involved": True})
    manager = employee.employments.get().department.manager
    entry = take_up(entry, by=entry.decider, now=LATER)
    given = {"now": LATER, "reason": "Twijfel"}
    entry = refer(entry, by=entry.decider, to="compliance_officer", person=manager, **given)
    assert "involved" in refused(decided, entry, by=manager, now=LATER)


def test_s15_the_fallback_role_is_not_both_decider_and_registrar():
    head = employee_in_line().employments.get().department.parent.manager
    one, two = person_with_role(Role.MODERATOR), person_with_role(Role.MODERATOR)
    entry = take_up(received_entry(employee=head), by=one, now=LATER)
    entry = decided(entry, by=one, now=LATER)
    assert refused(register, entry, by=one, now=LATER) == ["decided_by_you"]
    assert register(entry, by=two, now=LATER).status == Status.REGISTERED


def test_s15_the_controller_who_decided_or_registered_does_not_check():
    controller = person_with_role(Role.CONTROLLER)
    with acting():
        controller.role_assignments.create(role=Role.MODERATOR, starts_on=NOON.date())
    controller = type(controller).objects.get(pk=controller.pk)
    entry = entry_at("registered", moderator=controller)
    assert refused(check, entry, by=controller, now=LATER, finding="in_order") == [
        "registered_by_you"
    ]


def test_a_stranger_decides_nothing():
    stranger = person_with_role(Role.MANAGER)
    assert refused(decided, entry_at("in_review"), by=stranger, now=LATER) == ["not_yours_to_do"]


# --- one intention, one row (S39) --------------------------------------------------------------


def test_s39_the_same_key_again_gives_the_same_entry_and_no_second_event():
    employee, key = employee_in_line(), uuid4()
    first = received_entry(employee=employee, submission_key=key)
    events = AuditEvent.objects.count()
    second = received_entry(employee=employee, submission_key=key, answers={"occasion": "Anders"})
    assert second.pk == first.pk
    assert RegisterEntry.objects.count() == AnswerSheet.objects.count() == 1
    assert AuditEvent.objects.count() == events


def test_s39_someone_elses_key_gives_nothing_away():
    key = uuid4()
    received_entry(submission_key=key)
    assert refused(received_entry, submission_key=key) == ["not_yours_to_do"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_s39_fifty_at_once_give_one_row_and_one_reference():
    employee, form, key = employee_in_line(), form_version_of("gift"), uuid4()
    start = Barrier(50)

    def send(_number):
        start.wait()
        try:
            return receive(
                "gift",
                by=employee,
                now=NOON,
                form_version=form,
                answers=GIFT_ANSWERS,
                submission_key=key,
            ).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        references = set(pool.map(send, range(50)))
    assert len(references) == 1
    assert RegisterEntry.objects.count() == AnswerSheet.objects.count() == 1
    assert AuditEvent.objects.filter(type="register_entry.received").count() == 1


# --- two deciders (S53) ------------------------------------------------------------------------


def test_deciding_twice_is_refused():
    entry = entry_at("decided")
    given = {"by": entry.decider, "now": LATER, "outcome": "keep", "reason": "Nog eens"}
    with pytest.raises(NotAllowed) as caught:
        decide(entry, **given)
    assert [refusal.code for refusal in caught.value.refusals] == ["already_decided"]


def _decides(entry, person, start):
    start.wait()
    try:
        decided(entry, by=person, now=LATER, reason=f"Reden van {person.pk}")
        return "won"
    except NotAllowed as lost:
        return lost.refusals[0].code
    finally:
        connection.close()


def _race(entry, *people):
    start = Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(lambda person: _decides(entry, person, start), people))


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_s53_of_two_deciders_exactly_one_wins_in_two_hundred_rounds():
    employee = employee_in_line()
    for _round in range(200):
        entry = entry_at("referred", employee=employee)
        outcome = _race(entry, entry.decider, entry.referred_person)
        assert outcome == ["already_decided", "won"]
        assert Decision.objects.filter(entry=entry).count() == 1


@pytest.mark.django_db(transaction=True)
def test_s53_of_two_deciders_exactly_one_wins():
    entry = entry_at("referred")
    assert _race(entry, entry.decider, entry.referred_person) == ["already_decided", "won"]
    assert Decision.objects.get(entry=entry).reason.startswith("Reden van")


def test_s53_the_loser_is_told_that_it_was_already_decided():
    entry = entry_at("referred")
    stale = RegisterEntry.objects.get(pk=entry.pk)
    decided(entry, by=entry.referred_person, now=LATER)
    assert refused(decided, stale, by=stale.decider, now=LATER) == ["already_decided"]


# --- evidence ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", ["sheets", "decisions", "registrations"])
def test_s40_rulings_and_sheets_cannot_be_changed_or_removed(rows):
    row = getattr(entry_at("registered"), rows).get()
    with pytest.raises(ChangedElsewhereError):
        row.save()
    table = row._meta.db_table
    update, delete = 'UPDATE "{}" SET "entry_id" = "entry_id"', 'DELETE FROM "{}"'
    for statement in (update.format(table), delete.format(table)):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_erasure_goes_through_the_one_door():
    entry = entry_at("in_review")
    with erasing("proef"):
        entry.sheets.all().delete()
    assert not entry.sheets.exists()


def test_an_entry_changes_only_through_its_actions():
    entry = received_entry()
    entry.status = Status.REGISTERED
    with pytest.raises(ChangedElsewhereError):
        entry.save()
    with pytest.raises(ChangedElsewhereError):
        RegisterEntry.objects.filter(pk=entry.pk).update(status=Status.REGISTERED)


def test_an_entry_has_at_most_one_open_disclosure():
    moderator = person_with_role(Role.MODERATOR)
    employee = employee_in_line(function=job_function("Directeur", is_top_management=True))
    entry = entry_at("registered", kind="side_activity", moderator=moderator, employee=employee)
    disclose(entry, by=moderator, now=LATER, legal_ground="Aw 5.1.c")
    with pytest.raises(IntegrityError), transaction.atomic(), acting():
        Disclosure.objects.create(
            entry=entry, legal_ground="Nog een", opened_at=LATER, opened_by=moderator
        )


# --- who may know ------------------------------------------------------------------------------


def test_s05_missing_and_not_yours_answer_alike():
    entry = received_entry()
    stranger = person_with_role(Role.EMPLOYEE)
    assert entry_for(stranger, entry.reference) is None
    assert entry_for(stranger, "2026-2345678-9") is None


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR, Role.MANAGER])
def test_roles_without_a_part_in_it_see_nothing(role):
    assert entry_for(person_with_role(role), entry_at("registered").reference) is None


def test_each_party_finds_the_entry():
    entry = entry_at("referred")
    for person in (
        entry.employee,
        entry.decider,
        entry.referred_person,
        person_with_role(Role.MODERATOR),
        person_with_role(Role.CONTROLLER),
        person_with_role(Role.AUDITOR),
    ):
        assert entry_for(person, entry.reference.lower()) == entry


def test_every_reading_of_another_is_kept_with_its_purpose():
    entry = entry_at("in_review")
    record_read(entry, by=entry.decider, now=LATER)
    auditor = person_with_role(Role.AUDITOR)
    assert refused(record_read, entry, by=auditor, now=LATER) == ["purpose_missing"]
    record_read(entry, by=auditor, now=LATER, purpose_text="Steekproef 2026")
    assert record_read(entry, by=entry.employee, now=LATER) is None
    assert [(read.purpose, read.purpose_text) for read in Read.objects.order_by("pk")] == [
        ("decider", ""),
        ("auditor", "Steekproef 2026"),
    ]


SECRET = "Kwikzilverslang"


def test_s13_mails_and_the_open_trail_tell_nothing(django_capture_on_commit_callbacks):
    employee = employee_in_line(first_name=SECRET, last_name=SECRET)
    person_with_role(Role.MODERATOR, email="moderator@voorbeeld.invalid")
    planted = {"giver_name": SECRET, "giver_organisation": SECRET, "description": SECRET}
    with django_capture_on_commit_callbacks(execute=True):
        entry = entry_at(
            "registered", employee=employee, answers=planted, ruling={"reason": SECRET}
        )
    assert mail.outbox
    for message in mail.outbox:
        text = message.subject + message.body
        assert SECRET not in text
        assert "geschenk" not in text.lower()
        assert "http" in message.body
    for event in AuditEvent.objects.all():
        assert SECRET not in json.dumps(event.facts) + event.subject_key + event.actor_key
    assert any(SECRET in json.dumps(row.data) for row in AuditPayload.objects.all())
    assert SECRET not in entry.reference


def test_mails_go_to_who_should_act(django_capture_on_commit_callbacks):
    person_with_role(Role.MODERATOR, email="moderator@voorbeeld.invalid")
    employee = employee_in_line(email="melder@voorbeeld.invalid")
    with django_capture_on_commit_callbacks(execute=True):
        entry_at("registered", employee=employee)
    sent = [(message.to[0].split("@")[0], message.subject) for message in mail.outbox]
    assert [subject for person, subject in sent if person == "melder"] == [
        "Uw melding is ontvangen",
        "Er is besloten over uw melding",
        "Uw melding is geregistreerd",
    ]
    assert ("moderator", "Er wacht een besluit op registratie") in sent
