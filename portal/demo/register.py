"""Three years of the demo's register, lived through in the order of time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from portal.demo.accounts import account_for
from portal.demo.agenda import Course, run
from portal.demo.cases import Case
from portal.demo.chance import at
from portal.demo.courses import COURSES
from portal.demo.demo import DIRECTORY, Demo
from portal.demo.organisation import SIGN_IN
from portal.demo.plans import Plan, plans
from portal.demo.reading import toml
from portal.demo.rulings import Rulings
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.move_person import move_person
from portal.people.models import Person

ROWS = {"side_activity": "side_activities", "gift": "gifts"}
PERMITTED = ("registered_no_risk", "permitted_with_conditions")
#: Days ago on which someone leaves or moves.
LEAVES = (500, 290, 45)
MOVES = (400, 38)
MOST_MOMENTS = 12


def live_through_the_register(demo: Demo) -> None:
    """Entries, leavers, movers and yearly accounts; nothing happens after ``demo.until``."""
    leavers, movers = _chosen(demo, len(LEAVES)), _chosen(demo, len(MOVES), skip=len(LEAVES))
    cases = _cases(demo, leavers, movers)
    courses: list[Course] = [COURSES[plan.course](case) for plan, case in cases]
    courses += [_leaves(demo, *pair) for pair in zip(leavers, LEAVES, strict=True)]
    courses += [_moves(demo, *pair) for pair in zip(movers, MOVES, strict=True)]
    courses += [account_for(demo, demo.today.year - ago) for ago in (2, 1)]
    for _moment in demo.each(run(courses, demo.until), "Drie jaar register"):
        pass


def _chosen(demo: Demo, count: int, skip: int = 0) -> list[Person]:
    """Employees of long standing without a part of their own in the demo."""
    begun = demo.days_ago(1150)
    found = [
        person
        for name, person in demo.people.items()
        if name not in SIGN_IN
        and not name.startswith("hoofd.")
        and person.kind == Person.Kind.EMPLOYEE
        and person.starts_on
        and person.starts_on < begun
        and not _works(person, function="directeur")
    ]
    return found[skip : skip + count]


def _works(person: Person, *, department: str = "", function: str = "") -> bool:
    row = person.employments.select_related("department", "function").last()
    return row is not None and (row.department.code == department or row.function.code == function)


def _cases(
    demo: Demo, leavers: list[Person], movers: list[Person]
) -> Iterator[tuple[Plan, Case]]:
    texts, rulings = toml("declarations.toml"), Rulings(demo.chance)
    spread = {"leaver": list(zip(leavers, LEAVES, strict=True)), "mover": list(zip(movers, MOVES, strict=True))}
    apart = {person.pk for person in (*leavers, *movers)}
    for kind, name in ROWS.items():
        rows = list(texts[name])
        demo.chance.shuffle(rows)
        for plan in plans(kind, len(rows)):
            row = _take(rows, plan)
            if plan.who in spread:
                employee, goes = spread[plan.who].pop(0)
                begins = demo.days_ago(goes + 150)
            else:
                begins = demo.days_ago(demo.chance.randint(*plan.age))
                employee = _employee(demo, plan, begins, apart)
            moment = min(demo.chance.office_hour(begins), demo.until - timedelta(hours=1))
            yield plan, Case(demo, rulings, kind, row, employee, moment, dict(plan.given))


def _take(rows: list[dict[str, Any]], plan: Plan) -> dict[str, Any]:
    """A declaration that suits the course; what the board must decide is kept for it."""
    board = plan.course in ("at_the_board", "board_decided")
    public = plan.course in ("disclosed", "concealed")
    for place, row in enumerate(rows):
        is_for_board = row.get("outcome") == "referred_to_board"
        if is_for_board == board and (not public or row.get("outcome") in PERMITTED):
            return rows.pop(place)
    return rows.pop()


def _employee(demo: Demo, plan: Plan, begins: date, apart: set[Any]) -> Person:
    if plan.who in demo.people:
        return demo.people[plan.who]
    here = [
        person
        for person in demo.people.values()
        if person.pk not in apart and person.starts_on and person.starts_on < begins
    ]
    if plan.who == "top":
        here = [person for person in here if _works(person, function="directeur")]
    elif plan.who:
        here = [
            person
            for person in here
            if _works(person, department=plan.who) and not person.managed_departments.exists()
        ]
    return demo.chance.pick(here)


def _leaves(demo: Demo, person: Person, ago: int) -> Course:
    """The last day is the day before."""
    moment: datetime = yield at(demo.days_ago(ago))
    last = demo.days_ago(ago + 1)
    deactivate_person(person, ends_on=last, by=DIRECTORY, now=moment)


def _moves(demo: Demo, person: Person, ago: int) -> Course:
    """To the department of public service, which always needs people."""
    moment: datetime = yield at(demo.days_ago(ago))
    move_person(
        person,
        department=demo.departments["publiek"],
        function=demo.functions["medewerker-klantcontact"],
        from_on=demo.days_ago(ago),
        by=DIRECTORY,
        now=moment,
    )
