"""The glass dossier: all that is held of someone, for that person."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from forms.register.actions.record_read import record_read
from forms.register.kinds.registry import kinds
from portal.audit.models import AuditEvent
from portal.core.actors import SystemActor
from portal.core.holdings import all_holdings
from portal.integrations.pdf import what_is_missing
from portal.people.actions.answer_correction import answer_correction
from portal.people.actions.ask_correction import ask_correction
from portal.people.actions.tell_absence import tell_absence
from portal.people.models import CorrectionRequest
from portal.people.own_words import LABELS
from portal.people.roles import Role
from portal.privacy.actions.apply_retention import apply_retention
from portal.privacy.collect import collect
from portal.privacy.models import RemovalRun
from tests.architecture.house import PACKAGES
from tests.conftest import unavailable
from tests.factories.people import person_with_role
from tests.factories.register import NOON, employee_in_line, entry_at

pytestmark = pytest.mark.django_db

#: About people who have no account here, and so no dossier.
ABOUT_OTHERS = {"forms_register.Giver", "forms_register.GiverGroup"}
#: Holds keys only; what it tells of someone is collected with the names beside it.
KEYS_ONLY = {"portal_audit.AuditEvent"}


@pytest.fixture
def employee():
    return employee_in_line(first_name="Zwaardlelie", last_name="Ratelpopulier")


@pytest.fixture
def entry(employee):
    moderator = person_with_role(Role.MODERATOR, first_name="Mo", last_name="Derator")
    entry = entry_at("withdrawn", employee=employee)
    record_read(entry, by=moderator, now=NOON + timedelta(days=1))
    auditor = person_with_role(Role.AUDITOR, first_name="Au", last_name="Ditor")
    record_read(entry, by=auditor, now=NOON, purpose_text="Steekproef van maart")
    return entry


def test_every_model_with_personal_data_says_what_it_holds_of_someone():
    silent = {holding.model for holding in all_holdings() if holding.data and not holding.collect}
    assert silent == ABOUT_OTHERS


def test_s51_what_is_collected_is_what_a_search_of_every_table_finds(employee, entry):
    items = {"forms_register.RegisterEntry": "Melding"}
    request = ask_correction(
        item="forms_register.RegisterEntry", items=items, text="Nee", by=employee, now=NOON
    )
    moderator = person_with_role(Role.MODERATOR)
    answer_correction(request, outcome="refused", reason="Klopt wel", by=moderator, now=NOON)
    known = (str(employee.pk), employee.pk.hex, employee.last_name, employee.directory_key)
    found = set()
    for model in apps.get_models():
        if model.__module__.split(".")[0] in PACKAGES:
            rows = repr(list(model._base_manager.values()))
            if any(name in rows for name in known):
                found.add(model._meta.label)
    collected = {one.holding.model for one in collect(employee)}
    assert found - collected - KEYS_ONLY == set()
    assert {"forms_register.AnswerSheet", "forms_register.Read"} <= collected


def test_nothing_of_a_colleague_is_in_it(employee, entry):
    colleague = employee_in_line(first_name="Kwikzilver", last_name="Slang")
    other = entry_at("withdrawn", employee=colleague)
    held = json.dumps([one.rows for one in collect(employee)], default=str)
    assert entry.reference in held
    assert other.reference not in held
    assert "Slang" not in held


def test_one_sees_each_step_who_looked_and_why_and_until_when(client_of, employee, entry):
    page = client_of(employee).get("/mijn/gegevens/").content.decode()
    for said in ("Mo Derator", "Au Ditor", "Steekproef van maart", "Fles olijfolie"):
        assert said in page
    assert "2 maart 2031" in page
    assert "Ontvangen" in page


def test_every_column_has_a_name(employee, entry):
    # Typed rows come under the names of their columns.
    typed = {kind.detail._meta.label for kind in kinds()}
    plain = [one for one in collect(employee) if one.holding.model not in typed]
    unnamed = {key for one in plain for row in one.rows for key in row} - set(LABELS)
    assert unnamed == set()


def test_it_can_be_taken_along_and_that_is_kept(client_of, employee, entry):
    client = client_of(employee)
    assert client.get("/mijn/gegevens/json/").status_code == 405
    data = client.post("/mijn/gegevens/json/").json()
    assert data["person"] == employee.full_name
    models = {holding["model"] for holding in data["holdings"]}
    assert {one.holding.model for one in collect(employee)} == models
    event = AuditEvent.objects.get(type="own_data.exported")
    assert (event.actor_key, event.facts) == (employee.actor_key, {"form": "json"})
    if what_is_missing():
        unavailable("PDF needs Pango; `make services` installs it as root.")
    paper = client.post("/mijn/gegevens/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert "no-store" in paper["Cache-Control"]


def test_a_correction_is_asked_answered_and_seen(client_of, employee, entry):
    asking = client_of(employee)
    item = f"forms_register.RegisterEntry|{entry.reference}"
    address = reverse("ask_correction")
    assert "text" in asking.post(address, {"item": item, "text": ""}).context["form"].errors
    wrong = asking.post(address, {"item": "forms_register.RegisterEntry|x", "text": "Nee"})
    assert "item" in wrong.context["form"].errors
    assert asking.post(address, {"item": item, "text": "Het was wijn"}).status_code == 302
    request = CorrectionRequest.objects.get()

    moderator = person_with_role(Role.MODERATOR, first_name="Ans", last_name="Woord")
    handling = client_of(moderator)
    page = reverse("correction_request", args=[request.pk])
    assert "Het was wijn" not in handling.get("/correcties/").content.decode()
    assert entry.reference in handling.get("/correcties/").content.decode()
    assert "Het was wijn" in handling.get(page).content.decode()
    for other in (Role.ADMINISTRATOR, Role.AUDITOR):
        assert client_of(person_with_role(other)).get(page).status_code in (403, 404)
    assert handling.post(page, {"outcome": "corrected"}).context["form"].errors
    answer = {"outcome": "corrected", "reason": "Aangepast in een nieuw antwoordblad"}
    assert handling.post(page, answer).status_code == 302
    assert handling.post(page, answer).status_code == 409

    own = asking.get("/mijn/gegevens/").content.decode()
    assert "Aangepast in een nieuw antwoordblad" in own
    assert "Ans Woord" in own
    opened = AuditEvent.objects.filter(type="correction_request.opened", result="done")
    assert opened.filter(actor_key=moderator.actor_key).exists()


def test_nobody_answers_an_own_request(client_of):
    moderator = person_with_role(Role.MODERATOR)
    items = {"forms_register.Read": "Wie keek"}
    request = ask_correction(
        item="forms_register.Read", items=items, text="Nee", by=moderator, now=NOON
    )
    page = client_of(moderator).get(reverse("correction_request", args=[request.pk]))
    assert page.status_code == 404
    assert list(client_of(moderator).get("/correcties/").context["requests"]) == []


def test_the_page_takes_the_same_queries_however_much_is_held(
    client_of, employee, entry, query_count
):
    client = client_of(employee)
    few = query_count(lambda: client.get("/mijn/gegevens/"))
    for _number in range(3):
        entry_at("withdrawn", employee=employee)
    assert query_count(lambda: client.get("/mijn/gegevens/")) == few


def test_requests_and_absences_have_a_term_too(employee):
    administrator = person_with_role(Role.ADMINISTRATOR)
    items = {"portal_people.Person": "Naam"}
    asked = [
        ask_correction(item="portal_people.Person", items=items, text="Nee", by=employee, now=NOON)
        for _number in range(2)
    ]
    answer_correction(
        asked[0], outcome="corrected", reason="Ja", by=administrator, now=NOON + timedelta(days=1)
    )
    day = NOON.date()
    tell_absence(employee, starts_on=day, ends_on=day, by=employee, now=NOON)
    by = SystemActor("retention")
    apply_retention(by=by, now=NOON.replace(year=2028) + timedelta(days=1))
    assert employee.absences.count() == 0
    apply_retention(by=by, now=NOON.replace(year=2031) + timedelta(days=1))
    assert CorrectionRequest.objects.count() == 2
    apply_retention(by=by, now=NOON.replace(year=2031) + timedelta(days=2))
    assert list(CorrectionRequest.objects.all()) == [asked[1]]
    assert set(RemovalRun.objects.values_list("rule", flat=True)) == {
        "people.absences",
        "people.corrections",
    }
