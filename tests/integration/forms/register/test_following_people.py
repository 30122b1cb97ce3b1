"""Work follows people who move, leave, or get another manager."""

from datetime import timedelta

import pytest

from forms.register.actions.disclose import disclose
from forms.register.actions.follow_people import follow_leaver, follow_mover
from forms.register.states import Status
from portal.audit.selectors import trail_of
from portal.core.models import acting
from portal.people.roles import Role
from tests.factories.people import department_with_manager, job_function, person_with_role
from tests.factories.register import NOON, employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def fresh(entry):
    return type(entry).objects.get(pk=entry.pk)


def test_the_entries_of_a_leaver_end_and_stop_being_public():
    moderator = person_with_role(Role.MODERATOR)
    employee = employee_in_line(function=job_function("Directeur", is_top_management=True))
    public = entry_at("registered", kind="side_activity", moderator=moderator, employee=employee)
    public = disclose(public, by=moderator, now=LATER, legal_ground="Aw 5.1.c")
    still_open = received_entry(employee=employee)
    withdrawn = entry_at("withdrawn", employee=employee)

    follow_leaver(employee, LATER)

    assert fresh(public).status == fresh(still_open).status == Status.ENDED
    assert not public.disclosures.filter(closed_at=None).exists()
    assert fresh(withdrawn).status == Status.WITHDRAWN
    event = trail_of(still_open).last()
    assert (event.actor_key, event.facts["cause"]) == ("system:directory", "left")


def test_open_work_of_a_leaving_manager_goes_to_the_next_in_line():
    entry = received_entry()
    manager = entry.decider
    second = manager.employments.get().department.parent.manager
    follow_leaver(manager, LATER)
    assert fresh(entry).decider == second
    assert fresh(entry).route_step == "second_line"


def test_open_work_moves_along_with_the_employee():
    entry = received_entry()
    elsewhere = department_with_manager()
    employment = entry.employee.employments.get()
    with acting():
        employment.department = elsewhere
        employment.save()
    follow_mover(entry.employee, LATER)
    assert fresh(entry).decider == elsewhere.manager
    assert list(trail_of(entry))[-1].type == "register_entry.rerouted"


def test_another_post_has_side_activities_looked_at_again_and_leaves_gifts_alone():
    employee = employee_in_line()
    side = entry_at("registered", kind="side_activity", employee=employee)
    gift = entry_at("registered", employee=employee)
    follow_mover(employee, LATER)
    assert fresh(side).status == Status.IN_REVIEW
    assert fresh(gift).status == Status.REGISTERED


def test_another_manager_of_the_department_gets_the_open_work():
    entry = received_entry()
    department = entry.employee.employments.get().department
    successor = person_with_role(Role.EMPLOYEE, department)
    with acting():
        department.manager = successor
        department.save()
    assert fresh(entry).decider == successor
    assert list(trail_of(entry))[-1].facts["cause"] == "manager"


def test_saving_a_department_without_change_moves_nothing():
    entry = received_entry()
    department = entry.employee.employments.get().department
    before = trail_of(entry).count()
    with acting():
        department.save()
    assert trail_of(entry).count() == before
