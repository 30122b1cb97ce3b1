"""Who decides: the own manager, else the next in line, else the role that moderates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from forms.register.models import RegisterEntry
from portal.people.models import Person
from portal.people.selectors import decider_chain, employment_row_on

Step = RegisterEntry.RouteStep


@dataclass(frozen=True)
class Route:
    """``decider`` is None where the role decides."""

    step: str
    decider: Person | None


def route_for(
    employee: Person,
    today: date,
    *,
    involved_keys: Collection[str] = (),
    leaver: Person | None = None,
) -> Route:
    """Who decides on this employee's entry today; the involved and a leaver are passed over."""
    passed_over = set(involved_keys) | ({str(leaver.pk)} if leaver else set())
    for manager in decider_chain(employee, today):
        if str(manager.pk) not in passed_over:
            row, _is_earliest = employment_row_on(employee, today)
            leads_own = row is not None and row.department.manager_id == manager.pk
            return Route(str(Step.MANAGER if leads_own else Step.SECOND_LINE), manager)
    return Route(str(Step.ROLE), None)


def next_in_line(entry: RegisterEntry, today: date) -> Person | None:
    """Who stands above the present decider of an entry; None where the line ends."""
    above = decider_chain(entry.employee, today)
    places = [place for place, manager in enumerate(above) if manager.pk == entry.decider_id]
    for manager in above[places[0] + 1 :] if places else []:
        if str(manager.pk) not in entry.involved_keys:
            return manager
    return None
