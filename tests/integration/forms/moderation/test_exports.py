"""S57: a list of the register is taken along whole or not at all, and each reading is kept."""

import csv
import io
from datetime import timedelta
from itertools import count
from uuid import uuid4
from weakref import WeakSet

import openpyxl
import pytest

from forms.moderation import export_rows
from forms.moderation.actions import make_export as making
from forms.moderation.actions.ask_export import ask_export
from forms.moderation.actions.export_list import export_list
from forms.moderation.actions.fetch_export import fetch_export
from forms.moderation.actions.make_export import make_export
from forms.moderation.actions.tidy_exports import tidy_exports
from forms.moderation.models import Export, folder_of_exports
from forms.moderation.selectors import Wanted
from forms.moderation.states import ExportState
from forms.register.models import Read, RegisterEntry
from forms.register.states import Status
from portal.audit.models import AuditEvent
from portal.core.models import acting
from portal.core.refusals import NotAllowed
from portal.core.table_files import TableForm, sha256_of
from portal.people.actions.revoke_role import revoke_role
from portal.people.models import Person
from portal.people.roles import Role
from portal.privacy.actions.apply_retention import apply_retention
from tests.factories.people import person_with_role
from tests.factories.register import NOON, TESTER, entry_at, received_entry

pytestmark = pytest.mark.django_db
ADDRESS = "/behandelen/register/uitvoeren/"
_number = count(1)


def many(number: int, like: RegisterEntry) -> None:
    """So many entries more, written past the actions: what is tested is how they are read."""
    fields = {
        field.attname: getattr(like, field.attname)
        for field in RegisterEntry._meta.concrete_fields
        if field.name not in ("id", "reference", "submission_key", "received_at")
    }
    with acting():
        RegisterEntry.objects.bulk_create(
            RegisterEntry(
                **fields,
                reference=f"2026-{next(_number):07}-X",
                submission_key=uuid4(),
                received_at=NOON + timedelta(seconds=place // 3),
            )
            for place in range(number)
        )


def asked(moderator: Person, form: TableForm = TableForm.CSV) -> Export:
    return ask_export(Wanted(), by=moderator, now=NOON, purpose="Jaarverslag", form=form)


def clock():
    return NOON + timedelta(minutes=1)


def rows_of(path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def codes_of(act):
    with pytest.raises(NotAllowed) as refused:
        act()
    return {refusal.code for refusal in refused.value.refusals}


def test_a_short_list_is_given_at_once_with_its_purpose(client_of):
    moderator = person_with_role("moderator")
    kept = entry_at(Status.REGISTERED)
    own, discreet = received_entry(employee=moderator), received_entry("side_activity")
    with acting():
        RegisterEntry.objects.filter(pk=discreet.pk).update(is_discreet=True)
    client = client_of(moderator)

    page = client.get(f"{ADDRESS}?status=registered")
    assert "Bestand ophalen" in page.content.decode()
    without = client.post(ADDRESS, {"form": "csv", "purpose": " "})
    assert "Geef aan waarvoor" in without.content.decode()
    assert not Read.objects.filter(channel="export").exists()

    answer = client.post(ADDRESS, {"form": "csv", "purpose": "Vragen van de raad"})

    body = answer.content.decode("utf-8-sig")
    assert int(answer["Content-Length"]) == len(answer.content)
    assert kept.reference in body
    assert own.reference not in body
    assert discreet.reference not in body, "no file holds a discreet entry"
    [read] = Read.objects.filter(channel="export")
    assert (read.entry, read.reader, read.purpose_text) == (kept, moderator, "Vragen van de raad")
    event = AuditEvent.objects.get(type="register_list.exported")
    assert (event.facts["number"], len(event.facts["sha256"])) == (1, 64)
    seen = client_of(kept.employee).get(f"/mijn/meldingen/{kept.reference}/").content.decode()
    assert moderator.full_name in seen


def test_a_spreadsheet_holds_the_same_and_no_formula(client_of):
    entry = received_entry()
    with acting():
        Person.objects.filter(pk=entry.employee_id).update(last_name="=1+1", first_name="@")
        entry.gift.giver_organisation = "=HYPERLINK(1)"
        entry.gift.save()
    client = client_of(person_with_role("moderator"))

    answer = client.post(ADDRESS, {"form": "xlsx", "purpose": "Controle"})

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert entry.reference in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(str(cell.value).startswith(("=", "@")) for cell in cells if cell.value)


def test_s57_one_more_than_is_given_at_once_becomes_a_job(client_of):
    moderator, entry = person_with_role("moderator"), received_entry()
    many(export_rows.AT_ONCE, entry)
    client = client_of(moderator)

    answer = client.post(ADDRESS, {"form": "csv", "purpose": "Onderzoek"})

    assert answer.url == "/behandelen/bestanden/"
    assert Export.objects.get().state == ExportState.ASKED
    assert not Read.objects.filter(channel="export").exists(), "nothing was read yet"
    assert codes_of(lambda: export_list(Wanted(), by=moderator, now=NOON, purpose="Toch nu")) == {
        "too_many_for_now"
    }
    with acting():
        RegisterEntry.objects.filter(pk=entry.pk).update(is_discreet=True)
    assert "Bestand ophalen" in client.get(ADDRESS).content.decode(), "one less is given at once"


def test_s57_a_job_holds_a_page_at_a_time_and_records_each_before_it_writes(
    client_of, monkeypatch, django_capture_on_commit_callbacks
):
    moderator, entry = person_with_role("moderator"), received_entry()
    many(31, entry)
    monkeypatch.setattr(export_rows, "AT_ONCE", 4)
    held: WeakSet[RegisterEntry] = WeakSet()
    most = 0

    def small(entries):
        nonlocal most
        for page in export_rows.pages(entries, size=10):
            held.update(page)
            most = max(most, len(held))
            yield page

    monkeypatch.setattr(making, "pages", small)
    client = client_of(moderator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADDRESS, {"form": "csv", "purpose": "Onderzoek"})

    export = Export.objects.get()
    assert (export.state, export.rows) == (ExportState.COMPLETE, 32)
    assert most <= 2 * 10, "never more than this page and the one before"
    assert export.sha256 == sha256_of(export.path)
    assert [path.name for path in export.folder.iterdir()] == ["register.csv"]
    lines = rows_of(export.path)[1:]
    assert len({line[0] for line in lines}) == len(lines) == 32
    assert [line[9] for line in lines] == sorted((line[9] for line in lines), reverse=True)
    assert Read.objects.filter(channel="export", reader=moderator).count() == 32
    pages = AuditEvent.objects.filter(type="export.continued").order_by("occurred_at")
    assert sum(event.facts["number"] for event in pages) == 32
    got = client.get(f"/behandelen/bestanden/{export.pk}/")
    assert b"".join(got.streaming_content) == export.path.read_bytes()
    assert AuditEvent.objects.filter(type="export.fetched", result="done").count() == 1
    assert export.sha256 in client.get("/behandelen/bestanden/").content.decode()


@pytest.mark.parametrize("form", list(TableForm))
def test_s57_a_job_cut_off_in_the_middle_offers_nothing(form, monkeypatch, client_of):
    moderator, entry = person_with_role("moderator"), received_entry()
    many(8, entry)
    export = asked(moderator, form)
    monkeypatch.setattr(making, "pages", lambda entries: export_rows.pages(entries, size=3))
    lines = export_rows.line_of
    written = count()

    def breaks(found, departments):
        if next(written) == 5:
            raise OSError("no space left on device")
        return lines(found, departments)

    monkeypatch.setattr(export_rows, "line_of", breaks)

    assert make_export(export, clock=clock) is False

    export.refresh_from_db()
    assert (export.state, export.sha256, export.rows) == (ExportState.BROKEN, "", 6)
    assert not export.folder.exists()
    assert codes_of(lambda: fetch_export(export, by=moderator, now=NOON)) == {"export_gone"}
    page = client_of(moderator).get(f"/behandelen/bestanden/{export.pk}/")
    assert page.status_code == 409
    # What was read for it stays known to the employees.
    assert Read.objects.filter(channel="export").count() == 6
    assert make_export(export, clock=clock) is False, "what broke is not taken up again"


def test_s57_a_dead_job_is_cleared_and_a_late_one_finds_it_gone(monkeypatch):
    moderator = person_with_role("moderator")
    received_entry()
    export = asked(moderator)
    with acting():
        Export.objects.filter(pk=export.pk).update(state=ExportState.RUNNING, moved_at=NOON)
    export.folder.mkdir(parents=True)
    (export.folder / "register.csv.part").write_text("half")
    stray = folder_of_exports() / str(uuid4())
    stray.mkdir()
    assert tidy_exports(NOON + timedelta(minutes=59)) == 0
    assert export.folder.exists()
    assert not stray.exists(), "a folder of no export goes"

    assert tidy_exports(NOON + timedelta(hours=1)) == 1

    export.refresh_from_db()
    assert export.state == ExportState.BROKEN
    assert not export.folder.exists()
    assert tidy_exports(NOON + timedelta(hours=2)) == 0
    waiting = asked(moderator)
    assert tidy_exports(NOON + timedelta(days=1)) == 1
    assert make_export(waiting, clock=clock) is False


def test_s57_only_the_very_file_is_given_to_who_asked_and_still_may(client_of):
    moderator, other = person_with_role("moderator"), person_with_role("moderator")
    received_entry()
    export = asked(moderator)
    assert codes_of(lambda: fetch_export(export, by=moderator, now=NOON)) == {"export_not_ready"}
    assert make_export(export, clock=clock)
    assert make_export(export, clock=clock) is False, "the second worker does nothing"
    export.refresh_from_db()
    assert client_of(other).get(f"/behandelen/bestanden/{export.pk}/").status_code == 404
    assert codes_of(lambda: fetch_export(export, by=other, now=NOON)) == {"not_yours_to_read"}

    whole = export.path.read_bytes()
    export.path.write_bytes(whole[:-10])
    assert codes_of(lambda: fetch_export(export, by=moderator, now=NOON)) == {"export_damaged"}
    assert tidy_exports(NOON) == 1, "a cut file is not kept"
    export.refresh_from_db()
    assert export.state == ExportState.BROKEN

    again = asked(moderator)
    assert make_export(again, clock=clock)
    again.refresh_from_db()
    assert again.expires_on == (NOON + timedelta(days=7)).date()
    late = NOON + timedelta(days=7)
    assert codes_of(lambda: fetch_export(again, by=moderator, now=late)) == {"export_gone"}
    assert tidy_exports(late) == 1
    assert not again.folder.exists()

    last = asked(moderator)
    revoke_role(moderator, Role.MODERATOR, by=TESTER, now=NOON)
    assert make_export(Export.objects.get(pk=last.pk), clock=clock) is False
    assert not Read.objects.filter(channel="export", read_at__gt=clock()).exists()
    assert client_of(moderator).get("/behandelen/bestanden/").status_code == 403


def test_who_asked_is_forgotten_after_its_term_and_the_trail_still_counts():
    export = asked(person_with_role(Role.MODERATOR))
    events = AuditEvent.objects.filter(subject_key=str(export.pk))
    before = events.count()
    apply_retention(by=TESTER, now=NOON.replace(year=NOON.year + 5))
    assert Export.objects.count() == 1
    apply_retention(by=TESTER, now=NOON.replace(year=NOON.year + 5) + timedelta(days=1))
    assert Export.objects.count() == 0
    assert events.count() == before > 0
