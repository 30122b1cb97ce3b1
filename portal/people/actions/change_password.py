"""Someone chooses a new password."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import Person


def change_password(person: Person, *, password: str, by: Actor, now: datetime) -> Person:
    """Set the password of a person's account; other sessions of the account end by it."""
    with change("person.password_changed", of=person, by=by, now=now) as step:
        user = step.record.user
        user.set_password(password)
        user.save(update_fields=["password"])
    return step.record
