"""The rules of the day stay pinned to what was declared and decided then."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from forms.register.models import PinnedSection
from tests.factories.policies import issued_policy, next_version, section
from tests.factories.register import (
    NOON,
    decided,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
)

pytestmark = pytest.mark.django_db
LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


def pins(owner):
    return [(pin.role, pin.version_number) for pin in owner.pins.order_by("pk")]


@pytest.fixture
def gifts():
    """A section about gifts, in force since June 2025, and the form that rests on it."""
    section_id = str(uuid4())
    policy = issued_policy(
        slug="gedragscode",
        sections=[section("Geschenken", id=section_id)],
        valid_from=date(2025, 6, 1),
        now=LONG_BEFORE,
    )
    return section_id, policy, form_version_of("gift", sections=[section_id])


def test_a_sheet_keeps_the_section_of_the_event_day(gifts):
    section_id, _policy, form = gifts
    sheet = received_entry(form_version=form).sheets.get()
    (pin,) = sheet.pins.all()
    assert (pin.role, pin.version_number, pin.section_id) == ("event", 1, section_id)
    assert pin.policy_key
    assert len(pin.section_hash) == 64


def test_where_nothing_was_in_force_that_is_kept_beside_the_day_received(gifts):
    entry = received_entry(form_version=gifts[2], answers={"offered_on": "2025-05-01"})
    assert pins(entry.sheets.get()) == [("none_in_force", None), ("received", 1)]


def test_what_lies_ahead_is_judged_by_the_day_received(gifts):
    form = form_version_of("side_activity", sections=[gifts[0]])
    entry = received_entry("side_activity", form_version=form)
    assert pins(entry.sheets.get()) == [("received", 1)]


def test_a_decision_keeps_the_section_of_the_day_decided(gifts):
    entry = entry_at("in_review", form_version=gifts[2])
    entry = decided(entry, now=NOON + timedelta(days=2))
    assert pins(entry.decisions.get()) == [("decided", 1)]


def test_a_new_text_changes_neither_the_event_day_nor_what_was_pinned(gifts):
    section_id, policy, form = gifts
    new_text = section("Geschenken", "<p>Meld alles.</p>", id=section_id)
    next_version(
        policy,
        sections=[new_text],
        valid_from=date(2026, 3, 1),
        now=datetime(2026, 3, 1, 9, tzinfo=UTC),
    )
    entry = decided(entry_at("in_review", form_version=form), now=NOON + timedelta(days=2))
    assert pins(entry.sheets.get()) == [("event", 1)]
    assert pins(entry.decisions.get()) == [("decided", 2)]


def test_a_section_that_is_nowhere_in_force_is_kept_as_such():
    form = form_version_of("gift", sections=[str(uuid4())])
    assert pins(received_entry(form_version=form).sheets.get()) == [("none_in_force", None)]


def test_a_form_without_sections_pins_nothing():
    received_entry()
    assert not PinnedSection.objects.exists()


def test_receiving_takes_the_same_queries_however_many_sections(gifts, query_count):
    employee = employee_in_line()
    one = query_count(lambda: received_entry(form_version=gifts[2], employee=employee))
    many = form_version_of("gift", sections=[gifts[0], str(uuid4()), str(uuid4())])
    three = query_count(lambda: received_entry(form_version=many, employee=employee))
    assert three - one <= 2  # one row for each pin
