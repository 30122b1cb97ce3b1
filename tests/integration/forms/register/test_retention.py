"""What reached its term goes, by rule and with a record; what runs or is held stays."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection

from forms.register import uploads
from forms.register.actions.add_remark import add_remark
from forms.register.actions.freeze_figures import freeze_due_figures
from forms.register.actions.record_read import record_read
from forms.register.models import AnonymisedEntry, Attachment, FormVersion, RegisterEntry
from forms.register.relations import paths
from forms.register.retention import kept_until, terms_of_kinds
from forms.register.selectors import counts_in_year, tables_of_year
from portal.accountability.actions.compile_report import compile_report
from portal.accountability.models import AccountabilityReport
from portal.audit.models import AuditEvent, AuditPayload
from portal.core.actors import SystemActor
from portal.core.models import AppendOnly
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from portal.privacy.actions.apply_retention import apply_retention
from portal.privacy.actions.lift_hold import lift_hold
from portal.privacy.actions.place_hold import place_hold
from portal.privacy.actions.set_retention_term import set_retention_term
from portal.privacy.models import RemovalRun
from portal.privacy.selectors import outlook
from tests.factories.people import person_with_role
from tests.factories.register import NOON, employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db
BY = SystemActor("retention")
DAY = timedelta(days=1)
#: NOON lies in March 2026; five years count from the day a thing was over.
LAST_DAY = datetime(2031, 3, 2, 12, tzinfo=UTC)
AFTER = LAST_DAY + DAY
SECRET = "Kwikzilverslang"


def numbers(lines):
    return {
        line.rule.key: (line.removal.subjects, line.removal.held, line.removal.counts)
        for line in lines
        if line.removal.subjects or line.removal.held
    }


def rows_everywhere():
    """How many rows every table of ours has."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"forms", "portal"}
    }


def full_entry():
    """A gift with a secret in every place that people can type in."""
    employee, moderator = employee_in_line(), person_with_role(Role.MODERATOR)
    file = uploads.store(
        SimpleUploadedFile("Kwikzilverslang.txt", b"Kwikzilverslang, een brief."),
        by=employee,
        now=NOON,
    )
    entry = entry_at(
        "registered",
        employee=employee,
        moderator=moderator,
        answers={"description": f"Een {SECRET}", "giver_name": SECRET},
        ruling={"reason": f"Vanwege {SECRET}"},
        attachments=[file],
    )
    record_read(entry, by=moderator, now=NOON)
    add_remark(entry, by=moderator, now=NOON, text=SECRET)
    return entry


def holds_anywhere(word):
    """Tables in which the word still stands, in any column."""
    found = set()
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in {"forms", "portal"}:
            continue
        for row in model._base_manager.values():
            if word in repr(row):
                found.add(model._meta.label)
    return found


def test_what_hangs_on_an_entry_can_go():
    """A table that points at entries and cannot be erased would keep them for ever."""
    stuck = [
        model._meta.label
        for model, _way in paths()
        if issubclass(model, AppendOnly) and not model.erasable
    ]
    assert stuck == []


@pytest.mark.parametrize(
    ("kind", "status", "goes"),
    [
        ("gift", "registered", True),
        ("gift", "ended", True),
        ("gift", "withdrawn", True),
        ("gift", "decided", False),
        ("gift", "received", False),
        ("side_activity", "registered", False),
        ("side_activity", "ended", True),
    ],
)
def test_what_is_over_goes_after_its_term_and_not_a_day_before(kind, status, goes):
    entry = entry_at(status, kind=kind)
    assert (kept_until(entry, terms_of_kinds(NOON.date())) is not None) is goes
    apply_retention(by=BY, now=LAST_DAY)
    assert RegisterEntry.objects.filter(pk=entry.pk).exists()
    apply_retention(by=BY, now=AFTER)
    assert RegisterEntry.objects.filter(pk=entry.pk).exists() is not goes


def test_what_was_not_permitted_never_ran():
    ruling = {"outcome": "incompatible", "conditions": ""}
    entry = entry_at("registered", kind="side_activity", ruling=ruling)
    assert kept_until(entry, terms_of_kinds(NOON.date())) == LAST_DAY.date()


def test_nothing_of_the_person_is_left_and_the_count_is(django_capture_on_commit_callbacks):
    entry = full_entry()
    file = Attachment.objects.get()
    form = entry.form_version
    before = counts_in_year(2026)
    assert file.file.storage.exists(file.file.name)
    assert len(holds_anywhere(SECRET)) > 5
    with django_capture_on_commit_callbacks(execute=True):
        apply_retention(by=BY, now=AFTER)
    assert holds_anywhere(SECRET) == set()
    assert holds_anywhere(entry.reference) == set()
    assert not file.file.storage.exists(file.file.name)
    assert counts_in_year(2026) == before
    left = AnonymisedEntry.objects.get()
    assert (left.kind, left.outcome, left.received_on) == ("gift", "keep", NOON.date())
    assert FormVersion.objects.filter(pk=form.pk).exists()
    trail = AuditEvent.objects.filter(subject_key=str(entry.pk))
    assert trail.filter(type="register_entry.anonymised").count() == 1
    assert trail.count() > 5
    assert AuditPayload.objects.filter(event_id__in=trail.values("id")).count() == 1


def test_a_dry_run_says_the_same_and_changes_nothing():
    full_entry()
    entry_at("withdrawn")
    held = entry_at("withdrawn", kind="side_activity")
    place_hold(held, label=held.reference, reason="Zaak", by=BY, now=NOON, may_hold=True)
    with time_machine.travel(AFTER, tick=False):
        before = rows_everywhere()
        said = io.StringIO()
        call_command("apply_retention", "--dry-run", stdout=said)
        expected = numbers(outlook(AFTER.date()))
        assert rows_everywhere() == before
        done = io.StringIO()
        call_command("apply_retention", stdout=done)
    assert said.getvalue().splitlines()[:-1] == done.getvalue().splitlines()[:-1]
    gone = {
        name: number - rows_everywhere()[name]
        for name, number in before.items()
        if rows_everywhere()[name] < number
    }
    totals: dict[str, int] = {}
    for _subjects, _held, counts in expected.values():
        for name, number in counts.items():
            totals[name] = totals.get(name, 0) + number
    # The removal itself wrote events with a payload of their own.
    written = AuditEvent.objects.filter(occurred_at=AFTER).count()
    totals["portal_audit.AuditPayload"] -= written
    assert {name: number for name, number in totals.items() if number > 0} == gone


def test_the_record_says_what_how_many_by_which_rule():
    full_entry()
    apply_retention(by=BY, now=AFTER)
    record = RemovalRun.objects.get(rule="register.gift")
    assert (record.subjects, record.years, record.then) == (1, 5, "anonymise")
    assert record.counts["forms_register.AnswerSheet"] == 1
    assert record.by_key == "system:retention"
    assert RemovalRun.objects.filter(rule="register.givers").get().counts
    again = RemovalRun.objects.count()
    apply_retention(by=BY, now=AFTER + DAY)
    assert RemovalRun.objects.count() == again


def test_s49_a_hold_goes_before_every_term_until_it_is_lifted():
    entry = entry_at("withdrawn")
    hold = place_hold(
        entry, label=entry.reference, reason="Rechtszaak", by=BY, now=AFTER, may_hold=True
    )
    with pytest.raises(NotAllowed):
        place_hold(entry, label="x", reason="Nog een", by=BY, now=AFTER, may_hold=True)
    apply_retention(by=BY, now=AFTER)
    assert RegisterEntry.objects.filter(pk=entry.pk).exists()
    lift_hold(hold, by=BY, now=AFTER, may_hold=True)
    apply_retention(by=BY, now=AFTER)
    assert not RegisterEntry.objects.filter(pk=entry.pk).exists()


def test_a_term_is_set_from_a_day_on():
    entry = entry_at("withdrawn")
    day = datetime(2027, 1, 1, tzinfo=UTC).date()
    with pytest.raises(NotAllowed) as refused:
        set_retention_term(
            "register.gift", years=0, holds_from=day, by=BY, now=AFTER, may_set=False
        )
    codes = {refusal.code for refusal in refused.value.refusals}
    assert codes == {"may_not_erase", "years_out_of_range", "term_in_the_past"}
    set_retention_term("register.gift", years=1, holds_from=day, by=BY, now=NOON, may_set=True)
    apply_retention(by=BY, now=datetime(2027, 3, 2, 12, tzinfo=UTC))
    assert RegisterEntry.objects.filter(pk=entry.pk).exists()
    apply_retention(by=BY, now=datetime(2027, 3, 3, 12, tzinfo=UTC))
    assert not RegisterEntry.objects.filter(pk=entry.pk).exists()


def test_trail_and_adopted_figures_still_verify():
    moderator = person_with_role(Role.MODERATOR)
    for _number in range(6):
        received_entry(employee=employee_in_line())
    entry_at("withdrawn")
    freeze_due_figures(AFTER)
    compile_report(2026, by=moderator, now=AFTER)
    figures = AccountabilityReport.objects.get().figures
    tables = tables_of_year(2026, AFTER)
    apply_retention(by=BY, now=AFTER)
    assert AnonymisedEntry.objects.exists()
    call_command("verify_audit_trail", stdout=io.StringIO())
    assert tables_of_year(2026, AFTER) == tables
    compile_report(2026, by=moderator, now=AFTER)
    assert AccountabilityReport.objects.get().figures == figures


def test_large_removals_go_in_parts_that_each_keep_a_record():
    employee = employee_in_line()
    for _number in range(5):
        entry_at("withdrawn", employee=employee)
    lines = apply_retention(by=BY, now=AFTER, most=2)
    assert numbers(lines)["register.gift"][0] == 5
    parts = RemovalRun.objects.filter(rule="register.gift")
    assert sorted(part.subjects for part in parts) == [1, 2, 2]
    assert parts.values("run").distinct().count() == 1


@pytest.mark.postgres
def test_s40_the_application_may_erase_through_the_door_and_only_there(settings):
    """What the owner grants is enough to remove, and not to alter."""
    from portal.core.database_roles import statements

    granted = "\n".join(statements(connection, "portal_app"))
    for model, _way in paths():
        if issubclass(model, AppendOnly):
            table = model._meta.db_table
            assert f'GRANT SELECT, INSERT, DELETE ON "{table}"' in granted
    assert 'GRANT SELECT, INSERT ON "forms_register_anonymisedentry"' in granted
    assert 'GRANT SELECT, INSERT ON "portal_privacy_removalrun"' in granted
