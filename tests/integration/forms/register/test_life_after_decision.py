"""What keeps the register true: absence, due facts, changed rules, the yearly question."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from content.policies.models import VersionSection
from forms.register.actions.confirm_standing import confirm_standing
from forms.register.actions.follow_people import close_leavers, follow_absences
from forms.register.actions.keep_after_change import keep_after_change, reassess_after_change
from forms.register.actions.reassess_due import reassess_due
from forms.register.actions.remind import remind
from forms.register.actions.take_up import take_up
from forms.register.models import Confirmation, Reminder, SectionReview
from forms.register.selectors.changed_rules import changed_sections, to_look_at
from forms.register.selectors.standing import is_asked
from forms.register.states import Status
from portal.audit.selectors import trail_of
from portal.core.models import acting
from portal.core.refusals import NotAllowed
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.put_department import put_department
from portal.people.actions.tell_absence import change_absence, tell_absence, withdraw_absence
from portal.people.roles import Role
from portal.privacy.actions.apply_retention import apply_retention
from tests.factories.people import person_with_role
from tests.factories.policies import issued_policy, next_version, section
from tests.factories.register import (
    NOON,
    TESTER,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def later(**span):
    return NOON + timedelta(**span)


def fresh(entry):
    return type(entry).objects.get(pk=entry.pk)


def codes(refused):
    return [refusal.code for refusal in refused.value.refusals]


def told(capture, now):
    """Run the reminders and give who got mail."""
    mail.outbox.clear()
    with capture(execute=True):
        remind(now)
    return sorted(message.to[0] for message in mail.outbox)


def test_open_work_goes_to_the_next_while_its_decider_is_away_and_untouched_work_returns():
    employee = employee_in_line()
    taken, untouched = received_entry(employee=employee), received_entry(employee=employee)
    manager = taken.decider
    second = manager.employments.get().department.parent.manager

    absence = tell_absence(
        manager, starts_on=TODAY, ends_on=date(2026, 3, 6), by=manager, now=later(hours=1)
    )
    assert {fresh(taken).decider, fresh(untouched).decider} == {second}
    assert fresh(taken).stands_in_for == manager
    assert list(trail_of(taken))[-1].facts["cause"] == "absent"
    new = received_entry(employee=employee, now=later(hours=2))
    assert (new.decider, new.stands_in_for) == (second, manager)
    take_up(fresh(taken), by=second, now=later(hours=3))

    assert follow_absences(later(days=4)) == 0
    change_absence(absence, ends_on=date(2026, 3, 4), by=manager, now=later(days=3))
    assert fresh(taken).decider == second
    assert {fresh(untouched).decider, fresh(new).decider} == {manager}
    assert fresh(untouched).stands_in_for is None
    assert follow_absences(later(days=4)) == 0


def test_an_absence_ahead_moves_work_on_its_day_and_who_is_away_as_well_is_passed_over():
    entry = received_entry()
    manager = entry.decider
    second = manager.employments.get().department.parent.manager
    for person in (manager, second):
        tell_absence(
            person, starts_on=date(2026, 3, 9), ends_on=date(2026, 3, 10), by=person, now=NOON
        )
    assert follow_absences(later(days=6)) == 0
    assert fresh(entry).decider == manager
    assert follow_absences(later(days=7)) == 1
    assert (fresh(entry).decider, fresh(entry).route_step) == (None, "role")
    assert follow_absences(later(days=9)) == 1
    assert fresh(entry).decider == manager


def test_what_was_put_to_someone_who_goes_away_goes_one_further():
    entry = entry_at(Status.REFERRED)
    second = entry.referred_person
    tell_absence(second, starts_on=TODAY, ends_on=TODAY, by=second, now=later(hours=3))
    assert fresh(entry).referred_person is None
    assert fresh(entry).status == Status.REFERRED
    assert list(trail_of(entry))[-1].type == "register_entry.passed_on"


def test_absence_is_told_by_oneself_or_by_who_manages_people_and_for_days_to_come():
    person, colleague = employee_in_line(), person_with_role(Role.EMPLOYEE)
    administrator = person_with_role(Role.ADMINISTRATOR)
    days = {"starts_on": date(2026, 3, 9), "ends_on": date(2026, 3, 10)}
    with pytest.raises(NotAllowed) as refused:
        tell_absence(person, **days, by=colleague, now=NOON)
    assert codes(refused) == ["not_your_absence"]
    absence = tell_absence(person, **days, by=administrator, now=NOON)
    with pytest.raises(NotAllowed) as refused:
        tell_absence(person, **days, by=person, now=NOON)
    assert codes(refused) == ["absence_overlaps"]
    with pytest.raises(NotAllowed) as refused:
        tell_absence(
            person, starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 2), by=person, now=NOON
        )
    assert codes(refused) == ["absence_is_over"]
    withdraw_absence(absence, by=person, now=NOON)
    tell_absence(person, **days, by=person, now=NOON)
    with pytest.raises(NotAllowed) as refused:
        withdraw_absence(absence, by=person, now=NOON)
    assert codes(refused) == ["absence_withdrawn"]


def test_on_its_date_a_decision_is_looked_at_again_once_and_never_of_who_left(
    django_capture_on_commit_callbacks,
):
    entry = entry_at("registered", kind="side_activity")
    gone = entry_at("registered", kind="side_activity")
    with acting():
        gone.employee.ends_on = TODAY + timedelta(days=1)
        gone.employee.save()
    assert entry.reassess_on == date(2027, 3, 2)
    due = later(days=366)
    assert reassess_due(due) == 1
    assert (fresh(entry).status, fresh(entry).reassess_cause) == (Status.IN_REVIEW, "date")
    assert fresh(gone).status == Status.REGISTERED
    assert reassess_due(due) == 0
    told_people = told(django_capture_on_commit_callbacks, due)
    assert set(told_people) == {entry.employee.email, entry.decider.email}
    assert all(entry.reference in message.body for message in mail.outbox)
    assert told(django_capture_on_commit_callbacks, due + timedelta(days=1)) == []


def test_another_manager_looks_again_at_what_stands_once():
    entry, gift = entry_at("registered", kind="side_activity"), None
    employee = entry.employee
    gift = entry_at("registered", employee=employee)
    department = employee.employments.get().department
    successor = person_with_role(Role.EMPLOYEE, department)
    own = entry_at("registered", kind="side_activity", employee=successor)
    given = {"name": department.name, "parent": department.parent, "manager": successor}
    for hour in (5, 6):
        put_department(department.code, **given, by=TESTER, now=later(hours=hour))
    assert (fresh(entry).status, fresh(entry).decider) == (Status.IN_REVIEW, successor)
    assert fresh(entry).reassess_cause == "manager"
    assert {fresh(gift).status, fresh(own).status} == {Status.REGISTERED}
    assert [event.type for event in trail_of(entry)].count("register_entry.reassessed") == 1


def test_who_leaves_later_keeps_everything_until_the_last_day_and_hands_over_after_it():
    entry = entry_at("registered", kind="side_activity")
    employee, manager = entry.employee, entry.decider
    waiting = received_entry(employee=employee)
    last = date(2026, 3, 20)
    for person in (employee, manager):
        deactivate_person(person, ends_on=last, by=TESTER, now=later(days=1))
    assert close_leavers(later(days=18)) == 0
    assert fresh(entry).status == Status.REGISTERED
    other = received_entry(employee=person_with_role(Role.EMPLOYEE, entry_department(manager)))
    assert close_leavers(later(days=19)) == 3
    assert fresh(entry).status == fresh(waiting).status == Status.ENDED
    assert fresh(other).decider != manager
    assert close_leavers(later(days=20)) == 0


def entry_department(manager):
    return manager.managed_departments.get()


def test_reminders_follow_the_term_and_escalate_never_twice_a_day_nor_to_who_is_away(
    django_capture_on_commit_callbacks,
):
    moderator = person_with_role(Role.MODERATOR)
    entry = received_entry()
    asked = entry_at(Status.AWAITING_INFORMATION)
    manager, second = entry.decider, entry.decider.employments.get().department.parent.manager
    days = {
        6: [],
        8: [asked.employee.email],  # a question has waited for a week
        21: [asked.employee.email, manager.email],  # halfway
        22: [],
        43: [asked.employee.email, asked.decider.email, manager.email],  # the term is over
        48: [],
    }
    capture = django_capture_on_commit_callbacks
    for day, people in days.items():
        assert told(capture, later(days=day)) == sorted(people), day
        assert told(capture, later(days=day, hours=2)) == [], day
    escalated = told(capture, later(days=49))
    assert {second.email, moderator.email} < set(escalated)
    assert manager.email not in escalated
    assert len(escalated) == len(set(escalated))
    body = next(message.body for message in mail.outbox if message.to == [moderator.email])
    assert all(word in body for word in (entry.reference, asked.reference))
    assert all(word not in body for word in (entry.employee.last_name, "olijfolie"))
    row = Reminder.objects.latest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(person=row.person, day=row.day, recorded_at=NOON)

    tell_absence(
        moderator,
        starts_on=date(2026, 4, 20),
        ends_on=date(2026, 5, 20),
        by=moderator,
        now=later(days=51),
    )
    assert moderator.email not in told(capture, later(days=57))
    with acting():
        manager.ends_on = date(2026, 5, 1)
        manager.save()
    assert manager.email not in told(capture, later(days=66))


def test_the_yearly_question_is_asked_answered_with_one_click_and_reminded(
    client, django_capture_on_commit_callbacks
):
    entry = entry_at("registered", kind="side_activity")
    entry_at("registered", employee=entry.employee)
    person, capture = entry.employee, django_capture_on_commit_callbacks
    with acting():
        type(entry).objects.filter(pk=entry.pk).update(reassess_on=None)
    assert not is_asked(person, date(2027, 3, 1))
    assert is_asked(person, date(2027, 3, 2))
    due = later(days=365)
    assert told(capture, due) == [person.email]
    assert told(capture, due + timedelta(days=1)) == []
    assert told(capture, due + timedelta(days=7)) == [person.email]

    client.force_login(person.user)
    page = client.get(reverse("standing_check")).content.decode()
    assert all(word in page for word in (entry.reference, "Stadstuin"))
    with pytest.raises(NotAllowed) as refused:
        confirm_standing(by=entry.decider, now=due, references=[entry.reference])
    assert codes(refused) == ["nothing_to_confirm"]
    for _click in range(2):
        confirm_standing(by=person, now=due + timedelta(days=8), references=[entry.reference])
    assert [row.entry for row in Confirmation.objects.get().entries.all()] == [entry]
    assert fresh(entry).affirmed_on == date(2027, 3, 10)
    assert told(capture, due + timedelta(days=20)) == []
    assert not is_asked(person, date(2028, 3, 9))


@pytest.fixture
def resting():
    """Two decisions on a section, and the policy it stands in."""
    policy = issued_policy(
        "nevenwerk",
        sections=[section("Nevenwerk", "<p>Meld het voraf.</p>")],
        valid_from=TODAY,
        now=NOON,
    )
    part = VersionSection.objects.get(version__policy=policy)
    form = form_version_of("side_activity", sections=[str(part.section_id)])
    entries = [
        entry_at("registered", kind="side_activity", form_version=form, now=later(days=1))
        for _number in range(2)
    ]
    return policy, part, entries


def test_decisions_are_looked_at_again_when_their_section_changes_materially(
    resting,
):
    policy, part, (first, second) = resting
    moderator, later_on = person_with_role(Role.MODERATOR), later(days=40)

    def listed(person=moderator, now=later_on):
        return {pin.decision.entry for pin in to_look_at(person, changed_sections(now))}

    def change(text, kind, day):
        words = section("Nevenwerk", f"<p>{text}</p>", id=part.section_id)
        next_version(policy, sections=[words], change_kind=kind, valid_from=day, now=later(days=2))

    change("Meld het vooraf.", "editorial", date(2026, 3, 10))
    assert listed() == set()
    change("Meld het binnen een week.", "material", date(2026, 4, 1))
    assert listed(now=later(days=20)) == set()
    assert listed() == {first, second}
    assert listed(first.decider) == {first}
    assert listed(first.employee) == set()
    assert fresh(first).status == Status.REGISTERED

    keep_after_change(first, by=moderator, now=later_on, reason="Raakt deze activiteit niet")
    assert listed() == {second}
    assert SectionReview.objects.get().entry == first
    with pytest.raises(NotAllowed) as refused:
        keep_after_change(first, by=moderator, now=later_on, reason="Nog eens")
    assert codes(refused) == ["rule_not_changed"]
    with pytest.raises(NotAllowed) as refused:
        reassess_after_change(second, by=first.decider, now=later_on, reason="Mag ik niet")
    assert "not_yours_to_do" in codes(refused)
    reassess_after_change(second, by=second.decider, now=later_on, reason="De regel is anders")
    assert (fresh(second).status, fresh(second).reassess_cause) == (Status.IN_REVIEW, "rule")
    assert listed() == set()

    change("Niet toegestaan.", "material", date(2026, 4, 20))
    assert listed(now=later(days=60)) == {first}


def test_the_list_of_changed_rules_costs_the_same_for_one_entry_and_for_many(
    resting, django_assert_num_queries
):
    policy, part, entries = resting
    moderator, later_on = person_with_role(Role.MODERATOR), later(days=40)
    words = section("Nevenwerk", "<p>Anders.</p>", id=part.section_id)
    next_version(
        policy, sections=[words], change_kind="material", valid_from=TODAY, now=later(days=2)
    )
    with django_assert_num_queries(6):
        assert len(list(to_look_at(moderator, changed_sections(later_on)))) == 2
    form = entries[0].form_version
    entry_at("registered", kind="side_activity", form_version=form, now=later(days=1))
    with django_assert_num_queries(6):
        assert len(list(to_look_at(moderator, changed_sections(later_on)))) == 3


def test_reminders_and_confirmations_leave_when_their_term_has_passed():
    entry = entry_at("registered", kind="side_activity")
    remind(later(days=365))
    confirm_standing(by=entry.employee, now=later(days=366), references=[entry.reference])
    assert Reminder.objects.count() == 1
    apply_retention(by=TESTER, now=later(days=365 + 3 * 366))
    assert Reminder.objects.count() == 0
    assert Confirmation.objects.count() == 1
    apply_retention(by=TESTER, now=later(days=365 + 7 * 366))
    assert Confirmation.objects.count() == 0
    assert fresh(entry).affirmed_on == date(2027, 3, 3)
