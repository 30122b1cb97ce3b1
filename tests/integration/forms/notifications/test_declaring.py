"""From the first page to the receipt, for each kind."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.notifications.models import Draft
from forms.notifications.selectors import steps_of
from forms.register.models import RegisterEntry
from portal.audit.models import AuditEvent
from tests.factories.notifications import address_of, begin, fill, typed
from tests.factories.people import person_with_role
from tests.factories.register import (
    ANSWERS,
    employee_in_line,
    received_entry,
    self_assessment_of,
)

pytestmark = pytest.mark.django_db
KINDS = ("gift", "side_activity")


@pytest.fixture
def employee():
    return employee_in_line()


@pytest.fixture
def client(employee, client_of):
    return client_of(employee)


@pytest.mark.parametrize("kind", KINDS)
def test_a_declaration_goes_from_the_first_page_to_the_receipt(client, employee, kind):
    draft = fill(client, begin(client, kind))
    shown = client.get(address_of(draft, "controleren"))
    assert "Controleer uw antwoorden" in shown.content.decode()

    sent = client.post(address_of(draft, "controleren"), {"is_true": "on"}, follow=True)

    entry = RegisterEntry.objects.get(employee=employee)
    assert entry.reference in sent.content.decode()
    assert "Uw melding is ontvangen" in sent.content.decode()
    given = entry.sheets.get().answers
    assert {key: given[key] for key in ANSWERS[kind]} | {"hours_per_week": "3"} == {
        **ANSWERS[kind],
        "hours_per_week": "3",
    }
    assert entry.submission_key == draft.pk
    assert not Draft.objects.exists()


def test_the_weighing_that_ends_without_declaring_stores_nothing(
    client, django_capture_on_commit_callbacks
):
    before = AuditEvent.objects.count()
    answers = self_assessment_of("side_activity") | {
        "result": "not_reportable",
        "key": str(uuid4()),
    }

    page = client.post("/melden/nevenwerkzaamheden/afwegen/", answers)

    assert page.status_code == 200
    assert "niets bewaard" in page.content.decode()
    assert (Draft.objects.count(), AuditEvent.objects.count()) == (0, before)
    assert page.headers["Cache-Control"].count("no-store")


def test_doubt_says_whom_to_talk_to_and_goes_on_only_when_asked(client):
    answers = self_assessment_of("side_activity") | {"result": "in_doubt", "key": str(uuid4())}

    page = client.post("/melden/nevenwerkzaamheden/afwegen/", answers)

    assert "vertrouwenspersoon" in page.content.decode()
    assert not Draft.objects.exists()
    carried = dict(page.context["carried"])
    begun = client.post(
        "/melden/nevenwerkzaamheden/afwegen/", {**carried, "key": answers["key"], "go_on": "1"}
    )
    assert begun.status_code == 302
    assert Draft.objects.get().self_assessment["result"] == "in_doubt"


def test_a_draft_and_its_changes_write_no_event(client):
    begin(client, "gift")
    before = AuditEvent.objects.count()

    draft = begin(client, "gift")
    fill(client, draft)
    client.post(address_of(draft, "verwijderen"))

    assert AuditEvent.objects.count() == before
    assert Draft.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(client):
    draft = begin(client, "gift")
    wrong = {
        "description": "Mand met fruit",
        "estimated_value": "veel",
        "offered_on_0": "32",
        "offered_on_1": "1",
        "offered_on_2": "2026",
    }

    page = client.post(address_of(draft, 1), wrong).content.decode()

    assert "<title>Fout:" in page
    for words in ("Mand met fruit", 'value="veel"', 'value="32"', "Vul een bedrag in euro in"):
        assert words in page
    again = client.get(address_of(draft, 1)).content.decode()
    assert "Mand met fruit" in again
    assert 'value="veel"' in again
    assert 'value="32"' in again


def test_saving_for_later_keeps_the_place(client):
    draft = begin(client, "gift")
    client.post(address_of(draft, 1), {"description": "Bos bloemen", "save": "1"})

    resumed = client.get(address_of(draft), follow=True)

    assert "Bos bloemen" in resumed.content.decode()
    assert "Stap 1 van 3" in resumed.content.decode()
    assert "verder invullen" in client.get("/melden/").content.decode()


def test_a_draft_is_there_after_the_session_ended(client, employee, client_of):
    draft = begin(client, "gift")
    client.post(address_of(draft, 1), {"description": "Bos bloemen", "save": "1"})
    client.logout()
    assert client.get(address_of(draft, 1)).status_code == 302

    again = client_of(employee).get(address_of(draft, 1))

    assert "Bos bloemen" in again.content.decode()


def test_advice_is_shown_once_and_then_gone_on_from(client):
    draft = begin(client, "gift")
    answers = {**ANSWERS["gift"], "estimated_value": "80.00"}
    sent = typed(steps_of(draft.form_version)[0].questions, answers)
    page = client.post(address_of(draft, 1), sent)

    assert "meer dan het richtbedrag" in page.content.decode()
    assert client.get(address_of(draft, 2)).status_code == 302
    gone_on = client.post(address_of(draft, 1), {**sent, "read": "above_guideline"})
    assert gone_on.url == address_of(draft, 2)


def test_a_seat_in_parliament_stops_at_the_question(client):
    draft = begin(client, "side_activity")
    answers = {**ANSWERS["side_activity"], "incompatible_office": "first_chamber"}
    page = client.post(
        address_of(draft, 1), typed(steps_of(draft.form_version)[0].questions, answers)
    )

    assert "De wet staat dit ambt" in page.content.decode()
    assert client.get(address_of(draft, 2)).status_code == 302


def test_changing_an_answer_leads_back_to_the_check(client):
    draft = fill(client, begin(client, "gift"))
    page = client.get(address_of(draft, "controleren"))
    assert address_of(draft, 2) in page.content.decode()

    sent = {
        "description": "Twee flessen",
        "benefit_kind": "goods",
        "estimated_value": "20",
        "offered_on_0": "27",
        "offered_on_1": "februari",
        "offered_on_2": "2026",
    }
    back = client.post(address_of(draft, 1), sent)

    assert back.url == address_of(draft, "controleren")
    assert "Twee flessen" in client.get(back.url).content.decode()


def test_sending_needs_the_declaration_that_it_is_true(client):
    draft = fill(client, begin(client, "gift"))

    page = client.post(address_of(draft, "controleren"), {})

    assert "naar waarheid" in page.content.decode()
    assert not RegisterEntry.objects.exists()


def test_files_come_along_and_can_be_taken_out(client, employee):
    draft = begin(client, "gift")
    upload = SimpleUploadedFile("brief.txt", b"Beste gever, dank u wel.")
    client.post(address_of(draft, 1), {"photo": [upload], "save": "1"})
    draft.refresh_from_db()
    assert len(draft.attachment_keys) == 1
    client.post(address_of(draft, 1), {"remove_file": draft.attachment_keys[0]})
    draft.refresh_from_db()
    assert draft.attachment_keys == []

    again = SimpleUploadedFile("foto.txt", b"Geen foto, maar een brief.")
    client.post(address_of(draft, 1), {"photo": [again], "save": "1"})
    fill(client, draft)
    client.post(address_of(draft, "controleren"), {"is_true": "on"})

    entry = RegisterEntry.objects.get(employee=employee)
    names = [link.attachment.name for link in entry.sheets.get().sheet_attachments.all()]
    assert names == ["foto.txt"]


def test_s28_a_file_that_lies_about_itself_is_refused_and_nothing_typed_is_lost(client):
    draft = begin(client, "gift")
    lying = SimpleUploadedFile("foto.png", b"MZ\x90\x00 geen foto")

    page = client.post(
        address_of(draft, 1), {"photo": [lying], "description": "Mand", "save": "1"}
    ).content.decode()

    assert "past niet bij het soort bestand" in page
    assert "Mand" in page
    draft.refresh_from_db()
    assert draft.attachment_keys == []


def test_s38_a_step_ahead_is_not_served_and_not_kept(client):
    draft = begin(client, "gift")

    ahead = client.get(address_of(draft, 3))
    posted = client.post(address_of(draft, 3), {"occasion": "Overgeslagen"})
    sent = client.post(address_of(draft, "controleren"), {"is_true": "on"})

    assert (ahead.status_code, posted.status_code, sent.status_code) == (302, 302, 302)
    assert ahead.url == posted.url == sent.url == address_of(draft, 1)
    draft.refresh_from_db()
    assert draft.answers == {}
    assert not RegisterEntry.objects.exists()
    assert client.get(address_of(draft, 9)).status_code == 404


def test_s38_a_draft_of_someone_else_is_not_there(client, client_of):
    draft = fill(client, begin(client, "gift"))
    other = client_of(person_with_role("employee"))

    for part in ("", 1, "controleren", "verwijderen"):
        assert other.get(address_of(draft, part), follow=True).status_code == 404
        assert other.post(address_of(draft, part), {"is_true": "on"}).status_code in (404, 405)
    taken = other.post("/melden/geschenk/", {"key": str(draft.pk)})
    assert taken.status_code == 404
    assert Draft.objects.get().person == draft.person


def test_s37_extra_fields_change_nothing(client, employee):
    other = person_with_role("employee")
    extra = {
        "status": "registered",
        "person": str(other.pk),
        "employee": str(other.pk),
        "decider": str(employee.pk),
        "outcome": "keep",
        "submission_key": str(uuid4()),
        "reference": "2026-XXXX",
        "is_discreet": "on",
        "step": "9",
        "self_assessment": "{}",
        "kind": "side_activity",
    }
    draft = begin(client, "gift")
    client.post(address_of(draft, 1), {**extra, "description": "Mand"})
    draft.refresh_from_db()
    assert (draft.person, draft.step, draft.kind) == (employee, 1, "gift")
    assert draft.answers == {"description": "Mand"}
    fill(client, draft)

    client.post(address_of(draft, "controleren"), {**extra, "is_true": "on"})

    entry = RegisterEntry.objects.get()
    assert (entry.employee, entry.status, entry.kind) == (employee, "received", "gift")
    assert entry.decider not in (employee, other)
    assert set(entry.sheets.get().answers) == set(ANSWERS["gift"])


def test_s39_sending_again_gives_the_same_receipt(client, employee):
    draft = fill(client, begin(client, "gift"))
    check = address_of(draft, "controleren")

    first = client.post(check, {"is_true": "on"})
    again = [client.post(check, {"is_true": "on"}).url for _ in range(3)]
    back = client.get(check).url
    earlier = client.post(address_of(draft, 1), {"description": "Anders"}).url

    assert {first.url, *again, back, earlier} == {first.url}
    assert RegisterEntry.objects.filter(employee=employee).count() == 1


def test_s39_beginning_twice_makes_one_draft(client):
    key = uuid4()
    begin(client, "gift", key)
    begin(client, "gift", key)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "address", ["/melden/", "/melden/geschenk/", "/melden/nevenwerkzaamheden/"]
)
def test_the_pages_stand_in_both_languages(client, address):
    assert client.get(address).status_code == 200
    assert client.get(f"/en{address}").status_code == 200


def test_an_unknown_kind_is_not_there(client):
    assert client.get("/melden/iets-anders/").status_code == 404


def test_lists_take_a_constant_number_of_queries(client, employee, query_count):
    received_entry(employee=employee)
    begin(client, "gift")
    pages = ("/melden/", "/mijn/meldingen/", "/mijn/")
    few = [query_count(lambda page=page: client.get(page)) for page in pages]
    for _ in range(5):
        received_entry(employee=employee)
        begin(client, "gift")

    assert [query_count(lambda page=page: client.get(page)) for page in pages] == few


def test_nul_in_what_is_typed_or_asked_for_is_no_server_error(client):
    draft = begin(client, "gift")
    sent = {"description": "Mand\x00", "benefit_kind": "\x00", "offered_on_0": "\x00", "save": "1"}
    assert client.post(address_of(draft, 1), sent).status_code == 302
    assert client.get("/mijn/meldingen/%00/").status_code == 404
    draft.refresh_from_db()
    assert "\x00" not in str(draft.answers)
