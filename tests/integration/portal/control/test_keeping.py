"""What is kept and how long, on one page; who erases sets terms and holds there."""

from datetime import timedelta

import pytest
from django.core import mail

from portal.control.keeping import remind
from portal.privacy.models import LegalHold, RetentionTerm
from tests.factories.register import NOON, entry_at

pytestmark = pytest.mark.django_db
PAGE = "/controle/bewaren/"


def test_who_erases_holds_and_lifts(client_of, people):
    entry = entry_at("withdrawn")
    client = client_of(people.administrator)
    hold = {"deed": "hold", "reference": entry.reference, "reason": "Rechtszaak"}
    assert client_of(people.moderator).post(PAGE, hold).status_code == 409
    assert client.post(PAGE, {**hold, "reference": "2026-0000"}).status_code == 409
    assert client.post(PAGE, hold).status_code == 302
    assert client.post(PAGE, hold).status_code == 409
    page = client_of(people.auditor).get(PAGE).content.decode()
    assert "Rechtszaak" in page
    lift = {"deed": "lift", "hold": LegalHold.objects.get().pk}
    assert client.post(PAGE, lift).status_code == 302
    assert client.post(PAGE, lift).status_code == 409


def test_who_erases_sets_a_term(client_of, people):
    term = {"deed": "term", "rule": "register.gift", "years": "7", "holds_from": "2099-01-01"}
    assert client_of(people.administrator).post(PAGE, term).status_code == 302
    assert RetentionTerm.objects.get().years == 7
    assert client_of(people.employee).get(PAGE).status_code == 403


def test_the_timer_only_tells_and_once_a_month(people, django_capture_on_commit_callbacks):
    assert people.administrator.email
    later = NOON.replace(year=2032)
    assert remind(later) == 0
    entry = entry_at("withdrawn")
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(later) == 1
    assert remind(later + timedelta(days=29)) == 0
    assert remind(later + timedelta(days=31)) == 1
    entry.refresh_from_db()
    assert entry.reference not in mail.outbox[-1].body
    assert PAGE in mail.outbox[-1].body
