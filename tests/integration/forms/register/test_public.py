"""What the law makes public, and nothing else."""

import csv
import io
import json
from datetime import timedelta
from uuid import uuid5

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.register import uploads
from forms.register.actions.add_remark import add_remark
from forms.register.actions.amend import amend
from forms.register.actions.conceal import conceal
from forms.register.actions.end import end
from forms.register.actions.reassess import reassess
from forms.register.kinds.base import Question, QuestionType
from forms.register.kinds.registry import kind_of
from forms.register.models import Disclosure, RegisterEntry
from forms.register.selectors import disclosed_entries
from forms.register.selectors.public import PUBLIC_KEYS
from portal.core.models import acting
from portal.people.roles import Role
from tests.factories.disclosed import GROUND, LATER, public_entry
from tests.factories.people import job_function, person_with_role
from tests.factories.register import (
    NOON,
    SIDE_ACTIVITY_ANSWERS,
    employee_in_line,
    entry_at,
    form_version_of,
)

pytestmark = pytest.mark.django_db
PAGE = "/openbaar/nevenwerkzaamheden/"
CSV = "/openbaar/nevenwerkzaamheden.csv"
JSON = "/openbaar/nevenwerkzaamheden.json"
SECRET = "Kwikzilverslang"


@pytest.fixture
def moderator():
    return person_with_role(Role.MODERATOR)


def everything_public(client):
    """The rows in each of their forms."""
    return [client.get(address).content.decode() for address in (PAGE, CSV, JSON)]


def all_that_is_open(client):
    """Every address that says anything of the register to someone who is not signed in."""
    keys = Disclosure.objects.values_list("public_key", flat=True)
    addresses = [PAGE, CSV, JSON, f"{PAGE}wijzigingen.atom", f"{PAGE}wijzigingen.json"]
    addresses += [f"{PAGE}{key}/" for key in keys]
    addresses += ["/openbaar/nevenwerkzaamheden.schema.json", "/", "/verantwoording/"]
    return [client.get(address, follow=True).content.decode() for address in addresses]


def test_everyone_may_read_name_post_activity_and_conditions(client, moderator):
    entry = public_entry(moderator)
    page, table, data = everything_public(client)
    for text in (page, table):
        assert "Wil Openbaar" in text
        assert "Niet onder werktijd" in text
    (row,) = json.loads(data)["side_activities"]
    assert row == {
        "person": "Wil Openbaar",
        "function": "Directeur",
        "activity": "Bestuursfunctie in vereniging of stichting",
        "organisation": "Stichting Stadstuin",
        "conditions": "Niet onder werktijd",
        "decided_on": "2026-03-02",
        "legal_ground": GROUND,
        "id": str(uuid5(PUBLIC_KEYS, str(entry.pk))),
    }


def test_the_addresses_also_answer_under_the_page(client):
    assert client.get(f"{PAGE}.csv").status_code == 200
    assert client.get(f"{PAGE}.json").status_code == 200


def test_an_empty_register_says_so(client):
    assert "staat er niets" in client.get(PAGE).content.decode()


def test_a_planted_secret_in_any_other_field_stays_inside(
    client, moderator, caplog, mailoutbox, django_capture_on_commit_callbacks
):
    extra = Question("extra-1", "Nog iets", QuestionType.TEXT, topic="activity")
    questions = [*kind_of("side_activity").questions, extra]
    planted = {
        "sector": SECRET,
        "description": f"{SECRET} en nog veel meer",
        "own_measures": SECRET,
        "is_paid": True,
        "earnings_per_year": "98765.43",
        "extra-1": SECRET,
    }
    employee = employee_in_line(
        function=job_function("Directeur", is_top_management=True), last_name="Openbaar"
    )
    file = SimpleUploadedFile(f"{SECRET}.txt", f"Een brief over {SECRET}.".encode())
    with caplog.at_level("INFO"), django_capture_on_commit_callbacks(execute=True):
        entry = public_entry(
            moderator,
            employee=employee,
            form_version=form_version_of("side_activity", questions=questions),
            attachments=[uploads.store(file, by=employee, now=NOON)],
            answers=planted,
            ruling={
                "reason": SECRET,
                "outcome": "registered_no_risk",
                "extra": {"risk_found": False, "measures": SECRET},
            },
        )
        add_remark(entry, by=moderator, now=LATER, text=SECRET)
        answers = {
            **entry.sheets.get().answers,
            "organisation": SECRET,
            "change_side": "activity",
        }
        amend(entry, by=employee, now=LATER, answers=answers, reason=SECRET)
        for text in everything_public(client):
            assert "Stadstuin" in text
        open_to_all = "\n".join(all_that_is_open(client))
        conceal(entry, by=moderator, now=LATER + timedelta(days=1), reason=SECRET)
        open_to_all += "\n".join(all_that_is_open(client))
    for hidden in (SECRET, "98765", entry.reference, str(entry.pk)):
        assert hidden not in open_to_all
    assert SECRET not in caplog.text
    assert mailoutbox
    assert SECRET not in "".join(f"{mail.subject}{mail.body}" for mail in mailoutbox)
    indexed = [model for model in apps.get_models() if "search" in model._meta.app_label]
    assert indexed
    assert SECRET not in repr([list(model._base_manager.values()) for model in indexed])


@pytest.mark.parametrize("status", ["received", "in_review", "decided", "registered", "ended"])
def test_what_was_not_disclosed_is_not_public(status, client):
    director = job_function("Directeur", is_top_management=True)
    entry_at(status, kind="side_activity", employee=employee_in_line(function=director))
    assert disclosed_entries() == []


def test_a_running_reassessment_leaves_the_registered_decision_public(client, moderator):
    entry = public_entry(moderator)
    reassess(entry, by=moderator, now=LATER, reason="Jaarlijks")
    assert "Niet onder werktijd" in client.get(PAGE).content.decode()


def test_what_ended_is_gone_from_the_list(client, moderator):
    entry = public_entry(moderator)
    end(entry, by=entry.employee, now=LATER)
    assert disclosed_entries() == []


def test_a_post_that_is_no_longer_top_management_is_not_shown(moderator):
    entry = public_entry(moderator)
    with acting():
        RegisterEntry.objects.filter(pk=entry.pk).update(is_top_management=False)
    assert disclosed_entries() == []


def test_an_amendment_under_review_does_not_change_what_is_public(client, moderator):
    entry = public_entry(moderator)
    answers = {**SIDE_ACTIVITY_ANSWERS, "organisation": SECRET, "change_side": "activity"}
    amend(entry, by=entry.employee, now=LATER, answers=answers, reason="Andere stichting")
    for text in everything_public(client):
        assert SECRET not in text
        assert "Stadstuin" in text


def test_s27_a_formula_stays_text(client, moderator):
    public_entry(moderator, answers={"organisation": "=1+2"})
    text = client.get(CSV).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert "'=1+2" in rows[1]


def test_the_public_page_takes_the_same_queries_however_long(query_count, moderator):
    public_entry(moderator)
    few = query_count(disclosed_entries)
    for _number in range(3):
        public_entry(moderator)
    assert len(disclosed_entries()) == 4
    assert query_count(disclosed_entries) == few


def test_the_masked_tables_of_a_year_are_the_same_for_everyone_signed_in(client_of, client):
    employee = employee_in_line()
    for _number in range(2):
        entry_at("registered", employee=employee)
    pages = {
        client_of(person_with_role(role)).get("/register/cijfers/2026/").status_code
        for role in (Role.EMPLOYEE, Role.MODERATOR)
    }
    assert pages == {200}
    anonymous = client.get("/register/cijfers/2026/")
    assert anonymous.status_code == 302
    assert client_of(employee).get("/register/cijfers/1700/").status_code == 404
