"""Who of the demo's people takes part in what."""

from datetime import date
from typing import Any

from portal.demo.demo import Demo
from portal.demo.organisation import SIGN_IN
from portal.demo.plans import Plan
from portal.people.models import Employment, Person

TOP = "directeur"
NO_SECOND_LINE = "directie"
#: Courses in which the manager's manager has a part.
WITH_SECOND_LINE = ("referred", "second_line_decided", "handed_back")
LONG_STANDING = 1150


class Staff:
    """The people with their posts, asked once; some are set apart because they leave or move."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        rows = Employment.objects.select_related("department", "function").order_by("starts_on")
        self.posts = {row.person_id: (row.department.code, row.function.code) for row in rows}
        self.heads = {row.manager_id for row in demo.departments.values()}
        self.apart: set[Any] = set()

    def set_apart(self, count: int) -> list[Person]:
        """Employees of long standing without a part of their own in the demo."""
        begun = self.demo.days_ago(LONG_STANDING)
        found = [
            person
            for name, person in self.demo.people.items()
            if name not in SIGN_IN
            and person.pk not in self.heads | self.apart
            and person.kind == Person.Kind.EMPLOYEE
            and self._there(person, begun)
            and self.posts[person.pk][1] != TOP
        ][:count]
        self.apart |= {person.pk for person in found}
        return found

    def someone(self, plan: Plan, begins: date) -> Person:
        """The person whom a plan names, or one that fits it, who works here already then."""
        if plan.who in self.demo.people:
            return self.demo.people[plan.who]
        fitting = [
            person
            for person in self.demo.people.values()
            if person.pk not in self.apart
            and self._there(person, begins)
            and self._fits(person, plan)
        ]
        return self.demo.chance.pick(fitting)

    def _there(self, person: Person, day: date) -> bool:
        return person.starts_on is not None and person.starts_on < day

    def _fits(self, person: Person, plan: Plan) -> bool:
        department, function = self.posts[person.pk]
        if plan.who == "top":
            return function == TOP
        if plan.course in WITH_SECOND_LINE and department == NO_SECOND_LINE:
            return False
        return person.pk not in self.heads and plan.who in ("", department)
