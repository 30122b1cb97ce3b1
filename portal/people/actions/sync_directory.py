"""People, departments and functions are brought in line with the staff directory."""

from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.integrations.directory import LOCAL_PREFIX, DirectoryRow
from portal.people.actions.assign_role import assign_role
from portal.people.actions.change_last_day import change_last_day
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.join_person import join_person
from portal.people.actions.move_person import move_person
from portal.people.actions.put_department import put_department
from portal.people.actions.put_job_function import put_job_function
from portal.people.actions.rejoin_person import rejoin_person
from portal.people.actions.revoke_role import revoke_role
from portal.people.actions.update_person import update_person
from portal.people.directory_plan import SyncPlan, plan_sync
from portal.people.models import Department, JobFunction, Person
from portal.people.roles import Role
from portal.people.rules import refusals_to_sync
from portal.people.selectors import people_with_role

SUBJECT = ("portal_people.directory", "staff")


def sync_directory(
    rows: list[DirectoryRow], *, by: Actor, now: datetime, large_change_allowed: bool = False
) -> SyncPlan:
    """Carry out what ``plan_sync`` says, all of it or nothing; returns that plan.

    Raises DirectoryRefusedError and NotAllowed.
    """
    with change("directory.synced", by=by, now=now, subject=SUBJECT) as step:
        plan = plan_sync(rows, day_of(now))
        step.refuse(
            refusals_to_sync(
                leaving=plan.leaving_now,
                working=plan.working,
                large_change_allowed=large_change_allowed,
            )
        )
        _put_organisation(plan, by, now)
        _put_people(plan, by, now)
        _put_managers(rows, by, now)
        step.keep(
            joined=len(plan.joiners) + len(plan.returners),
            moved=len(plan.movers),
            changed=len(plan.changes) + len(plan.last_days),
            left=len(plan.leavers),
        )
    return plan


def _put_organisation(plan: SyncPlan, by: Actor, now: datetime) -> None:
    for row in plan.functions:
        put_job_function(
            row.function,
            name=row.function_name,
            is_top_management=row.is_top_management,
            is_vulnerable=row.is_vulnerable,
            is_designated=row.is_designated,
            by=by,
            now=now,
        )
    for row in plan.departments:
        known = Department.objects.filter(code=row.department).first()
        put_department(
            row.department,
            name=row.department_name,
            parent=Department.objects.get(code=row.parent) if row.parent else None,
            manager=known.manager if known else None,
            by=by,
            now=now,
        )


def _put_people(plan: SyncPlan, by: Actor, now: datetime) -> None:
    departments = {row.code: row for row in Department.objects.all()}
    functions = {row.code: row for row in JobFunction.objects.all()}
    for row in plan.joiners:
        join_person(
            key=row.key,
            username=row.username,
            first_name=row.first_name,
            infix=row.infix,
            last_name=row.last_name,
            email=row.email,
            kind=row.kind,
            department=departments[row.department],
            function=functions[row.function],
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            by=by,
            now=now,
        )
    for person, details in plan.changes:
        update_person(person, by=by, now=now, **details)
    for person, row in plan.returners:
        rejoin_person(
            person,
            department=departments[row.department],
            function=functions[row.function],
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            by=by,
            now=now,
        )
    for person, ends_on in plan.last_days:
        change_last_day(person, ends_on=ends_on, by=by, now=now)
    for person, row in plan.movers:
        move_person(
            person,
            department=departments[row.department],
            function=functions[row.function],
            from_on=max(day_of(now), row.starts_on),
            by=by,
            now=now,
        )
    for person, last_day in plan.leavers:
        deactivate_person(person, ends_on=last_day, by=by, now=now)


def _put_managers(rows: list[DirectoryRow], by: Actor, now: datetime) -> None:
    """Who leads a department manages it and has the role; who leads none loses the role."""
    today = day_of(now)
    people = {
        person.directory_key: person
        for person in Person.objects.filter(
            directory_key__in=[row.key for row in rows if row.leads]
        )
        if person.ends_on is None or person.ends_on >= today
    }
    leaders = {row.department: people.get(row.key) for row in rows if row.leads}
    named = {row.department for row in rows}
    for department in Department.objects.select_related("parent").filter(code__in=named):
        leader = leaders.get(department.code)
        if department.manager_id != (leader.pk if leader else None):
            put_department(
                department.code,
                name=department.name,
                parent=department.parent,
                manager=leader,
                by=by,
                now=now,
            )
    _put_manager_roles([leader for leader in leaders.values() if leader], by, now)


def _put_manager_roles(leaders: list[Person], by: Actor, now: datetime) -> None:
    today = day_of(now)
    managing = set(people_with_role(Role.MANAGER, today).values_list("pk", flat=True))
    for person in leaders:
        if person.pk not in managing and not _will_manage(person):
            starts_on = max(today, person.starts_on or today)
            assign_role(person, Role.MANAGER, by=by, now=now, starts_on=starts_on)
    leading = Department.objects.exclude(manager=None).values("manager_id")
    former = people_with_role(Role.MANAGER, today).exclude(pk__in=leading)
    for person in former.exclude(directory_key__startswith=LOCAL_PREFIX):
        revoke_role(person, Role.MANAGER, by=by, now=now)


def _will_manage(person: Person) -> bool:
    """Someone who starts later may have the role already, from that day on."""
    return person.role_assignments.filter(
        role=Role.MANAGER, ends_on=person.ends_on, revoked_at=None
    ).exists()
