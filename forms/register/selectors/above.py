"""Who stands above someone in the line of an entry."""

from datetime import date
from typing import Any

from forms.register.models import RegisterEntry
from portal.people.models import Person
from portal.people.selectors import absent_on, decider_chain


def next_above(entry: RegisterEntry, person_key: Any, today: date) -> Person | None:
    """The next after this person in the employee's line who is there and not involved; where they
    stand in no line, the first of it. Never who decides already.
    """
    line = decider_chain(entry.employee, today)
    keys = [manager.pk for manager in line]
    higher = line[keys.index(person_key) + 1 :] if person_key in keys else line
    away = absent_on([manager.pk for manager in higher], today) if higher else frozenset()
    never = {*entry.involved_keys, *away, str(entry.decider_id), str(person_key)}
    return next((manager for manager in higher if str(manager.pk) not in never), None)
