"""Who works where and for whom, who holds a role, and who is in an audience."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.core.clock import day_of
from portal.people.models import (
    Absence,
    Audience,
    Department,
    Employment,
    JobFunction,
    Person,
    RoleAssignment,
)
from portal.people.roles import Role


@dataclass(frozen=True)
class EmploymentOn:
    """Where someone worked on a day.

    ``is_earliest`` marks a day before the first known employment; the first then stands in.
    """

    department: Department
    function: JobFunction
    manager: Person | None
    is_earliest: bool = False


def active_people(day: date) -> QuerySet[Person]:
    """Everyone who works here on a day."""
    return Person.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
    )


def person_by_username(username: str) -> Person | None:
    """The person who signs on with this name."""
    return Person.objects.select_related("user").filter(user__username=username).first()


def employment_row_on(person: Person, day: date) -> tuple[Employment | None, bool]:
    """The employment of a day and whether it is only the earliest known; in one query.

    After the last one has ended, the last stands: a leaver's case still has a department.
    """
    rows = list(
        person.employments.select_related("department", "function").order_by("starts_on", "pk")
    )
    begun = [row for row in rows if row.starts_on <= day]
    if begun:
        return begun[-1], False
    return (rows[0], True) if rows else (None, False)


def employment_on(person: Person, day: date) -> EmploymentOn | None:
    """Department, function and manager of a day; None for someone who never had a job here."""
    row, is_earliest = employment_row_on(person, day)
    if row is None:
        return None
    chain = _chain_above(row.department, person, day)
    return EmploymentOn(row.department, row.function, chain[0] if chain else None, is_earliest)


def decider_chain(person: Person, day: date) -> list[Person]:
    """Who decides for a person: the manager, then the second line, and so on up the tree.

    Never the person; only who works here on that day; each once. Whoever leads the own department
    is decided on one line higher.
    """
    return deciding_line(person, day)[1]


def deciding_line(person: Person, day: date) -> tuple[Department | None, list[Person]]:
    """The department of a day with the line of ``decider_chain`` above it; three queries."""
    row, _ = employment_row_on(person, day)
    return (row.department, _chain_above(row.department, person, day)) if row else (None, [])


def absent_on(people_keys: Iterable[object], day: date) -> frozenset[str]:
    """Which of these people (by primary key) are absent on a day, as text; one query."""
    rows = Absence.objects.filter(
        person__in=list(people_keys), withdrawn_at=None, starts_on__lte=day, ends_on__gte=day
    )
    return frozenset(str(key) for key in rows.values_list("person_id", flat=True))


def absences_of(person: Person) -> QuerySet[Absence]:
    """What someone told about days away, the latest first; what was withdrawn is left out."""
    return person.absences.filter(withdrawn_at=None)


def stand_in_of(person: Person, day: date) -> Person | None:
    """The first on the line above a person who is not away on a day: who decides while those
    below are, on entries of this person or of who is led by this person; None: the coordinator.
    """
    above = decider_chain(person, day)
    away = absent_on([one.pk for one in above], day) if above else frozenset()
    return next((one for one in above if str(one.pk) not in away), None)


def second_line_of(person: Person, day: date) -> Person | None:
    """The manager's manager, or None where the tree ends."""
    chain = decider_chain(person, day)
    return chain[1] if len(chain) > 1 else None


def _chain_above(department: Department, person: Person, day: date) -> list[Person]:
    """Managers from a department upward; two queries whatever the depth."""
    departments = {row.pk: row for row in Department.objects.all()}
    order: list[str] = []
    seen: set[int] = set()
    step: Department | None = departments.get(department.pk)
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        if step.manager_id and step.manager_id != person.pk and step.manager_id not in order:
            order.append(step.manager_id)
        step = departments.get(step.parent_id)
    found = {row.pk: row for row in active_people(day).filter(pk__in=order)}
    return [found[key] for key in order if key in found]


def departments_managed_by(person: Person) -> QuerySet[Department]:
    """The departments this person leads directly."""
    return Department.objects.filter(manager=person)


def people_with_role(role: str, day: date) -> QuerySet[Person]:
    """Who holds a role on a day and works here then."""
    held = RoleAssignment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), role=role, starts_on__lte=day, revoked_at=None
    )
    return active_people(day).filter(pk__in=held.values("person_id"))


def moderators(day: date) -> QuerySet[Person]:
    """Who keeps the register on a day."""
    return people_with_role(Role.MODERATOR, day)


def everyone() -> Audience:
    """The audience of all who sign in."""
    return Audience.objects.get(key=Audience.EVERYONE)


def _jobs_today(person: Person) -> QuerySet[Employment]:
    today = day_of(timezone.now())
    running = Q(ends_on=None) | Q(ends_on__gte=today)
    return Employment.objects.filter(running, person=person, starts_on__lte=today)


def job_today(person: Person) -> Employment | None:
    """What a person does today: of several jobs the one begun last; one query."""
    jobs = _jobs_today(person).select_related("function")
    return jobs.order_by("starts_on", "pk").last()


def audiences_of(person: Person) -> QuerySet[Audience]:
    """Every audience a person belongs to today; no query until it is asked, then one.

    As a part of another question it costs none of its own. The same conditions as ``may_read``.
    """
    job = _jobs_today(person).order_by("-starts_on", "-pk")[:1]
    departments = Audience.departments.through.objects.filter(audience=OuterRef("pk"))
    functions = Audience.functions.through.objects.filter(audience=OuterRef("pk"))
    vulnerable = JobFunction.objects.filter(
        is_vulnerable=True, pk__in=job.values_list("function_id")
    )
    return Audience.objects.filter(
        Q(person_kind="") | Q(person_kind=person.kind),
        ~Exists(departments)
        | Exists(departments.filter(department__in=job.values_list("department_id"))),
        ~Exists(functions)
        | Exists(functions.filter(jobfunction__in=job.values_list("function_id"))),
        Q(only_vulnerable=False) | Exists(vulnerable),
    )


def audience_ids_of(person: Person) -> frozenset[int]:
    """Every audience a person belongs to today, in one query."""
    return frozenset(audiences_of(person).values_list("pk", flat=True))


def may_read(person: Person, audience: Audience) -> bool:
    """Does this person belong to the audience today?"""
    departments = {row.pk for row in audience.departments.all()}
    functions = {row.pk for row in audience.functions.all()}
    return belongs_to(person, audience, departments, functions, lambda: job_today(person))


def belongs_to(
    person: Person,
    audience: Audience,
    departments: Set[int],
    functions: Set[int],
    job_of_person: Callable[[], Employment | None],
) -> bool:
    """The same, for who has the ids of the audience's departments and functions already.

    Every condition that is set must hold; without a job only unconditional ones do. The job is
    only asked where it matters.
    """
    if audience.person_kind and audience.person_kind != person.kind:
        return False
    if not (departments or functions or audience.only_vulnerable):
        return True
    job = job_of_person()
    return job is not None and (
        (not departments or job.department_id in departments)
        and (not functions or job.function_id in functions)
        and (not audience.only_vulnerable or job.function.is_vulnerable)
    )


def readers_of(audience: Audience, day: date) -> QuerySet[Person]:
    """Everyone in the audience who works here on a day."""
    jobs = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
    conditions: list[Q] = []
    departments, functions = list(audience.departments.all()), list(audience.functions.all())
    if departments:
        conditions.append(Q(department__in=departments))
    if functions:
        conditions.append(Q(function__in=functions))
    if audience.only_vulnerable:
        conditions.append(Q(function__is_vulnerable=True))
    people = active_people(day)
    if audience.person_kind:
        people = people.filter(kind=audience.person_kind)
    if conditions:
        people = people.filter(pk__in=jobs.filter(*conditions).values("person_id"))
    return people


def people_by_key(keys: Iterable[str]) -> dict[str, Person]:
    """People by their number in the directory."""
    return {row.directory_key: row for row in Person.objects.filter(directory_key__in=keys)}
