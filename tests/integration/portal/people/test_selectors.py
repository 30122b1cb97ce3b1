"""Who worked where, who decides, who is in an audience."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.core.actors import SystemActor
from portal.core.models import acting
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.move_person import move_person
from portal.people.models import Audience, Person
from portal.people.selectors import (
    audience_ids_of,
    decider_chain,
    employment_on,
    everyone,
    may_read,
    moderators,
    person_by_username,
    readers_of,
    second_line_of,
)
from tests.factories.people import (
    audience,
    department_with_manager,
    job_function,
    person_with_role,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SYSTEM = SystemActor("test")


@pytest.fixture
def tree(db):
    board = department_with_manager("Bestuur")
    middle = department_with_manager("Sector", parent=board)
    return board, middle, department_with_manager("Team", parent=middle)


def test_deciders_are_the_managers_upward_and_never_the_person(tree):
    board, middle, team = tree
    employee = person_with_role("employee", team)

    assert decider_chain(employee, TODAY) == [team.manager, middle.manager, board.manager]
    assert decider_chain(team.manager, TODAY) == [middle.manager, board.manager]
    assert decider_chain(board.manager, TODAY) == []
    assert second_line_of(employee, TODAY) == middle.manager
    assert second_line_of(middle.manager, TODAY) is None


def test_a_manager_who_left_is_passed_over(tree):
    _, middle, team = tree
    employee = person_with_role("employee", team)
    yesterday = TODAY - timedelta(days=1)
    deactivate_person(team.manager, ends_on=yesterday, by=SYSTEM, now=timezone.now())

    assert decider_chain(employee, TODAY)[0] == middle.manager


def test_one_person_leading_two_levels_decides_once(tree):
    _, middle, team = tree
    with acting():
        team.manager = middle.manager
        team.save()
    employee = person_with_role("employee", team)

    assert decider_chain(employee, TODAY).count(middle.manager) == 1


def test_departments_in_a_circle_do_not_hang_the_portal(tree):
    board, _, team = tree
    with acting():
        board.parent = team
        board.save()

    assert len(decider_chain(person_with_role("employee", team), TODAY)) == 3


def test_the_employment_of_a_day_is_the_one_that_ran_then(tree):
    _, middle, team = tree
    person = person_with_role("employee", team, starts_on=date(2020, 1, 1))
    move_person(
        person,
        department=middle,
        function=job_function("Inkoper"),
        from_on=date(2025, 6, 1),
        by=SYSTEM,
        now=timezone.now(),
    )

    assert employment_on(person, date(2025, 5, 31)).department == team
    assert employment_on(person, date(2025, 6, 1)).department == middle
    earliest = employment_on(person, date(2019, 1, 1))
    assert (earliest.department, earliest.is_earliest) == (team, True)
    assert not employment_on(person, date(2020, 1, 1)).is_earliest


def test_deciding_costs_the_same_whatever_the_depth(tree, query_count):
    board, _, team = tree
    deep, high = person_with_role("employee", team), person_with_role("employee", board)

    assert query_count(lambda: decider_chain(deep, TODAY)) == query_count(
        lambda: decider_chain(high, TODAY)
    )


def test_moderators_are_who_hold_the_role_and_work_here(people):
    gone = person_with_role("moderator", ends_on=TODAY - timedelta(days=1))

    assert [people.moderator] == list(moderators(TODAY))
    assert gone not in moderators(TODAY)


def test_a_person_is_found_by_the_name_of_the_account():
    anna = person_with_role("employee", username="anna")

    assert person_by_username("anna") == anna
    assert person_by_username("nobody") is None


def test_everyone_is_seeded_and_holds_everyone(people):
    assert may_read(people.employee, everyone())
    assert set(readers_of(everyone(), TODAY)) == set(Person.objects.all()) != set()


@pytest.fixture
def audiences(tree):
    _, middle, team = tree
    inside = person_with_role(
        "employee", team, function=job_function("Kwetsbaar", is_vulnerable=True)
    )
    external = person_with_role("employee", team, kind=Person.Kind.EXTERNAL)
    outside = person_with_role("employee", middle)
    audience("team", departments=[team])
    audience("extern", person_kind="external")
    audience("kwetsbaar", only_vulnerable=True)
    audience("team-extern", departments=[team], person_kind="external")
    audience("inkopers", functions=[job_function("Inkoper")])
    return {"inside": inside, "external": external, "outside": outside}


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("inside", {"iedereen", "team", "kwetsbaar"}),
        ("external", {"iedereen", "team", "extern", "team-extern"}),
        ("outside", {"iedereen"}),
    ],
)
def test_every_condition_of_an_audience_must_hold(audiences, who, keys):
    person = audiences[who]
    found = Audience.objects.filter(pk__in=audience_ids_of(person))

    assert {row.key for row in found} == keys
    for row in Audience.objects.all():
        assert may_read(person, row) is (row.key in keys)
        assert (person in readers_of(row, TODAY)) is (row.key in keys)


def test_asking_for_all_audiences_costs_the_same_for_many(audiences, query_count):
    person = audiences["inside"]
    few = query_count(lambda: audience_ids_of(person))
    for number in range(10):
        audience(f"meer-{number}", departments=[person.employments.first().department])

    assert query_count(lambda: audience_ids_of(person)) == few
