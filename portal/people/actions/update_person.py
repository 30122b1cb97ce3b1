"""Names and details of a person are brought in line with the directory."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.people.models import Person

DETAILS = ("first_name", "infix", "last_name", "email", "kind", "starts_on")
USERNAME = "username"


def update_person(
    person: Person, *, by: Actor, now: datetime, **details: str | date | None
) -> Person:
    """Set the given details (see DETAILS) and the name to sign on with (``username``); old and new
    values go to the erasable payload.

    Raises TypeError for anything that is no detail.
    """
    username = details.pop(USERNAME, None)
    if unknown := set(details) - set(DETAILS):
        raise TypeError(f"no details of a person: {sorted(unknown)}")
    with change("person.changed", of=person, by=by, now=now) as step:
        person = step.record
        step.keep_erasable(old={name: getattr(person, name) for name in details}, new=dict(details))
        for name, value in details.items():
            setattr(person, name, value)
        person.save()
        if username is not None and person.user is not None:
            person.user.username = str(username)
            person.user.save(update_fields=["username"])
    return person
