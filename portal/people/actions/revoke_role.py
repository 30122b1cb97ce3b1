"""A role is taken away, at once."""

from datetime import datetime

from django.db.models import Q

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people import cms_access
from portal.people.models import Person
from portal.people.roles import Role
from portal.people.rules import refusals_to_manage, refusals_to_revoke
from portal.people.selectors import people_with_role


def revoke_role(person: Person, role: str, *, by: Actor, now: datetime) -> Person:
    """Take a role from who holds it, from the very next request on (security S16)."""
    today = day_of(now)
    with change("role.revoked", of=person, by=by, now=now) as step:
        person = step.record
        step.keep(role=role)
        if isinstance(by, Person):
            step.refuse(refusals_to_manage(by.capabilities))
        held = person.role_assignments.filter(
            Q(ends_on=None) | Q(ends_on__gte=today), role=role, revoked_at=None
        )
        step.refuse(
            refusals_to_revoke(
                role=role,
                holds=held.exists(),
                administrators=people_with_role(Role.ADMINISTRATOR, today).count(),
            )
        )
        held.update(revoked_at=now)
        cms_access.keep_in_step(Person.objects.get(pk=person.pk))
    return person
