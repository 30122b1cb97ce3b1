"""People in bulk: teams of some dozens under the departments, each with a manager of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password

from portal.core.models import acting
from portal.demo.bulk.tables import Table, Tables
from portal.demo.bulk.trail import Trail
from portal.demo.chance import Chance, at
from portal.demo.demo import DIRECTORY, Demo
from portal.demo.organisation import FIRST_DAY, split_name
from portal.demo.reading import toml
from portal.people.models import Department, Employment, JobFunction, Person, RoleAssignment, User
from portal.people.roles import Role

TEAM = 25
#: Enough for everyone: nobody signs in with it.
NO_PASSWORD = make_password(None)


@dataclass(frozen=True)
class Colleague:
    """What entries need to know of a person made in bulk, without asking the database again."""

    key: UUID
    name: str
    starts_on: date
    department: Department
    function: JobFunction
    decider: Person


def seed_people(demo: Demo, count: int) -> list[Colleague]:
    """So many people more, by the batch; they are told in the trail as joined."""
    trail = Trail(demo.chance)
    users, people = Table(User), Table(Person)
    jobs = Table(Employment, "person_id", "department_id", "function_id", "starts_on", "ends_on")
    roles = Table(RoleAssignment, "person_id", "role", "starts_on", "ends_on", "revoked_at")
    tables = Tables(users, people, jobs, roles, trail.events, trail.payloads)
    colleagues = []
    number = users.next_key()
    for colleague, fields, is_manager in demo.each(_drawn(demo, count), "Mensen", count):
        colleagues.append(colleague)
        users.add({**_account(fields, number), "date_joined": at(colleague.starts_on)})
        people.add({**fields, "user_id": number, "id": colleague.key})
        number += 1
        held = {"person_id": colleague.key, "starts_on": colleague.starts_on, "ends_on": None}
        jobs.add(
            {
                **held,
                "department_id": colleague.department.pk,
                "function_id": colleague.function.pk,
            }
        )
        for role in (Role.EMPLOYEE, Role.MANAGER)[: 1 + is_manager]:
            roles.add({**held, "role": role, "revoked_at": None})
        trail.add(
            "person.joined",
            ("portal_people.person", fields["directory_key"]),
            (DIRECTORY.actor_key, DIRECTORY.actor_name),
            at(max(colleague.starts_on, FIRST_DAY)),
            {"starts_on": colleague.starts_on.isoformat()},
            {"name": colleague.name, "username": fields["directory_key"].lower()},
        )
        tables.write_when_full()
    tables.finish()
    _appoint(colleagues)
    return colleagues


def _account(fields: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "id": number,
        "password": NO_PASSWORD,
        "last_login": None,
        "is_superuser": False,
        "username": fields["directory_key"].lower(),
        "first_name": "",
        "last_name": "",
        "email": "",
        "is_staff": False,
        "is_active": True,
    }


def _drawn(demo: Demo, count: int) -> Iterator[tuple[Colleague, dict[str, Any], bool]]:
    """Names, teams and posts; the first of a team leads it and answers to the head above."""
    names = toml("people.toml")["names"]
    chance: Chance = demo.chance
    functions = _functions_by_department(demo)
    parents = [row for row in demo.departments.values() if row.parent_id]
    team, leader = parents[0], Person()
    for number in range(count):
        is_manager = number % TEAM == 0
        if is_manager:
            parent = parents[number // TEAM % len(parents)]
            team = _team(parent, number // TEAM + 1)
            leader = parent.manager
        first = chance.pick(names["first"])
        infix, last = split_name(chance.pick(names["last"]))
        starts_on = demo.today - timedelta(days=chance.randint(1200, 6000))
        key = chance.uuid()
        name = " ".join(part for part in (first, infix, last) if part)
        function = chance.pick(functions[parents[number // TEAM % len(parents)].code])
        yield (
            Colleague(key, name, starts_on, team, function, leader),
            {
                "directory_key": f"B{number:07d}",
                "first_name": first,
                "infix": infix,
                "last_name": last,
                "email": f"b{number:07d}@zilverdam.example",
                "kind": Person.Kind.EMPLOYEE,
                "starts_on": starts_on,
                "ends_on": None,
            },
            is_manager,
        )
        if is_manager:
            leader = Person(id=key, first_name=first, infix=infix, last_name=last)


def _functions_by_department(demo: Demo) -> dict[str, list[JobFunction]]:
    found: dict[str, list[JobFunction]] = {}
    for row in toml("people.toml")["functions"]:
        for department in row["departments"] if row["share"] else ():
            found.setdefault(department, []).append(demo.functions[row["code"]])
    return found


def _team(parent: Department, number: int) -> Department:
    with acting():
        return Department.objects.create(
            code=f"team-{number}", name=f"Team {number} {parent.name}", parent=parent
        )


def _appoint(colleagues: list[Colleague]) -> None:
    """Managers are named once they are there."""
    leaders = {row.department.pk: row for row in reversed(colleagues)}
    teams = []
    for row in leaders.values():
        row.department.manager_id = row.key
        teams.append(row.department)
    with acting():
        Department.objects.bulk_update(teams, ["manager"], batch_size=400)
