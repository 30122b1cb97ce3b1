"""Nothing typed is lost: while typing, after the session, beside an earlier declaration."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from forms.notifications.actions.discard_unused_drafts import discard_unused_drafts
from forms.notifications.models import Draft
from forms.notifications.selectors import steps_of
from forms.register.models import Attachment, RegisterEntry
from portal.audit.models import AuditEvent
from portal.integrations.pdf import PdfUnavailable
from tests.factories.notifications import address_of, begin, fill, typed
from tests.factories.register import ANSWERS, employee_in_line, received_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def employee():
    return employee_in_line()


@pytest.fixture
def client(employee, client_of):
    return client_of(employee)


def along(client, draft, **sent):
    """What the script in the page sends while somebody types."""
    draft.refresh_from_db()
    data = {"as_of": draft.as_of, **sent}
    return client.post(address_of(draft, "1/meekijken"), data)


def test_what_is_typed_is_kept_and_advice_comes_at_the_question(client):
    draft = begin(client, "gift")
    before = AuditEvent.objects.count()

    page = along(client, draft, description="Mand", estimated_value="80")

    draft.refresh_from_db()
    assert draft.answers == {"description": "Mand", "estimated_value": "80.00"}
    assert draft.step == 1
    assert 'data-advice="estimated_value" data-code="above_guideline"' in page.content.decode()
    assert f'data-as-of="{draft.as_of}"' in page.content.decode()
    assert AuditEvent.objects.count() == before
    told = {**typed(steps_of(draft.form_version)[0].questions, ANSWERS["gift"])}
    told |= {"estimated_value": "80", "read": "above_guideline"}
    assert client.post(address_of(draft, 1), told).url == address_of(draft, 2)


def test_an_older_page_never_writes_over_a_newer_one(client, client_of):
    draft = begin(client, "gift")
    seen = draft.as_of
    along(client, draft, description="Nieuw")

    late = client.post(
        address_of(draft, "1/meekijken"), {"as_of": seen, "description": "Oud"}
    ).content.decode()

    draft.refresh_from_db()
    assert draft.answers == {"description": "Nieuw"}
    assert "op een andere pagina gewijzigd" in late
    other = client_of(employee_in_line())
    assert along(other, draft, description="Vreemd").status_code == 404
    fill(client, draft)
    client.post(address_of(draft, "controleren"), {"is_true": "on"})
    assert client.post(address_of(draft, "1/meekijken"), {"as_of": seen}).status_code == 404
    assert not Draft.objects.exists()


def test_a_session_that_ends_gives_back_what_was_typed_and_keeps_nothing(employee, client_of):
    draft = begin(client_of(employee), "gift")
    nobody = Client()

    page = nobody.post(address_of(draft, 1), {"description": 'Mand "<script>"', "save": "1"})

    body = page.content.decode()
    assert page.status_code == 401
    assert "no-store" in page.headers["Cache-Control"]
    assert 'name="description" value="Mand &quot;&lt;script&gt;&quot;"' in body
    assert f'action="{address_of(draft, 1)}"' in body
    draft.refresh_from_db()
    assert draft.answers == {}
    assert nobody.get(address_of(draft, 1)).status_code == 302
    assert nobody.post(address_of(draft, 1), {}).status_code == 302
    assert nobody.post("/melden/geschenk/", {"key": str(draft.pk)}).status_code == 302


def test_the_token_of_an_earlier_session_asks_for_one_more_press(employee):
    draft_owner = Client()
    draft_owner.force_login(employee.user)
    draft = begin(draft_owner, "gift")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(employee.user)

    page = strict.post(address_of(draft, 1), {"description": "Mand", "save": "1"})

    assert page.status_code == 403
    body = page.content.decode()
    assert "Druk nog één keer" in body
    token = body.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = {"description": "Mand", "save": "1", "csrfmiddlewaretoken": token}
    assert strict.post(address_of(draft, 1), again).status_code == 302
    draft.refresh_from_db()
    assert draft.answers == {"description": "Mand"}
    elsewhere = strict.post("/melden/geschenk/", {"key": "x"})
    assert elsewhere.status_code == 403
    assert "Druk nog één keer" not in elsewhere.content.decode()


def test_answers_of_the_last_declaration_are_taken_over_when_asked(client, employee, client_of):
    attachment = Attachment(name="bon.txt")
    entry = received_entry(employee=employee)
    assert entry.reference in client.get("/melden/geschenk/").content.decode()
    chosen = {"take_over": entry.reference, "key": "0a0a0a0a-0000-4000-8000-000000000001"}
    client.post("/melden/geschenk/", chosen)

    draft = Draft.objects.get()
    assert "offered_on" not in draft.answers
    assert draft.answers["giver_name"] == ANSWERS["gift"]["giver_name"]
    assert (draft.attachment_keys, attachment.question) == ([], "")
    step = client.get(address_of(draft, 1)).content.decode()
    assert f"Overgenomen uit melding {entry.reference}" in step
    day = {"offered_on_0": "1", "offered_on_1": "3", "offered_on_2": "2026"}
    sent = typed(steps_of(draft.form_version)[0].questions, ANSWERS["gift"])
    client.post(address_of(draft, 1), {**sent, **day, "description": "Iets anders"})
    labels = client.get(address_of(draft, 1)).context["taken"]["labels"]
    assert "Omschrijving" not in labels
    fill(client, draft)
    assert (
        f"(overgenomen uit {entry.reference})"
        in client.get(address_of(draft, "controleren")).content.decode()
    )

    stranger = client_of(employee_in_line())
    assert entry.reference not in stranger.get("/melden/geschenk/").content.decode()
    stranger.post("/melden/geschenk/", {**chosen, "key": "0a0a0a0a-0000-4000-8000-000000000002"})
    assert Draft.objects.latest("started_at").answers == {}


def test_a_draft_says_how_long_it_stays_and_goes_after_that(client):
    now = timezone.now()
    draft, fresh = begin(client, "gift"), begin(client, "gift")
    upload = SimpleUploadedFile("bon.txt", b"Een bon")
    client.post(address_of(draft, 1), {"photo": [upload], "save": "1"})
    Draft.objects.filter(pk=draft.pk).update(updated_at=now - timedelta(days=92))
    assert "verwijderen we het op" in client.get("/melden/").content.decode()

    assert discard_unused_drafts(now) == 1
    assert discard_unused_drafts(now) == 0

    assert list(Draft.objects.all()) == [fresh]
    assert not Attachment.objects.exists()


def test_of_several_files_the_good_ones_stay_and_the_bad_one_is_named(client):
    draft = begin(client, "gift")
    files = [
        SimpleUploadedFile("bon.txt", b"Een bon"),
        SimpleUploadedFile("foto.png", b"MZ geen foto"),
        SimpleUploadedFile("brief.txt", b"Een brief"),
    ]

    page = client.post(address_of(draft, 1), {"photo": files, "description": "Mand"})

    assert list(page.context["form"].errors["photo"]) == [
        "De inhoud van “foto.png” past niet bij het soort bestand."
    ]
    draft.refresh_from_db()
    assert draft.answers == {"description": "Mand"}
    kept = Attachment.objects.order_by("name").values_list("name", "question")
    assert list(kept) == [("bon.txt", "photo"), ("brief.txt", "photo")]


def test_what_was_sent_is_printed_and_kept_as_pdf(client, employee, monkeypatch):
    entry = received_entry(employee=employee)
    shown = client.get(f"/mijn/meldingen/{entry.reference}/afdruk/").content.decode()
    for words in ("Fles olijfolie", "€ 15,00", "Bijvoorbeeld: doos met zes flessen wijn."):
        assert words in shown
    given = {}

    def made(html, **kwargs):
        given.update(kwargs, html=html)
        return b"%PDF-"

    monkeypatch.setattr("forms.notifications.printing.pdf_of", made)
    pdf = client.get(f"/mijn/meldingen/{entry.reference}/pdf/")
    assert "Fles olijfolie" in given["html"]
    assert all(f'url("{name}")' in given["css"] for name in given["files"])
    assert pdf["Content-Type"] == "application/pdf"
    assert entry.reference in pdf["Content-Disposition"]
    assert "no-store" in pdf["Cache-Control"]

    def none(*args, **kwargs):
        raise PdfUnavailable("Pango")

    monkeypatch.setattr("forms.notifications.printing.pdf_of", none)
    without = client.get(f"/mijn/meldingen/{entry.reference}/pdf/")
    assert without.status_code == 503
    assert "Pango" in without.content.decode()
    assert RegisterEntry.objects.get().pk == entry.pk
