"""Finding the decider along a route: plain data in, a step and a person's key out.

Source: domain part 4 (who decides), part 7 item 22 and design: the own declaration of a manager
goes to the second line; who is absent or involved is passed over; at the end the role decides.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portal.core.refusals import Refusal

MANAGER, SECOND_LINE, OFFICER, ROLE = "manager", "second_line", "compliance_officer", "role"
STEPS = (MANAGER, SECOND_LINE, OFFICER, ROLE)
USUAL = (MANAGER, SECOND_LINE, ROLE)


@dataclass(frozen=True)
class Line:
    """Who stands above an employee, nearest first. ``has_own``: the first is the own manager;
    ``leads_own``: the employee leads the own department, so that the first is the second line.
    """

    keys: Sequence[str]
    has_own: bool = True
    leads_own: bool = False


def steps_from(steps: Sequence[str], first: str = "") -> tuple[str, ...]:
    """The steps to try. ``first`` is whom the declaration is addressed to, if the kind asks that:
    what lies nearer than that is not tried at all. The role closes every route.
    """
    wanted = [step for step in dict.fromkeys(steps) if step in STEPS]
    if first:
        nearer = STEPS[: STEPS.index(first)] if first in (SECOND_LINE, ROLE) else ()
        wanted = [first, *(step for step in wanted if step != first and step not in nearer)]
    if ROLE in wanted:
        wanted = wanted[: wanted.index(ROLE)]
    return (*wanted, ROLE)


def _candidates(step: str, line: Line) -> Sequence[str]:
    if step == MANAGER:
        return line.keys[:1] if line.has_own or line.leads_own else ()
    return line.keys[1:] if line.has_own else line.keys


def found_along(
    steps: Sequence[str],
    line: Line,
    *,
    passed_over: Collection[str] = (),
    has_officer: bool = False,
) -> tuple[str, str | None]:
    """The step that gives a decider, and who; None where the role or the officer decides.

    ``passed_over`` are keys of the involved, the absent and a leaver.
    """
    for step in steps:
        if step == OFFICER and has_officer:
            return OFFICER, None
        if step not in (MANAGER, SECOND_LINE):
            continue
        for key in _candidates(step, line):
            if key not in passed_over:
                is_own = line.has_own and key == line.keys[0]
                return (MANAGER if is_own else SECOND_LINE), key
    return ROLE, None


def refusals_to_set_route(
    *, may_manage: bool, kind_is_known: bool, steps: Sequence[str], holds_from: date, today: date
) -> Iterator[Refusal]:
    """What held on a day that has passed is not rewritten; a step is tried once."""
    if not may_manage:
        yield Refusal("not_yours_to_set")
    if not kind_is_known:
        yield Refusal("kind_unknown", field="kind")
    if not steps or any(step not in STEPS for step in steps):
        yield Refusal("step_unknown", field="first_step")
    elif len(set(steps)) < len(steps) or ROLE in steps[:-1]:
        yield Refusal("steps_in_vain", field="first_step")
    if holds_from < today:
        yield Refusal("holds_from_past", field="holds_from")


def refusals_to_designate(
    *,
    may_manage: bool,
    works_here: bool,
    holds_already: bool,
    starts_on: date,
    ends_on: date | None,
    today: date,
) -> Iterator[Refusal]:
    """Someone who works here, once at a time, from today or later."""
    if not may_manage:
        yield Refusal("not_yours_to_set")
    if not works_here:
        yield Refusal("works_here_no_more", field="person")
    if holds_already:
        yield Refusal("designated_already", field="person")
    if starts_on < today:
        yield Refusal("starts_in_past", field="starts_on")
    if ends_on is not None and ends_on < starts_on:
        yield Refusal("ends_before_start", field="ends_on")


def refusals_to_end_designation(
    *, may_manage: bool, starts_on: date, ended_on: date | None, ends_on: date, today: date
) -> Iterator[Refusal]:
    """The last day is today or later; what is over stays."""
    if not may_manage:
        yield Refusal("not_yours_to_set")
    if ended_on is not None and ended_on < today:
        yield Refusal("designation_is_over", field="ends_on")
    elif ends_on < today:
        yield Refusal("ends_in_past", field="ends_on")
    if ends_on < starts_on:
        yield Refusal("ends_before_start", field="ends_on")
