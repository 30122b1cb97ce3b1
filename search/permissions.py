"""Who keeps the synonyms and the results put first: whoever may edit policies."""

from typing import Any

from wagtail.permission_policies import BasePermissionPolicy

from portal.people.roles import Capability


class EditorsKeepIt(BasePermissionPolicy):
    """All actions for editors and superusers, none for others."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if user.is_active and user.is_superuser:
            return True
        person = getattr(user, "person", None)
        return bool(person and person.can(Capability.EDIT_POLICY))

    def users_with_any_permission(self, actions: Any) -> Any:
        """Nobody is told about changes of synonyms."""
        from django.contrib.auth import get_user_model

        return get_user_model().objects.none()
