"""The CMS' own groups and rights, derived from the table of roles; nobody edits them by hand.

Groups are put right after every migrate; who is in which follows each change of a role.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.people.models import Person
from portal.people.roles import CMS_COLLECTION_PERMISSIONS, CMS_PAGE_PERMISSIONS, Role

PREFIX = "portal: "
#: Groups that Wagtail makes by itself; their rights are nobody's decision here.
STOCK_GROUPS = ("Editors", "Moderators")


def group_name(role: Role) -> str:
    """The name of the CMS group of a role."""
    return f"{PREFIX}{role}"


def keep_in_step(person: Person) -> None:
    """Put the person's account in exactly the groups of the roles held today.

    One query when nothing has to change, so the CMS' door asks it on every request: a role that
    ended with a day needs no job to take its rights away.
    """
    user = person.user
    if user is None:
        return
    wanted = {group_name(role) for role in person.roles if role in CMS_PAGE_PERMISSIONS}
    if set(user.groups.values_list("name", flat=True)) != wanted:
        user.groups.set(Group.objects.filter(name__in=wanted))


@transaction.atomic
def derive_groups() -> None:
    """Make the groups and give each exactly the rights of its role; repeatable."""
    Group.objects.filter(name__in=STOCK_GROUPS).delete()
    enter = _permission("access_admin", "wagtailadmin", "admin")
    files = Collection.get_first_root_node()
    if enter is None or files is None:
        return
    homes = list(Page.objects.filter(depth=2))
    for role, actions in CMS_PAGE_PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=group_name(role))
        group.permissions.set([enter])
        _set_page_rights(group, homes, actions)
        _set_collection_rights(group, files, CMS_COLLECTION_PERMISSIONS.get(role, ()))
    wanted = [group_name(role) for role in CMS_PAGE_PERMISSIONS]
    Group.objects.filter(name__startswith=PREFIX).exclude(name__in=wanted).delete()


def derive_after_migrate(**kwargs: Any) -> None:
    """Receiver of post_migrate."""
    derive_groups()


def _permission(codename: str, app_label: str, model: str) -> Permission | None:
    return Permission.objects.filter(
        codename=codename, content_type__app_label=app_label, content_type__model=model
    ).first()


def _set_page_rights(group: Group, homes: list[Page], actions: tuple[str, ...]) -> None:
    """On the home page of each language, not on the root: nobody adds a second site."""
    wanted = list(
        Permission.objects.filter(
            content_type=ContentType.objects.get_for_model(Page),
            codename__in=[f"{action}_page" for action in actions],
        )
    )
    GroupPagePermission.objects.filter(group=group).exclude(
        page__in=homes, permission__in=wanted
    ).delete()
    for home in homes:
        for permission in wanted:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)


def _set_collection_rights(group: Group, files: Collection, codenames: tuple[str, ...]) -> None:
    wanted = list(
        Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
        )
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(
        collection=files, permission__in=wanted
    ).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=files, permission=permission
        )
