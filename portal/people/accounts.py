"""The account behind a session, with its person and the roles of today, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import F

from portal.people.models import RoleAssignment, User, roles_held

ASSIGNMENT = "person__role_assignments__"


class Accounts(ModelBackend):
    """Django's own sign-on by name and password, that reads accounts whole.

    Every page asks who the account is, who the person behind it is and what roles that person
    holds. All three are read anew for each request, so that rights end at once (security S16).
    """

    def get_user(self, user_id: Any) -> User | None:
        """The account with this id; one row for each role of its person, or one without."""
        rows = list(
            User.objects.select_related("person")
            .filter(pk=user_id)
            .annotate(
                held_role=F(f"{ASSIGNMENT}role"),
                held_from=F(f"{ASSIGNMENT}starts_on"),
                held_until=F(f"{ASSIGNMENT}ends_on"),
                held_revoked=F(f"{ASSIGNMENT}revoked_at"),
            )
        )
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        user: User = rows[0]
        person = getattr(user, "person", None)
        if person is not None:
            person.user = user
            person.roles = roles_held(
                RoleAssignment(
                    role=row.held_role,
                    starts_on=row.held_from,
                    ends_on=row.held_until,
                    revoked_at=row.held_revoked,
                )
                for row in rows
                if row.held_role
            )
        return user
