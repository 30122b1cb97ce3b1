"""Who acts for the board or as compliance officer, by the designations of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from forms.register.models import Designation, RegisterEntry
from portal.people.models import Person
from portal.people.selectors import absent_on, active_people

OFFICES: tuple[str, ...] = tuple(Designation.Office.values)


@dataclass(frozen=True)
class Offices:
    """The holders of each office who work here and are not away.

    Nobody acts on the own entry or on one that concerns them; an office without anyone left for
    an entry is *vacant* there, and the moderators then stand in, except for a discreet entry.
    """

    holders: Mapping[str, frozenset[UUID]]

    def held_by(self, person: Person) -> list[str]:
        """The offices of this person."""
        return [office for office, keys in sorted(self.holders.items()) if person.pk in keys]

    def acts(self, office: str, person: Person) -> bool:
        """Does this person hold the office?"""
        return person.pk in self.holders.get(office, ())

    def is_vacant(self, office: str, entry: RegisterEntry) -> bool:
        """Is there nobody but the employee to act on this entry?"""
        return not self.holders.get(office, frozenset()) - {entry.employee_id}

    def has_one_for(self, office: str, employee_key: Any, involved: Iterable[str]) -> bool:
        """Is there someone whom the matter does not concern?"""
        keys = {str(key) for key in self.holders.get(office, ())}
        return bool(keys - {str(employee_key), *involved})

    def where_vacant(self, office: str) -> Q | None:
        """The entries for which ``is_vacant`` holds, as a condition; None for none."""
        keys = self.holders.get(office, frozenset())
        if len(keys) > 1:
            return None
        return Q(employee__in=keys) if keys else Q()


def offices_on(day: date) -> Offices:
    """Who holds which office on a day; two queries, one where nobody is designated."""
    rows = [
        row
        for row in Designation.objects.filter(person__in=active_people(day))
        if row.holds_on(day)
    ]
    away = absent_on({row.person_id for row in rows}, day) if rows else frozenset()
    holders = {
        office: frozenset(
            row.person_id for row in rows if row.office == office and str(row.person_id) not in away
        )
        for office in OFFICES
    }
    return Offices(holders)


def holders_of(office: str, entry: RegisterEntry, day: date) -> list[Person]:
    """Whom to tell that an entry waits for the office; empty where it is vacant."""
    keys = offices_on(day).holders.get(office, frozenset()) - {entry.employee_id}
    return list(Person.objects.filter(pk__in=keys).order_by("pk"))
