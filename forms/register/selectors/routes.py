"""Who decides: the own manager, else the next in line, else the role that moderates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from forms.register.models import RegisterEntry
from portal.people.models import Person
from portal.people.selectors import absent_on, decider_chain, employment_row_on

Step = RegisterEntry.RouteStep


@dataclass(frozen=True)
class Route:
    """``decider`` is None where the role decides; ``instead_of`` is whom that decider stands in
    for: who would decide if not absent today.
    """

    step: str
    decider: Person | None
    instead_of: Person | None = None


def route_for(
    employee: Person,
    today: date,
    *,
    involved_keys: Collection[str] = (),
    leaver: Person | None = None,
) -> Route:
    """Who decides on this employee's entry today; the involved, a leaver and who is absent are
    passed over.
    """
    passed_over = set(involved_keys) | ({str(leaver.pk)} if leaver else set())
    line = [item for item in decider_chain(employee, today) if str(item.pk) not in passed_over]
    absent = absent_on([item.pk for item in line], today) if line else frozenset()
    instead_of = line[0] if line and str(line[0].pk) in absent else None
    for manager in line:
        if str(manager.pk) not in absent:
            row, _is_earliest = employment_row_on(employee, today)
            leads_own = row is not None and row.department.manager_id == manager.pk
            step = Step.MANAGER if leads_own else Step.SECOND_LINE
            return Route(str(step), manager, instead_of)
    return Route(str(Step.ROLE), None, instead_of)


def next_in_line(entry: RegisterEntry, today: date) -> Person | None:
    """Who stands above the present decider of an entry; None where the line ends."""
    above = decider_chain(entry.employee, today)
    absent = absent_on([item.pk for item in above], today) if above else frozenset()
    places = [place for place, manager in enumerate(above) if manager.pk == entry.decider_id]
    for manager in above[places[0] + 1 :] if places else []:
        if str(manager.pk) not in {*entry.involved_keys, *absent}:
            return manager
    return None
