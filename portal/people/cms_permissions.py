"""What the CMS' own screens let someone do, asked of the table of roles instead of of groups."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from wagtail.permission_policies import BasePermissionPolicy

from portal.core.clock import day_of
from portal.people.models import Person, User
from portal.people.roles import CAPABILITIES, Capability


class ByCapability(BasePermissionPolicy):
    """The given actions for who has the capability today (and for superusers); no others."""

    def __init__(self, model: type[Model], capability: Capability, *actions: str) -> None:
        super().__init__(model)
        self.capability = capability
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action not in self.actions or not user.is_active:
            return False
        if user.is_superuser:
            return True
        person: Person | None = getattr(user, "person", None)
        works_here = person is not None and person.works_on(day_of(timezone.now()))
        return works_here and person is not None and person.can(self.capability)

    def users_with_any_permission(self, actions: Any) -> QuerySet[User]:
        if not self.actions.intersection(actions):
            return User.objects.none()
        roles = [role for role, held in CAPABILITIES.items() if self.capability in held]
        today = day_of(timezone.now())
        possible = User.objects.filter(person__role_assignments__role__in=roles).distinct()
        holders = [
            user.pk
            for user in possible.select_related("person")
            if user.person.works_on(today) and user.person.can(self.capability)
        ]
        return User.objects.filter(pk__in=holders, is_active=True)
