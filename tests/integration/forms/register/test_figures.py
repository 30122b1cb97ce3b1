"""Everybody sees one set of tables per year, and subtracting sets tells nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from forms.register.actions.freeze_figures import freeze_due_figures
from forms.register.actions.withdraw import withdraw
from forms.register.models import YearFigures
from forms.register.selectors.figures import count_year, figures_due_on, tables_of_year
from portal.people.roles import Role
from tests.factories.disclosed import public_entry
from tests.factories.people import person_with_role
from tests.factories.register import (
    NOON,
    decided,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
)

pytestmark = pytest.mark.django_db
DUE = datetime(2027, 2, 12, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def gifts(number, status="received", now=NOON, **given):
    employee, form = employee_in_line(), form_version_of("gift")
    return [
        entry_at(status, employee=employee, now=now, form_version=form, **given)
        for _number in range(number)
    ]


def table_of(found, title="Geschenken"):
    return next(table for table in found.tables if table.title == title)


def test_there_is_no_set_until_the_last_entry_had_its_term():
    gifts(1)
    assert figures_due_on(2026) == date(2027, 2, 12)
    assert tables_of_year(2026, NOON) is None
    assert tables_of_year(2026, DUE - DAY) is None
    assert tables_of_year(2026, DUE) is not None


def test_two_days_have_the_same_set_whatever_happened_between():
    waiting = gifts(6, "in_review")
    withdrawn = gifts(1)[0]
    on_the_day = tables_of_year(2026, DUE)
    for entry in waiting[:1]:
        decided(entry, now=DUE)
    withdraw(withdrawn, by=withdrawn.employee, now=DUE)
    late = tables_of_year(2026, DUE + 200 * DAY)
    assert late == on_the_day
    assert freeze_due_figures(DUE + 200 * DAY) == 1
    assert freeze_due_figures(DUE + 300 * DAY) == 0
    kept = tables_of_year(2026, DUE + 400 * DAY)
    assert kept.tables == on_the_day.tables


def test_the_years_beside_it_count_other_entries():
    gifts(6)
    before = count_year(2026)
    last_of_2025 = datetime(2025, 12, 31, 22, 59, tzinfo=UTC)
    gifts(1, now=last_of_2025, answers={"offered_on": "2025-12-30"})
    gifts(1, now=last_of_2025 + timedelta(minutes=1), answers={"offered_on": "2025-12-30"})
    assert table_of(tables_of_year(2026, DUE)).total == 7
    assert count_year(2026) != before
    # One entry in a year: the whole line stays closed, its total too.
    assert table_of(tables_of_year(2025, DUE)).total is None


def test_who_takes_off_what_is_public_learns_nothing_of_the_others():
    moderator = person_with_role(Role.MODERATOR)
    for _number in range(5):
        public_entry(moderator)
    entry_at("registered", kind="side_activity", moderator=moderator)
    table = table_of(tables_of_year(2026, DUE), "Nevenwerkzaamheden")
    # Six in all, of which five by name: a total would give the one that is left.
    assert table.total is None
    assert {number for _label, number in table.lines} == {None}


def test_small_numbers_are_masked_with_company():
    gifts(6)
    gifts(1, "registered")
    numbers = [number for _label, number in table_of(tables_of_year(2026, DUE)).lines]
    assert 1 not in numbers
    assert numbers.count(None) >= 2
    assert table_of(tables_of_year(2026, DUE)).total == 7


def test_the_page_says_when_and_then_what(client_of):
    gifts(6)
    with time_machine.travel(NOON, tick=False):
        page = client_of(person_with_role(Role.AUDITOR)).get("/register/cijfers/2026/")
        assert "12 februari 2027" in page.content.decode()
        assert page.context["tables"] == []
    with time_machine.travel(DUE, tick=False):
        page = client_of(person_with_role(Role.AUDITOR)).get("/register/cijfers/")
        assert page.context["year"] == 2026
        assert "Geschenken" in page.content.decode()


def test_what_was_kept_says_what_it_was_made_of():
    received_entry()
    freeze_due_figures(DUE)
    kept = YearFigures.objects.get()
    assert kept.year == 2026
    assert kept.recorded_at == DUE
    assert len(kept.content_hash) == 64
