"""Roles, the CMS rights that follow from them, and how they end."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from portal.audit.models import AuditEvent
from portal.core.actors import SystemActor
from portal.core.models import ChangedElsewhereError, acting
from portal.core.refusals import NotAllowed
from portal.people.actions.assign_role import assign_role
from portal.people.actions.create_api_token import create_api_token
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.revoke_api_token import revoke_api_token
from portal.people.actions.revoke_role import revoke_role
from portal.people.cms_access import derive_groups, group_name
from portal.people.models import ApiToken, Person, RoleAssignment
from portal.people.roles import CMS_PAGE_PERMISSIONS, Role
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db
SYSTEM = SystemActor("test")


def fresh(person):
    return Person.objects.get(pk=person.pk)


def groups(person):
    return set(fresh(person).user.groups.values_list("name", flat=True))


def test_an_administrator_gives_and_takes_a_role_and_the_trail_knows(people):
    assign_role(people.employee, "editor", by=people.administrator, now=timezone.now())
    assert Role.EDITOR in fresh(people.employee).roles
    assert groups(people.employee) == {group_name(Role.EDITOR)}

    revoke_role(people.employee, "editor", by=people.administrator, now=timezone.now())

    assert fresh(people.employee).roles == {Role.EMPLOYEE}
    assert groups(people.employee) == set()
    events = AuditEvent.objects.filter(subject_key=str(people.employee.pk)).order_by("occurred_at")
    assert [(event.type, event.facts) for event in events] == [
        ("role.assigned", {"role": "editor"}),
        ("role.revoked", {"role": "editor"}),
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_gives_or_takes_a_role(people, role):
    other = person_with_role("employee")
    for act in (assign_role, revoke_role):
        with pytest.raises(NotAllowed, match="may_not_manage_people"):
            act(other, "employee", by=getattr(people, role), now=timezone.now())


def test_an_administrator_does_not_serve_themselves(people):
    with pytest.raises(NotAllowed, match="own_role"):
        assign_role(people.administrator, "moderator", by=people.administrator, now=timezone.now())


def test_a_role_that_was_revoked_can_be_given_again_on_the_same_day(people):
    for _ in range(2):
        assign_role(people.employee, "auditor", by=SYSTEM, now=timezone.now())
        revoke_role(people.employee, "auditor", by=SYSTEM, now=timezone.now())

    assert Role.AUDITOR not in fresh(people.employee).roles


def test_a_role_changes_nowhere_but_in_its_action(people):
    with pytest.raises(ChangedElsewhereError):
        RoleAssignment.objects.create(
            person=people.employee, role="moderator", starts_on=timezone.localdate()
        )


def test_s16_a_revoked_role_closes_the_cms_on_the_next_request(client_of, people):
    client = client_of(people.editor)
    assert client.get("/cms/").status_code == 200

    revoke_role(people.editor, "editor", by=SYSTEM, now=timezone.now())

    assert client.get("/cms/").status_code == 403


def test_s16_a_role_that_ends_by_its_date_needs_no_job_to_lose_its_rights(client_of):
    person = person_with_role("approver")
    assign_role(person, "administrator", by=SYSTEM, now=timezone.now())
    client = client_of(person)
    client.get("/cms/")
    assert group_name(Role.ADMINISTRATOR) in groups(person)
    with acting():
        RoleAssignment.objects.filter(person=person, role="administrator").update(
            ends_on=timezone.localdate() - timedelta(days=1)
        )

    client.get("/cms/")

    assert groups(person) == {group_name(Role.APPROVER)}


def test_s16_who_leaves_is_out_on_the_next_request_by_session_and_by_key(client_of, client):
    person = person_with_role("moderator")
    signed_in = client_of(person)
    token = create_api_token(person, by=SYSTEM, now=timezone.now())
    key = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    assert signed_in.get("/mijn/").status_code == 200
    path = "/api/v1/policies/bestaat-niet"
    assert client.get(path, **key).status_code == 404

    yesterday = timezone.localdate() - timedelta(days=1)
    deactivate_person(person, ends_on=yesterday, by=SYSTEM, now=timezone.now())

    assert signed_in.get("/mijn/").status_code == 302
    assert client.get(path, **key).status_code == 401
    left = fresh(person)
    assert (left.roles, left.user.is_active) == (frozenset(), False)


def test_s16_who_leaves_at_the_end_of_today_keeps_access_today(client_of):
    person = person_with_role("moderator")
    client = client_of(person)

    deactivate_person(person, ends_on=timezone.localdate(), by=SYSTEM, now=timezone.now())

    assert client.get("/mijn/").status_code == 200
    assert Role.MODERATOR in fresh(person).roles


def test_a_key_is_kept_as_a_hash_and_stops_when_revoked(people):
    token = create_api_token(people.auditor, by=SYSTEM, now=timezone.now())
    row = ApiToken.objects.get()

    assert token not in str(ApiToken.objects.values())
    revoke_api_token(row, by=people.administrator, now=timezone.now())
    assert ApiToken.objects.get().revoked_at is not None


@pytest.mark.parametrize("role", sorted(set(Role) - CMS_PAGE_PERMISSIONS.keys()))
def test_s08_roles_without_work_in_the_cms_find_every_admin_door_closed(client_of, people, role):
    client = client_of(getattr(people, role))

    for path in ("/cms/", "/cms/pages/", "/cms/choose-page/", "/cms/images/", "/cms/users/"):
        assert client.get(path).status_code == 403, path


@pytest.mark.parametrize("role", sorted(CMS_PAGE_PERMISSIONS))
def test_s14_only_a_superuser_reaches_the_user_and_group_editors_of_the_cms(
    client_of, people, role
):
    client = client_of(getattr(people, role))
    user, group = people.employee.user, Group.objects.first()
    before = list(people.employee.user.groups.all())

    for path in (
        "/cms/users/",
        "/cms/users/add/",
        f"/cms/users/edit/{user.pk}/",
        f"/cms/users/delete/{user.pk}/",
        "/cms/groups/",
        "/cms/groups/new/",
        f"/cms/groups/edit/{group.pk}/",
    ):
        for answer in (client.get(path), client.post(path, {"is_superuser": "on"})):
            assert answer.status_code in (302, 403, 404), path
            assert answer.status_code != 302 or answer.url == "/cms/", path
    user.refresh_from_db()
    assert not user.is_superuser
    assert list(user.groups.all()) == before


def test_cms_groups_hold_exactly_the_rights_of_the_table():
    homes = Page.objects.filter(depth=2)
    for role, actions in CMS_PAGE_PERMISSIONS.items():
        rights = GroupPagePermission.objects.filter(group__name=group_name(role))
        found = {(right.page_id, right.permission.codename) for right in rights}
        assert found == {(home.pk, f"{action}_page") for home in homes for action in actions}
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()


def test_rights_that_someone_added_by_hand_are_gone_after_the_next_migrate():
    group = Group.objects.get(name=group_name(Role.EDITOR))
    home = Page.objects.filter(depth=2).first()
    publish = GroupPagePermission.objects.filter(permission__codename="publish_page").first()
    GroupPagePermission.objects.create(group=group, page=home, permission=publish.permission)
    group.permissions.add(*publish.permission.content_type.permission_set.all())

    derive_groups()

    assert not group.page_permissions.filter(permission__codename="publish_page").exists()
    assert [permission.codename for permission in group.permissions.all()] == ["access_admin"]
