"""Register entries in bulk: declared over three years, nearly all decided and registered."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from forms.register import references
from forms.register.actions.moving import term_from
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.states import Status
from forms.register.surroundings import Day
from portal.core.clock import day_of
from portal.demo.answers import answers_to
from portal.demo.bulk.drawn import Drawn
from portal.demo.bulk.people import Colleague
from portal.demo.bulk.rows import EntryRows
from portal.demo.demo import Demo
from portal.demo.forms import form_versions
from portal.demo.reading import toml
from portal.demo.rulings import Rulings
from portal.parameters.models import Threshold
from portal.parameters.selectors import values_on
from portal.people.selectors import EmploymentOn

KINDS = {"side_activity": "side_activities", "gift": "gifts"}
OLDEST = 1070
#: Younger than this an entry is still somewhere on its way.
SETTLED = 40
ON_ITS_WAY = (Status.RECEIVED, Status.IN_REVIEW, Status.DECIDED, Status.REGISTERED)
#: All codes of a reference; the step is prime to it, so that no code comes twice.
CODES = len(references.ALPHABET) ** references.CODE_LENGTH
STEP = 12_582_917


def seed_entries(demo: Demo, count: int, colleagues: list[Colleague]) -> None:
    """So many entries more; the oldest first. Those who go round are drawn from ``colleagues``."""
    rows = EntryRows(demo, Rulings(demo.chance))
    for drawn in demo.each(_drawn(demo, count, colleagues), "Meldingen", count):
        rows.add(drawn)
    rows.tables.finish()


def _drawn(demo: Demo, count: int, colleagues: list[Colleague]) -> Iterator[Drawn]:
    chance, texts = demo.chance, toml("declarations.toml")
    forms = {kind: form_versions(kind) for kind in KINDS}
    taken = set(RegisterEntry.objects.values_list("reference", flat=True))
    offset, number = chance.randrange(CODES), 0
    for place in range(count):
        received_at = chance.office_hour(demo.days_ago(OLDEST - OLDEST * place // count))
        received_at = min(received_at, demo.until - timedelta(hours=1))
        day = day_of(received_at)
        reference = ""
        while not reference or reference in taken:
            reference = _reference(received_at.year, offset + number * STEP)
            number += 1
        kind = chance.pick(tuple(KINDS))
        row = chance.pick(texts[KINDS[kind]])
        form = [form for form in forms[kind] if form.recorded_at <= received_at][-1]
        answers, weighed = answers_to(kind, row, form, received_at, chance)
        employee = chance.pick(colleagues)
        event_on = kind_of(kind).event_on(answers)
        is_settled = place < count * (OLDEST - SETTLED) // OLDEST
        yield Drawn(
            key=chance.uuid(),
            reference=reference,
            submission_key=chance.uuid(),
            kind=kind,
            row=row,
            form=form,
            answers={name: value for name, value in answers.items() if value != ""},
            weighed=weighed,
            employee=employee,
            status=Status.REGISTERED if is_settled else chance.pick(ON_ITS_WAY),
            received_at=received_at,
            due_on=day + _term(_rules_day(day)),
            snapshot=_snapshot(employee, min(event_on or day, day)),
        )


def _reference(year: int, number: int) -> str:
    """The reference with this number among all; ``references`` gives it its check character."""
    number %= CODES

    def sign(alphabet: str) -> str:
        nonlocal number
        number, place = divmod(number, len(alphabet))
        return alphabet[place]

    return references.new_reference(year, sign)


@cache
def _days_of_change() -> list[date]:
    """The days from which an amount or term holds."""
    return sorted(set(Threshold.objects.values_list("holds_from", flat=True)))


def _rules_day(day: date) -> date:
    """The first day with the amounts and terms of this day."""
    days = _days_of_change()
    return days[max(0, bisect_right(days, day) - 1)]


@cache
def _term(rules_day: date) -> timedelta:
    return term_from(rules_day) - rules_day


@cache
def _thresholds(rules_day: date) -> dict[str, Any]:
    """The amounts and terms as a snapshot keeps them."""
    kept: dict[str, Any] = Day(rules_day, None, values_on(rules_day)).snapshot()["thresholds"]
    return kept


def _snapshot(employee: Colleague, day: date) -> dict[str, Any]:
    """The day around an entry as the register keeps it, without asking the database again."""
    job = EmploymentOn(employee.department, employee.function, employee.decider)
    snapshot = Day(day, job, {}).snapshot()
    return {**snapshot, "thresholds": _thresholds(_rules_day(day))}
