"""Entries that are written in bulk are those that the actions would have left."""

from collections import Counter

import pytest
from django.db import connection, transaction
from django.utils import timezone

from forms.register.giver_names import declared
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.pins import pin_decision, pin_sheet
from forms.register.references import is_reference
from forms.register.states import Status
from forms.register.surroundings import day_around, surroundings_from
from portal.audit.models import AuditEvent
from portal.audit.registry import event_type
from portal.core.clock import day_of
from portal.demo.building import build_demo
from portal.demo.bulk.seeding import Totals, enlarge

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STEPS = ("received", "taken_up", "decided", "registered")
#: So many that some are in every state; all of the youngest are looked at, and a quarter.
COUNT, YOUNGEST = 1200, 45
WALKED = {Status.RECEIVED: 1, Status.IN_REVIEW: 2, Status.DECIDED: 3, Status.REGISTERED: 4}


def tables():
    """The tables that bulk writes to, with their indexes and constraints."""
    with connection.cursor() as cursor:
        return {
            name: connection.introspection.get_constraints(cursor, name)
            for name in connection.introspection.table_names()
            if name.startswith(("forms_register_", "portal_audit_"))
        }


@pytest.fixture(scope="module")
def entries(django_db_setup, django_db_blocker):
    """Many entries in bulk beside those of the demo; gone after the last test here."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo = build_demo(11, timezone.now(), shows_progress=False)
        own, before = set(RegisterEntry.objects.values_list("pk", flat=True)), tables()
        enlarge(demo, Totals(entries=len(own) + COUNT), lambda line: None)
        assert tables() == before
        found = list(RegisterEntry.objects.exclude(pk__in=own).order_by("received_at"))
        assert len(found) == COUNT
        yield found[:-YOUNGEST:4] + found[-YOUNGEST:]
        transaction.set_rollback(True)


def answers_and_surroundings_are_those_of_the_day(entries):
    assert {Status(entry.status) for entry in entries} == set(WALKED)
    for entry in entries:
        kind, sheet = kind_of(entry.kind), entry.sheets.get()
        today = day_of(entry.received_at)
        detail = getattr(entry, kind.detail_name)
        for name, value in kind.detail_values(sheet.answers).items():
            assert getattr(detail, name) == value, name
        assert is_reference(entry.reference)
        assert sheet.event_on == entry.event_on == kind.event_on(sheet.answers)
        assert sheet.snapshot == day_around(entry.employee, min(entry.event_on, today)).snapshot()
        for decision in entry.decisions.all():
            day = day_of(decision.decided_at)
            around = surroundings_from(sheet.snapshot, day)
            advised = kind.proposals(sheet.answers, around)
            assert decision.outcome == entry.outcome
            assert set(decision.proposed) == {code for item in advised for code in item.outcomes}
            assert decision.reassess_on == kind.reassess_default(day, around.thresholds)


def every_step_is_told_once_and_in_order(entries):
    for entry in entries:
        told = list(AuditEvent.objects.filter(subject_key=str(entry.pk)).order_by("occurred_at"))
        steps = WALKED[Status(entry.status)]
        assert Counter(event.type for event in told) == Counter(
            f"register_entry.{step}" for step in STEPS[:steps]
        )
        assert told[0].occurred_at == entry.received_at
        assert told[-1].occurred_at == entry.changed_at
        assert entry.registrations.count() == (steps == 4)
        assert all(set(event.facts) <= set(event_type(event.type).facts) for event in told)


def the_sections_pinned_are_those_that_the_action_pins(entries):
    for entry in entries[::5]:
        sheet = entry.sheets.get()
        pin_sheet(sheet, now=sheet.submitted_at)
        assert_twice(sheet)
        for decision in entry.decisions.all():
            pin_decision(decision, now=decision.decided_at)
            assert_twice(decision)


def assert_twice(owner):
    """Pinned in bulk and once more by the action, alike."""
    columns = ("role", "section_id", "policy_key", "version_number", "section_hash")
    found = Counter(owner.pins.values_list(*columns))
    assert set(found.values()) == {2}, found


def what_was_given_counts_for_its_giver(entries):
    gifts = [entry for entry in entries if entry.kind == "gift"]
    assert gifts
    for entry in gifts:
        kind, row = kind_of("gift"), entry.benefit
        offered = kind.offered(entry.sheets.get().answers)
        name = declared(offered.giver_name, offered.giver_organisation)
        assert (row.giver.key, row.giver.is_person) == (name.key, name.is_person)
        assert (row.on, row.value) == (offered.on, offered.value)
        assert (row.receiver, row.department_key) == (entry.employee, entry.department_key)
        sent_back = entry.outcome in kind.outcomes_without_benefit
        assert row.is_refused == (offered.is_refused or sent_back)
        assert not row.is_withdrawn


def test_what_is_written_in_bulk_is_what_the_actions_would_have_left(entries):
    """One test, since two workers would each write all of it."""
    answers_and_surroundings_are_those_of_the_day(entries)
    every_step_is_told_once_and_in_order(entries)
    the_sections_pinned_are_those_that_the_action_pins(entries)
    what_was_given_counts_for_its_giver(entries)
