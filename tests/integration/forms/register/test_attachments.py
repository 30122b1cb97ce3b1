"""Files: kept under random names, served only to who may open the entry, never to run."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.register import uploads
from forms.register.actions.amend import amend
from forms.register.actions.record_read import record_read
from forms.register.models import Attachment, Read
from forms.register.selectors import dossier
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.people import person_with_role
from tests.factories.register import GIFT_ANSWERS, NOON, employee_in_line, received_entry

pytestmark = pytest.mark.django_db


def stored(person, name="bon van de wijn.txt", data=b"een bon"):
    return uploads.store(SimpleUploadedFile(name, data), by=person, now=NOON)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


@pytest.fixture
def employee():
    return employee_in_line()


def test_s28_a_file_is_kept_under_a_random_name_with_its_hash(employee):
    attachment = stored(employee)
    assert "wijn" not in attachment.file.name
    assert attachment.name == "bon van de wijn.txt"
    assert attachment.content_type == "text/plain"
    assert len(attachment.sha256) == 64


def test_s28_a_refused_file_leaves_nothing_behind(employee):
    with pytest.raises(NotAllowed) as caught:
        stored(employee, "bon.exe")
    assert codes(caught) == ["file_kind_not_allowed"]
    assert not Attachment.objects.exists()


def test_s28_a_day_has_its_limit(employee, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES_A_DAY", 10)
    stored(employee)
    with pytest.raises(NotAllowed) as caught:
        stored(employee)
    assert codes(caught) == ["too_much_today"]


def test_s28_a_declaration_has_at_most_five_files_in_all(employee):
    entry = received_entry(employee=employee, attachments=[stored(employee) for _ in range(3)])
    three_more = [stored(employee) for _ in range(3)]
    given = {"by": employee, "now": NOON, "answers": GIFT_ANSWERS, "reason": "Meer bonnen"}
    with pytest.raises(NotAllowed) as caught:
        amend(entry, attachments=three_more, **given)
    assert codes(caught) == ["too_many_files"]
    entry = amend(entry, attachments=three_more[:2], **given)
    assert [len(sheet.files) for sheet in dossier(entry).sheets] == [3, 2]


def test_another_persons_file_cannot_be_sent_along(employee):
    with pytest.raises(NotAllowed) as caught:
        received_entry(employee=employee, attachments=[stored(person_with_role(Role.EMPLOYEE))])
    assert codes(caught) == ["file_not_yours"]


@pytest.fixture
def sent(employee):
    attachment = stored(employee, data=b"<b>niet uitvoeren</b>")
    entry = received_entry(employee=employee, attachments=[attachment])
    return entry, f"/meldingen/bijlage/{attachment.pk}/"


def test_s02_a_file_is_saved_and_never_run(sent, client_of):
    entry, address = sent
    answer = client_of(entry.employee).get(address)
    assert b"".join(answer.streaming_content) == b"<b>niet uitvoeren</b>"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert not Read.objects.exists()


def test_opening_a_file_is_a_reading(sent, client_of):
    entry, address = sent
    assert client_of(entry.decider).get(address).status_code == 200
    assert Read.objects.get().channel == "file"


def test_s05_a_file_that_is_not_yours_answers_as_one_that_is_not_there(sent, client_of):
    _entry, address = sent
    stranger = client_of(person_with_role(Role.EMPLOYEE))
    nowhere = "/meldingen/bijlage/00000000-0000-4000-8000-000000000000/"
    missing, answer = stranger.get(nowhere), stranger.get(address)
    assert answer.status_code == missing.status_code == 404
    # A page links to itself and carries a token of its own.
    token = re.compile(r'value="[A-Za-z0-9]{64}"')
    pages = [token.sub("", page.content.decode()) for page in (answer, missing)]
    assert pages[0] == pages[1].replace(nowhere, address)


def test_an_auditor_opens_a_file_only_after_saying_why(sent, client_of):
    from django.utils import timezone

    entry, address = sent
    auditor = person_with_role(Role.AUDITOR)
    client = client_of(auditor)
    assert client.get(address).status_code == 404
    now = timezone.now() - timedelta(seconds=1)
    record_read(entry, by=auditor, now=now, purpose_text="Steekproef")
    assert client.get(address).status_code == 200


def test_a_file_without_an_entry_is_for_nobody(employee, client_of):
    loose = stored(employee)
    assert client_of(employee).get(f"/meldingen/bijlage/{loose.pk}/").status_code == 404
