"""Who decides: along the route of the kind, else the role that moderates."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from forms.register import routing
from forms.register.kinds.base import Answers
from forms.register.kinds.registry import kind_of
from forms.register.models import DecisionRoute, RegisterEntry
from forms.register.routing import Line, found_along, steps_from
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.offices import offices_on
from portal.people.models import Department, Person
from portal.people.selectors import absent_on, decider_chain, deciding_line

Step = RegisterEntry.RouteStep
To = RegisterEntry.ReferredTo


@dataclass(frozen=True)
class Route:
    """``decider`` is None where the role or the compliance officer decides; ``instead_of`` is whom
    that decider stands in for: who would decide if not absent today.
    """

    step: str
    decider: Person | None
    instead_of: Person | None = None


@dataclass(frozen=True)
class RouteRule:
    """The setting of a kind on a day; ``holds_from`` None is what holds where nothing was set."""

    steps: tuple[str, ...] = routing.USUAL
    board_on_doubt: bool = True
    officer_on_doubt: bool = True
    holds_from: date | None = None

    def refers_to(self, to: str) -> bool:
        """May a decider in doubt refer there?"""
        return {
            str(To.BOARD): self.board_on_doubt,
            str(To.COMPLIANCE_OFFICER): self.officer_on_doubt,
        }.get(to, True)


def _rule(row: DecisionRoute) -> RouteRule:
    return RouteRule(
        tuple(row.steps), row.board_on_doubt, row.officer_on_doubt, holds_from=row.holds_from
    )


def route_rule_on(kind_code: str, day: date) -> RouteRule:
    """How entries of a kind find their decider on a day; one query."""
    row = (
        DecisionRoute.objects.filter(kind=kind_code, holds_from__lte=day)
        .order_by("-holds_from")
        .first()
    )
    return _rule(row) if row else RouteRule()


def route_rules_on(kind_codes: Iterable[str], day: date) -> dict[str, RouteRule]:
    """The same of several kinds, in one query."""
    rows = DecisionRoute.objects.filter(holds_from__lte=day).order_by("holds_from")
    found = {row.kind: _rule(row) for row in rows}
    return {code: found.get(code, RouteRule()) for code in kind_codes}


def _line(employee: Person, department: Department | None, above: list[Person]) -> Line:
    return Line(
        keys=[str(manager.pk) for manager in above],
        has_own=bool(above and department and department.manager_id == above[0].pk),
        leads_own=bool(department and department.manager_id == employee.pk),
    )


def route_for(
    employee: Person,
    today: date,
    *,
    kind: str = "",
    first: str = "",
    involved_keys: Collection[str] = (),
    leaver: Person | None = None,
) -> Route:
    """Who decides on this employee's entry today, in a fixed number of queries.

    ``first`` is whom the declaration is addressed to (``Kind.first_decider``). The involved, the
    absent and a leaver are passed over; for a discreet kind the absent are not.
    """
    steps = steps_from(route_rule_on(kind, today).steps, first)
    department, above = deciding_line(employee, today)
    # What is told to one reader waits for that reader; nobody stands in.
    waits = bool(kind) and kind_of(kind).is_discreet
    away = (
        absent_on([manager.pk for manager in above], today) if above and not waits else frozenset()
    )
    # An office is no named reader, so what is discreet goes past it.
    is_discreet = bool(kind) and kind_of(kind).is_discreet
    has_officer = (
        routing.OFFICER in steps
        and not is_discreet
        and offices_on(today).has_one_for(routing.OFFICER, employee.pk, involved_keys)
    )
    line, never = _line(employee, department, above), {*involved_keys, *_key_of(leaver)}
    _step, usual = found_along(steps, line, passed_over=never, has_officer=has_officer)
    step, key = found_along(steps, line, passed_over=never | away, has_officer=has_officer)
    people = {str(manager.pk): manager for manager in above}
    instead_of = people[usual] if usual and usual in away else None
    return Route(str(Step(step)), people[key] if key else None, instead_of)


def _key_of(person: Person | None) -> list[str]:
    return [str(person.pk)] if person else []


def route_of(
    entry: RegisterEntry,
    today: date,
    *,
    answers: Answers | None = None,
    leaver: Person | None = None,
) -> Route:
    """Who decides on this entry today, by its kind and by whom these answers address; None: those
    of the latest sheet.
    """
    if answers is None:
        answers = latest_sheet(entry).answers
    return route_for(
        entry.employee,
        today,
        kind=entry.kind,
        first=kind_of(entry.kind).first_decider(answers),
        involved_keys=entry.involved_keys,
        leaver=leaver,
    )


def next_in_line(entry: RegisterEntry, today: date) -> Person | None:
    """Who stands above the present decider of an entry and is there; None where the line ends."""
    above = decider_chain(entry.employee, today)
    places = [place for place, manager in enumerate(above) if manager.pk == entry.decider_id]
    higher = above[places[0] + 1 :] if places else []
    away = absent_on([manager.pk for manager in higher], today) if higher else frozenset()
    for manager in higher:
        if str(manager.pk) not in (*entry.involved_keys, *away):
            return manager
    return None


def places_to_refer(entry: RegisterEntry, today: date) -> list[str]:
    """Where a decider may refer this entry: what the route of the kind allows and where someone
    can receive it. A discreet entry goes to nobody who is not named.
    """
    rule, offices = route_rule_on(entry.kind, today), offices_on(today)
    places = [str(To.SECOND_LINE)] if next_in_line(entry, today) else []
    for office in (str(To.BOARD), str(To.COMPLIANCE_OFFICER)):
        somebody = offices.has_one_for(office, entry.employee_id, entry.involved_keys)
        if rule.refers_to(office) and (somebody or not entry.is_discreet):
            places.append(office)
    return places
