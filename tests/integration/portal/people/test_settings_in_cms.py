"""The administrator's screens in the CMS."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.parameters.models import Threshold
from portal.people.models import Audience, Person
from portal.people.roles import CMS_PAGE_PERMISSIONS, Role
from tests.factories.people import department_with_manager, person_with_role

pytestmark = pytest.mark.django_db
SCREENS = ("portal_roles", "portal_audiences", "portal_departments", "portal_parameters")


@pytest.fixture
def admin(client_of, people):
    return client_of(people.administrator)


def edit_url(screen, row):
    return reverse(f"{screen}:edit", args=[row.pk])


@pytest.mark.parametrize("screen", SCREENS)
def test_the_administrator_sees_every_screen_and_its_menu_entry(admin, people, screen):
    url = reverse(f"{screen}:index")

    assert admin.get(url).status_code == 200
    assert url in admin.get("/cms/").content.decode()


@pytest.mark.parametrize("role", sorted(CMS_PAGE_PERMISSIONS.keys() - {Role.ADMINISTRATOR}))
@pytest.mark.parametrize("screen", SCREENS)
def test_s09_other_roles_of_the_cms_reach_none_of_these_screens(client_of, people, role, screen):
    client = client_of(getattr(people, role))
    person, everyone = people.employee, Audience.objects.get()
    rows = {"portal_roles": person, "portal_audiences": everyone}
    paths = [reverse(f"{screen}:index"), reverse(f"{screen}:add")]
    if screen in rows:
        paths += [
            reverse(f"{screen}:{view}", args=[rows[screen].pk])
            for view in ("edit", "delete", "history", "usage")
        ]

    for path in paths:
        for answer in (client.get(path), client.post(path, {"roles": ["administrator"]})):
            assert (answer.status_code, answer.get("Location")) in ((302, "/cms/"), (403, None))
    assert Person.objects.get(pk=person.pk).roles == {Role.EMPLOYEE}


def test_ticking_roles_gives_and_takes_them_with_one_event_each(admin, people):
    person = person_with_role("editor")

    admin.post(edit_url("portal_roles", person), {"roles": ["employee", "approver"]})

    assert Person.objects.get(pk=person.pk).roles == {Role.EMPLOYEE, Role.APPROVER}
    events = AuditEvent.objects.filter(subject_key=str(person.pk))
    assert sorted((event.type, event.facts["role"]) for event in events) == [
        ("role.assigned", "approver"),
        ("role.revoked", "editor"),
    ]


def test_an_administrator_who_ticks_a_role_for_themselves_is_refused_with_words(admin, people):
    answer = admin.post(
        edit_url("portal_roles", people.administrator),
        {"roles": ["employee", "administrator", "moderator"]},
    )

    assert "U kunt uzelf geen rol geven" in answer.content.decode()
    person = Person.objects.get(pk=people.administrator.pk)
    assert person.roles == {Role.EMPLOYEE, Role.ADMINISTRATOR}
    assert AuditEvent.objects.get(result="refused").facts == {"refusals": ["own_role"]}


def test_s37_extra_fields_change_nothing_of_a_person(admin, people):
    person = people.employee
    marker = {"first_name": "X", "directory_key": "X", "user": people.administrator.user_id}

    admin.post(edit_url("portal_roles", person), {"roles": ["employee"], **marker})

    after = Person.objects.get(pk=person.pk)
    assert (after.first_name, after.user_id) == (person.first_name, person.user_id)


@pytest.mark.parametrize("screen", ["portal_roles", "portal_departments"])
def test_people_and_departments_are_neither_added_nor_deleted_here(admin, people, screen):
    row = {"portal_roles": people.employee, "portal_departments": department_with_manager()}[screen]
    paths = [reverse(f"{screen}:add"), reverse(f"{screen}:delete", args=[row.pk])]
    if screen == "portal_departments":
        paths.append(edit_url(screen, row))

    for path in paths:
        for answer in (admin.get(path), admin.post(path)):
            assert (answer.status_code, answer.get("Location")) in ((302, "/cms/"), (403, None))


def test_the_list_of_people_costs_the_same_for_many(admin, people, query_count):
    url = reverse("portal_roles:index")
    person_with_role()
    admin.get(url)
    few = query_count(lambda: admin.get(url))
    for _ in range(5):
        person_with_role("editor")

    assert query_count(lambda: admin.get(url)) == few


def test_an_audience_is_made_with_its_conditions(admin):
    team = department_with_manager()
    fields = {"name": "Team", "key": "team", "departments": [team.pk], "person_kind": ""}

    admin.post(reverse("portal_audiences:add"), fields)

    assert list(Audience.objects.get(key="team").departments.all()) == [team]
    event = AuditEvent.objects.get(type="audience.changed")
    assert event.facts["departments"] == [team.code]


@pytest.mark.parametrize("change", [{"only_vulnerable": "on"}, {"key": "allen"}])
def test_the_audience_of_everyone_stays_that(admin, change):
    everyone = Audience.objects.get(key=Audience.EVERYONE)

    answer = admin.post(
        edit_url("portal_audiences", everyone),
        {"name": "Iedereen", "key": "iedereen", "person_kind": "", **change},
    )

    assert "Iedereen houdt haar sleutel" in answer.content.decode()
    everyone.refresh_from_db()
    assert (everyone.key, everyone.only_vulnerable) == (Audience.EVERYONE, False)


def test_a_parameter_gets_a_new_value_from_a_day_and_the_old_one_stays(admin):
    url = reverse("portal_parameters:add")
    name = Threshold.Name.GIFT_VALUE_GUIDELINE
    before = Threshold.objects.filter(name=name).count()

    admin.post(url, {"name": name, "value": "49,50", "holds_from": "1-1-2031"})
    admin.post(url, {"name": name, "value": "75", "holds_from": "1-1-2033"})

    rows = Threshold.objects.filter(name=name, holds_from__gte=date(2031, 1, 1))
    assert [row.value for row in rows] == [Decimal("49.50"), Decimal("75")]
    assert Threshold.objects.filter(name=name).count() == before + 2
    assert AuditEvent.objects.filter(type="threshold.set").count() == 2


def test_a_typing_mistake_in_a_parameter_is_corrected_in_its_row(admin):
    name = Threshold.Name.GIFT_VALUE_GUIDELINE
    fields = {"name": name, "value": "500", "holds_from": "1-1-2031"}
    admin.post(reverse("portal_parameters:add"), fields)
    row = Threshold.objects.get(name=name, holds_from=date(2031, 1, 1))

    admin.post(edit_url("portal_parameters", row), {"value": "50"})

    row.refresh_from_db()
    assert row.value == 50
