"""Three years of the demo's register, lived through in the order of time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from portal.demo.accounts import account_for
from portal.demo.agenda import Course, run
from portal.demo.cases import Case
from portal.demo.chance import at
from portal.demo.courses import COURSES
from portal.demo.demo import DIRECTORY, Demo
from portal.demo.plans import Plan, plans
from portal.demo.reading import toml
from portal.demo.rulings import Rulings
from portal.demo.staff import Staff
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.actions.move_person import move_person
from portal.people.models import Person

ROWS = {"side_activity": "side_activities", "gift": "gifts"}
PERMITTED = ("registered_no_risk", "permitted_with_conditions")
#: Days ago on which someone leaves or moves.
LEAVES = (500, 290, 45)
MOVES = (400, 38)
BEFORE_GOING = 150


def live_through_the_register(demo: Demo) -> None:
    """Entries, leavers, movers and yearly accounts; nothing happens after ``demo.until``."""
    staff = Staff(demo)
    leavers = list(zip(staff.set_apart(len(LEAVES)), LEAVES, strict=True))
    movers = list(zip(staff.set_apart(len(MOVES)), MOVES, strict=True))
    cases = _cases(demo, staff, {"leaver": list(leavers), "mover": list(movers)})
    courses: list[Course] = [COURSES[plan.course](case) for plan, case in cases]
    courses += [_leaves(demo, *pair) for pair in leavers]
    courses += [_moves(demo, *pair) for pair in movers]
    courses += [account_for(demo, demo.today.year - ago) for ago in (2, 1)]
    for _moment in demo.each(run(courses, demo.until), "Drie jaar register"):
        pass


def _cases(
    demo: Demo, staff: Staff, going: dict[str, list[tuple[Person, int]]]
) -> Iterator[tuple[Plan, Case]]:
    """An entry for each declaration of the texts; who goes declared well before."""
    texts, rulings = toml("declarations.toml"), Rulings(demo.chance)
    for kind, name in ROWS.items():
        rows = list(texts[name])
        demo.chance.shuffle(rows)
        for plan in plans(kind, len(rows)):
            row = _take(rows, plan)
            if plan.who in going:
                employee, goes = going[plan.who].pop(0)
                begins = demo.days_ago(goes + BEFORE_GOING)
            else:
                begins = demo.days_ago(demo.chance.randint(*plan.age))
                employee = staff.someone(plan, begins)
            moment = min(demo.chance.office_hour(begins), demo.until - timedelta(hours=1))
            yield plan, Case(demo, rulings, kind, row, employee, moment, dict(plan.given))
    for row in toml("other_declarations.toml")["rows"]:
        plan = Plan(row["kind"], row["course"], row.get("who", ""))
        begins = demo.days_ago(demo.chance.randint(*plan.age))
        employee = staff.someone(plan, begins)
        moment = min(demo.chance.office_hour(begins), demo.until - timedelta(hours=1))
        yield plan, Case(demo, rulings, plan.kind, row, employee, moment)


def _take(rows: list[dict[str, Any]], plan: Plan) -> dict[str, Any]:
    """A declaration that suits the course; what the board must decide is kept for it."""
    board = plan.course in ("at_the_board", "board_decided")
    public = plan.course in ("disclosed", "concealed")
    for place, row in enumerate(rows):
        is_for_board = row.get("outcome") == "referred_to_board"
        if is_for_board == board and (not public or row.get("outcome") in PERMITTED):
            return rows.pop(place)
    return rows.pop()


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
