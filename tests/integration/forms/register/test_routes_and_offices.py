"""Routes per kind from a day on, whoever holds an office, and the sample of a controller."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forms.register.actions.check import check
from forms.register.actions.decide import decide
from forms.register.actions.designate import designate
from forms.register.actions.draw_sample import draw_sample
from forms.register.actions.end_designation import end_designation
from forms.register.actions.hand_back import hand_back
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.set_route import set_route
from forms.register.models import DecisionRoute, Sample
from forms.register.selectors import entry_for, has_desk, queue_of, route_for
from forms.register.selectors.samples import Place, left_of, sample_lines
from forms.register.states import Status
from portal.audit.models import AuditEvent
from portal.core.models import acting
from portal.core.refusals import NotAllowed
from portal.people.models import Absence, Person
from portal.people.roles import Role
from tests.factories.people import person_with_role
from tests.factories.register import decided, employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db


def refused(act, *arguments, **named):
    with pytest.raises(NotAllowed) as caught:
        act(*arguments, **named)
    return [refusal.code for refusal in caught.value.refusals]


def set_gifts(steps, *, days=0, by=None, **flags):
    now = timezone.now()
    return set_route(
        "gift",
        holds_from=timezone.localdate(now) + timedelta(days=days),
        steps=steps,
        **{"board_on_doubt": True, "officer_on_doubt": True, **flags},
        by=by or person_with_role(Role.ADMINISTRATOR),
        now=now,
    )


def named(office, person=None, **given):
    now = timezone.now()
    person = person or person_with_role(Role.EMPLOYEE)
    administrator = person_with_role(Role.ADMINISTRATOR)
    today = timezone.localdate(now)
    designate(person, office=office, starts_on=today, by=administrator, now=now, **given)
    return person


def test_a_route_holds_from_its_day_and_for_its_kind(query_count):
    employee, today = employee_in_line(), timezone.localdate()
    line = employee.employments.get().department
    set_gifts(["second_line", "role"])
    set_gifts(["role"], days=7)

    assert route_for(employee, today, kind="gift").decider == line.parent.manager
    assert route_for(employee, today, kind="side_activity").decider == line.manager
    assert route_for(employee, today + timedelta(days=7), kind="gift").decider is None
    assert query_count(lambda: route_for(employee, today, kind="gift")) <= 6
    assert received_entry(employee=employee, now=timezone.now()).decider == line.parent.manager
    assert AuditEvent.objects.filter(type="decision_route.set").count() == 2


def test_what_a_route_was_is_not_rewritten_and_not_by_anyone():
    now, today = timezone.now(), timezone.localdate()
    with acting():
        DecisionRoute.objects.create(
            kind="gift", holds_from=today - timedelta(days=3), steps=["role"]
        )
    assert refused(set_gifts, ["manager"], days=-3) == ["holds_from_past"]
    assert refused(set_gifts, ["manager"], by=person_with_role(Role.MODERATOR)) == [
        "not_yours_to_set"
    ]
    someone = person_with_role(Role.EMPLOYEE)
    given = {"office": "board", "starts_on": today, "now": now}
    assert refused(designate, someone, by=person_with_role(Role.MODERATOR), **given) == [
        "not_yours_to_set"
    ]


def test_who_is_away_is_passed_over_and_at_the_end_stands_the_role():
    employee, today = employee_in_line(), timezone.localdate()
    line = employee.employments.get().department
    for manager in (line.manager, line.parent.manager):
        with acting():
            Absence.objects.create(
                person=manager,
                starts_on=today,
                ends_on=today,
                told_at=timezone.now(),
                told_by_key=manager.actor_key,
            )
    route = route_for(employee, today, kind="gift")
    assert (route.step, route.decider, route.instead_of) == ("role", None, line.manager)


def test_an_office_has_what_is_put_to_it_and_only_while_it_is_there():
    clerk, moderator = named("board"), person_with_role(Role.MODERATOR)
    colleague = person_with_role(Role.EMPLOYEE)
    entry = entry_at("in_review", now=timezone.now() - timedelta(hours=5))
    now = timezone.now()
    assert entry_for(clerk, entry.reference) is None
    entry = refer(entry, by=entry.decider, now=now, to="board", reason="Twijfel")

    assert list(queue_of(clerk)) == [entry]
    assert list(queue_of(moderator)) == []
    assert has_desk(clerk)
    assert not has_desk(colleague)
    given = {"outcome": "keep", "reason": "Past", "now": now}
    assert "not_yours_to_do" in refused(decide, entry, by=moderator, **given)
    assert refused(decide, entry, by=clerk, **given) == ["board_number_missing"]
    entry = hand_back(entry, by=clerk, now=now, reason="Beslist u zelf")
    assert entry_for(clerk, entry.reference) is None
    entry = refer(entry, by=entry.decider, now=now, to="board", reason="Toch")
    extra = {"board_decision_number": "B 2026-12"}
    entry = decide(entry, by=clerk, **given, extra=extra)
    ruling = entry.decisions.get()
    assert (ruling.decided_as, ruling.extra) == ("referred_to", extra)
    assert entry_for(clerk, entry.reference) is None


def test_where_an_office_is_vacant_the_moderators_stand_in():
    employee = employee_in_line()
    named("board", employee)
    moderator = person_with_role(Role.MODERATOR)
    now = timezone.now()
    entry = entry_at("in_review", employee=employee, now=now - timedelta(hours=5))
    entry = refer(entry, by=entry.decider, now=now, to="board", reason="Twijfel")
    assert list(queue_of(moderator)) == [entry]
    assert list(queue_of(Person.objects.get(pk=employee.pk))) == []


def test_an_ended_designation_gives_no_desk_and_a_route_says_where_to_refer():
    officer, now = named("compliance_officer"), timezone.now()
    row = officer.designations.get()
    by = person_with_role(Role.ADMINISTRATOR)
    tomorrow = now + timedelta(days=1)
    end_designation(row, ends_on=timezone.localdate(now), by=by, now=now)
    assert refused(
        end_designation, row, ends_on=timezone.localdate(tomorrow), by=by, now=tomorrow
    ) == ["designation_is_over"]

    set_gifts(["manager"], board_on_doubt=False)
    entry = entry_at("in_review", now=now - timedelta(hours=5))
    given = {"by": entry.decider, "now": now, "reason": "Twijfel"}
    assert refused(refer, entry, to="board", **given) == ["nobody_to_refer_to"]
    assert refer(entry, to="compliance_officer", **given).status == Status.REFERRED


def test_the_compliance_officer_decides_where_the_route_says_so():
    officer = named("compliance_officer")
    set_gifts(["compliance_officer", "manager"])
    entry = received_entry(now=timezone.now())
    assert (entry.decider, entry.route_step) == (None, "compliance_officer")
    assert list(queue_of(officer)) == [entry]
    assert list(queue_of(person_with_role(Role.MODERATOR))) == []
    own = received_entry(employee=officer, now=timezone.now())
    assert own.route_step != "compliance_officer"


def test_a_sample_is_drawn_once_worked_off_and_the_same_for_who_draws_it_again():
    controller = person_with_role(Role.CONTROLLER)
    now = timezone.now()
    start = now - timedelta(hours=12)
    entries = [entry_at("registered", now=start) for _ in range(4)]
    received_entry(now=start)
    year = timezone.localdate(start).year
    given = {"kind": "gift", "year": year, "by": controller, "now": now}
    assert refused(
        draw_sample, size=3, seed="lot", **{**given, "by": person_with_role(Role.AUDITOR)}
    ) == ["not_yours_to_draw"]

    sample = draw_sample(size=3, seed="lot", **given)
    assert (sample.size, sample.population) == (3, 4)
    assert draw_sample(size=3, seed="lot", **given).entry_keys == sample.entry_keys
    assert draw_sample(size=9, seed="lot", **given).size == 4
    assert (
        Sample.objects.count()
        == AuditEvent.objects.filter(type="register_sample.drawn", result="done").count()
    )

    first = next(entry for entry in entries if entry.reference == sample.entry_keys[0])
    check(first, by=controller, now=now + timedelta(minutes=5), finding="in_order")
    lines = sample_lines(sample, controller)
    assert [line.place for line in lines] == [Place.CHECKED, Place.TO_CHECK, Place.TO_CHECK]
    assert left_of([sample]) == {sample.pk: 2}
    decider = lines[1].entry.decider
    assert sample_lines(sample, decider)[1].refused == "decided_by_you"


def test_s15_who_advised_does_not_check():
    controller = person_with_role(Role.CONTROLLER)
    named("board", controller)
    now = timezone.now()
    entry = entry_at("in_review", now=now - timedelta(hours=5))
    entry = refer(entry, by=entry.decider, now=now, to="board", reason="Twijfel")
    entry = hand_back(entry, by=controller, now=now, reason="Houdt u het klein")
    entry = decided(entry, now=now)
    entry = register(entry, by=person_with_role(Role.MODERATOR), now=now)
    assert refused(check, entry, by=controller, now=now, finding="in_order") == ["advised_by_you"]
