"""What a directory file would change: joiners, movers, leavers. Reads, and changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from portal.integrations.directory import (
    LOCAL_PREFIX,
    DirectoryRefusedError,
    DirectoryRow,
    Fault,
)
from portal.people.actions.update_person import DETAILS
from portal.people.models import Department, JobFunction, Person, User


@dataclass
class SyncPlan:
    """Who joins, returns, moves, changes, gets another last day, or leaves; and the departments
    and functions that are new or different. ``working`` counts who works here now.
    """

    joiners: list[DirectoryRow] = field(default_factory=list)
    returners: list[tuple[Person, DirectoryRow]] = field(default_factory=list)
    movers: list[tuple[Person, DirectoryRow]] = field(default_factory=list)
    changes: list[tuple[Person, dict[str, Any]]] = field(default_factory=list)
    last_days: list[tuple[Person, date | None]] = field(default_factory=list)
    leavers: list[tuple[Person, date]] = field(default_factory=list)
    functions: list[DirectoryRow] = field(default_factory=list)
    departments: list[DirectoryRow] = field(default_factory=list)
    working: int = 0

    @property
    def leaving_now(self) -> int:
        """How many have lost their rights once this is done."""
        return len(self.leavers)


def plan_sync(rows: list[DirectoryRow], today: date) -> SyncPlan:
    """Compare a file with the portal. Raises DirectoryRefusedError for a name that is another's."""
    people = {
        person.directory_key: person
        for person in Person.objects.exclude(directory_key__startswith=LOCAL_PREFIX)
        .select_related("user")
        .prefetch_related("employments__department", "employments__function")
    }
    _refuse_foreign_usernames(rows)
    working = {key: person for key, person in people.items() if not _is_gone(person, today)}
    plan = SyncPlan(working=len(working))
    for row in rows:
        person = people.get(row.key)
        if person is None:
            if row.ends_on is None or row.ends_on >= today:
                plan.joiners.append(row)
        else:
            _compare(plan, person, row, today)
    named = {row.key for row in rows}
    for key, person in working.items():
        if key not in named:
            yesterday = today - timedelta(days=1)
            plan.leavers.append((person, max(yesterday, person.starts_on or yesterday)))
    plan.functions = _new_functions(rows)
    plan.departments = _new_departments(rows)
    return plan


def _is_gone(person: Person, today: date) -> bool:
    return person.ends_on is not None and person.ends_on < today


def _refuse_foreign_usernames(rows: Iterable[DirectoryRow]) -> None:
    owners = {
        username.casefold(): key
        for username, key in User.objects.values_list("username", "person__directory_key")
    }
    faults = [
        Fault(row.line, "username_of_another", "gebruikersnaam", row.username)
        for row in rows
        if owners.get(row.username.casefold(), row.key) != row.key
    ]
    if faults:
        raise DirectoryRefusedError(faults)


def _compare(plan: SyncPlan, person: Person, row: DirectoryRow, today: date) -> None:
    if changed := _changed_details(person, row):
        plan.changes.append((person, changed))
    leaves = row.ends_on is not None and row.ends_on < today
    if _is_gone(person, today):
        if not leaves:
            plan.returners.append((person, row))
        return
    if leaves and row.ends_on is not None:
        plan.leavers.append((person, row.ends_on))
        return
    if row.ends_on != person.ends_on:
        plan.last_days.append((person, row.ends_on))
    if _works_as(person) != (row.department, row.function):
        plan.movers.append((person, row))


def _changed_details(person: Person, row: DirectoryRow) -> dict[str, Any]:
    changed = {
        name: getattr(row, name) for name in DETAILS if getattr(row, name) != getattr(person, name)
    }
    if person.user is not None and person.user.username != row.username:
        changed["username"] = row.username
    return changed


def _works_as(person: Person) -> tuple[str, str] | None:
    """Codes of department and function of the last employment; the default order is by start."""
    jobs = list(person.employments.all())
    return (jobs[-1].department.code, jobs[-1].function.code) if jobs else None


def _new_functions(rows: Iterable[DirectoryRow]) -> list[DirectoryRow]:
    known = {
        row.code: (row.name, row.is_top_management, row.is_vulnerable, row.is_designated)
        for row in JobFunction.objects.all()
    }
    wanted = {row.function: row for row in rows}
    return [
        row
        for code, row in wanted.items()
        if known.get(code)
        != (row.function_name, row.is_top_management, row.is_vulnerable, row.is_designated)
    ]


def _new_departments(rows: Iterable[DirectoryRow]) -> list[DirectoryRow]:
    """New or different departments, each after the one above it."""
    known = {
        row.code: (row.name, row.parent.code if row.parent else "")
        for row in Department.objects.select_related("parent")
    }
    wanted = {row.department: row for row in rows}
    ordered: dict[str, DirectoryRow] = {}

    def put(code: str) -> None:
        row = wanted[code]
        if row.parent and row.parent not in ordered:
            put(row.parent)
        ordered[code] = row

    for code in wanted:
        put(code)
    return [
        row for code, row in ordered.items() if known.get(code) != (row.department_name, row.parent)
    ]
