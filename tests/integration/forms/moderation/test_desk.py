"""The desk: queue, case file, and a page per verb, for who may."""

import pytest
from django.test import Client

from forms.register.models import Read, RegisterEntry
from forms.register.states import Status, Verb
from portal.audit.models import AuditEvent
from tests.factories.people import common_department, job_function, person_with_role
from tests.factories.register import decided, employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db


def page_of(entry: RegisterEntry, part: str = "") -> str:
    return f"/behandelen/{entry.reference}/{part}"


def test_an_entry_walks_from_queue_to_register_by_the_pages(client_of):
    entry = received_entry()
    decider, moderator = client_of(entry.decider), client_of(person_with_role("moderator"))
    assert entry.reference in decider.get("/behandelen/").content.decode()

    assert decider.post(page_of(entry, "in-behandeling-nemen/")).status_code == 302
    asked = decider.post(page_of(entry, "aanvulling-vragen/"), {"question": "Hoe kwam dit zo?"})
    assert asked.status_code == 302
    own = client_of(entry.employee)
    assert "Hoe kwam dit zo?" in own.get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    entry.refresh_from_db()
    assert entry.status == Status.AWAITING_INFORMATION
    decider.post(page_of(entry, "hervatten/"))
    ruling = {"outcome": "keep", "reason": "Een bedankje zonder bijbedoeling"}
    assert decider.post(page_of(entry, "beslissen/"), ruling).status_code == 302
    assert entry.reference in moderator.get("/behandelen/").content.decode()
    assert moderator.post(page_of(entry, "registreren/")).status_code == 302

    entry.refresh_from_db()
    assert entry.status == Status.REGISTERED
    seen = own.get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    assert "Een bedankje zonder bijbedoeling" in seen
    assert "Mag gehouden worden" in seen


def test_a_prohibition_asks_for_everything_the_law_wants(client_of):
    entry = entry_at(Status.IN_REVIEW, kind="side_activity")
    decider = client_of(entry.decider)
    ruling = {
        "outcome": "prohibited_not_start",
        "reason": "Botst met het werk",
        "risk_found": "True",
    }

    page = decider.post(page_of(entry, "beslissen/"), ruling)

    assert page.status_code == 200
    assert {"grounds", "lesser_measures_considered"} <= set(page.context["form"].errors)
    assert "Botst met het werk" in page.content.decode()
    answer = decider.post(
        page_of(entry, "beslissen/"),
        {
            **ruling,
            "grounds": ["independence"],
            "lesser_measures_considered": "Afspraken volstaan niet",
            "fundamental_right_considered": "False",
            "fundamental_right_text": "Niet aan de orde",
        },
    )
    assert answer.status_code == 302
    decision = entry.decisions.get()
    assert decision.grounds == ["independence"]
    assert decision.reassess_on is not None


def test_the_loser_of_a_race_keeps_what_was_typed(client_of):
    entry = entry_at(Status.IN_REVIEW)
    decided(entry, reason="De ander was eerder")

    page = client_of(entry.decider).post(
        page_of(entry, "beslissen/"), {"outcome": "return", "reason": "Mijn lange motivering"}
    )

    assert page.status_code == 409
    assert "Er is zojuist al beslist" in page.content.decode()
    assert "Mijn lange motivering" in page.content.decode()
    entry.refresh_from_db()
    assert (entry.outcome, entry.decisions.count()) == ("keep", 1)


def test_a_refused_decision_is_in_the_trail_as_refused(client_of):
    entry = entry_at(Status.DECIDED)
    client_of(entry.decider).post(
        page_of(entry, "beslissen/"), {"outcome": "keep", "reason": "Nog eens"}
    )

    refused = AuditEvent.objects.filter(type="register_entry.decided", result="refused").get()
    assert "already_decided" in refused.facts["refusals"]


def test_s15_nobody_decides_on_the_own_entry(client_of):
    manager = common_department().manager
    entry = received_entry(employee=manager)
    client = client_of(manager)

    own = client.post(page_of(entry, "beslissen/"), {"outcome": "keep", "reason": "Van mezelf"})

    assert own.status_code == 409
    assert "eigen melding" in own.content.decode()
    assert client.get(page_of(entry)).url == f"/mijn/meldingen/{entry.reference}/"
    assert entry.reference not in client.get("/behandelen/").content.decode()
    entry.refresh_from_db()
    assert entry.status == Status.RECEIVED
    assert not entry.decisions.exists()


def test_s15_a_moderator_does_not_handle_the_own_entry(client_of):
    moderator = person_with_role("moderator")
    entry = entry_at(Status.DECIDED, employee=moderator)

    page = client_of(moderator).post(page_of(entry, "registreren/"))

    assert page.status_code == 409
    entry.refresh_from_db()
    assert entry.status == Status.DECIDED


def test_s15_an_involved_manager_does_not_decide(client_of):
    employee = employee_in_line()
    entry = received_entry(employee=employee, answers={"manager_involved": True})
    near = employee.employments.get().department.manager

    assert entry.decider != near
    assert client_of(near).get(page_of(entry)).status_code == 404
    answer = client_of(near).post(page_of(entry, "beslissen/"), {"outcome": "keep", "reason": "x"})
    assert answer.status_code == 404


def test_who_decided_does_not_register(client_of):
    moderator = person_with_role("moderator")
    entry = entry_at(Status.DECIDED)
    page = client_of(entry.decider).post(page_of(entry, "registreren/"))
    assert page.status_code == 409
    assert client_of(moderator).post(page_of(entry, "registreren/")).status_code == 302


# role → (queue, register, an entry of a stranger)
ACCESS = {
    "employee": (403, 403, 403),
    "manager": (200, 403, 404),
    "moderator": (200, 200, 200),
    "editor": (403, 403, 403),
    "approver": (403, 403, 403),
    "auditor": (200, 200, 200),
    "controller": (200, 200, 200),
    "administrator": (403, 403, 403),
}


@pytest.mark.parametrize("role", ACCESS)
def test_who_comes_in(role, client_of):
    entry = entry_at(Status.REGISTERED)
    client = client_of(person_with_role(role))
    found = tuple(
        client.get(address).status_code
        for address in ("/behandelen/", "/behandelen/register/", page_of(entry))
    )
    assert found == ACCESS[role]


@pytest.mark.parametrize("role", ACCESS)
def test_a_colleague_sees_nothing_of_someone_elses_declaration(role, client_of):
    entry = entry_at(Status.REGISTERED)
    client = client_of(person_with_role(role))
    for part in ("", "ontvangen/", "wijzigen/", "intrekken/", "beeindigen/", "aanvullen/"):
        assert client.get(f"/mijn/meldingen/{entry.reference}/{part}").status_code == 404


@pytest.mark.parametrize("role", ["auditor", "controller", "moderator", "manager"])
@pytest.mark.parametrize("slug", ["beslissen", "registreren", "heropenen", "openbaar-maken"])
def test_no_role_by_itself_moves_an_open_entry_of_a_stranger(role, slug, client_of):
    entry = entry_at(Status.IN_REVIEW)
    said = {"outcome": "keep", "reason": "Zomaar", "legal_ground": "Zomaar"}

    answer = client_of(person_with_role(role)).post(page_of(entry, f"{slug}/"), said)

    assert answer.status_code in (404, 409)
    entry.refresh_from_db()
    assert entry.status == Status.IN_REVIEW


def test_an_auditor_says_why_before_an_entry_opens(client_of):
    entry = entry_at(Status.REGISTERED)
    client = client_of(person_with_role("auditor"))

    closed = client.get(page_of(entry)).content.decode()
    assert "Fles olijfolie" not in closed
    assert not Read.objects.exists()
    silent = client.post(page_of(entry), {"purpose_text": "  "}).content.decode()
    assert "Fles olijfolie" not in silent
    opened = client.post(page_of(entry), {"purpose_text": "Steekproef 2026"}).content.decode()

    assert "Fles olijfolie" in opened
    assert Read.objects.get().purpose_text == "Steekproef 2026"
    own = client_of(entry.employee).get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    assert "Steekproef 2026" in own


def test_opening_an_entry_leaves_a_trace_and_listing_does_not(client_of):
    entry = received_entry()
    client = client_of(entry.decider)

    client.get("/behandelen/")
    assert not Read.objects.exists()
    client.get(page_of(entry))

    read = Read.objects.get()
    assert (read.reader, read.purpose) == (entry.decider, "decider")


def test_refused_verbs_say_why(client_of):
    entry = entry_at(Status.DECIDED)
    page = client_of(entry.decider).get(page_of(entry))
    refused = dict(page.context["refused"])
    assert "Beslissen" in {str(label) for label in refused}
    assert "Er is zojuist al beslist" in page.content.decode()
    assert str(Verb.DECIDE) not in {deed.verb for _, deed in page.context["allowed"]}


def test_a_decision_without_reason_keeps_the_choice(client_of):
    entry = entry_at(Status.IN_REVIEW)
    page = client_of(entry.decider).post(page_of(entry, "beslissen/"), {"outcome": "return"})
    assert page.status_code == 200
    assert "reason" in page.context["form"].errors
    assert page.context["form"]["outcome"].value() == "return"
    assert "checked" in page.content.decode()


def test_s37_extra_fields_change_nothing_at_the_desk(client_of):
    entry = entry_at(Status.IN_REVIEW)
    other = person_with_role("manager")
    before = {"employee": entry.employee_id, "decider": entry.decider_id, "kind": entry.kind}
    extra = {
        "status": "registered",
        "employee": str(other.pk),
        "decider": str(other.pk),
        "decided_by": str(other.pk),
        "decided_at": "2000-01-01",
        "id": "1",
        "number": "9",
        "is_discreet": "on",
        "kind": "side_activity",
    }

    client_of(entry.decider).post(
        page_of(entry, "beslissen/"), {**extra, "outcome": "keep", "reason": "Mag"}
    )

    entry.refresh_from_db()
    assert entry.status == Status.DECIDED
    assert before == {
        "employee": entry.employee_id,
        "decider": entry.decider_id,
        "kind": entry.kind,
    }
    decision = entry.decisions.get()
    assert (decision.decided_by, decision.number, decision.extra) == (entry.decider, 1, {})


def test_referring_handing_back_and_sending_back_by_the_pages(client_of):
    entry = entry_at(Status.IN_REVIEW)
    decider = client_of(entry.decider)
    decider.post(page_of(entry, "voorleggen/"), {"to": "second_line", "reason": "Twijfel"})
    entry.refresh_from_db()
    assert entry.status == Status.REFERRED
    above = client_of(entry.referred_person)
    above.post(page_of(entry, "teruggeven/"), {"reason": "Beslist u zelf"})
    entry.refresh_from_db()
    assert entry.status == Status.IN_REVIEW
    decided(entry)
    moderator = client_of(person_with_role("moderator"))
    moderator.post(page_of(entry, "terugsturen/"), {"reason": "Reden is onduidelijk"})
    entry.refresh_from_db()
    assert entry.status == Status.IN_REVIEW


def test_a_controller_checks_a_registered_entry(client_of):
    entry = entry_at(Status.REGISTERED)
    client = client_of(person_with_role("controller"))
    silent = client.post(page_of(entry, "controleren/"), {"finding": "remark"})
    assert "text" in silent.context["form"].errors
    done = client.post(
        page_of(entry, "controleren/"), {"finding": "remark", "text": "Bijlage ontbreekt"}
    )
    assert done.status_code == 302
    assert entry.checks.get().text == "Bijlage ontbreekt"


def test_disclosing_shows_first_what_the_world_will_see(client_of):
    director = person_with_role(
        "employee", function=job_function("Directeur", is_top_management=True)
    )
    entry = entry_at(Status.REGISTERED, kind="side_activity", employee=director)
    client = client_of(person_with_role("moderator"))

    preview = client.get(page_of(entry, "openbaar-maken/"))
    assert "Dit ziet iedereen" in preview.content.decode()
    assert "Stichting Stadstuin" in preview.content.decode()
    typed = {
        "legal_ground": "Ambtenarenwet 2017, artikel 5 (eigen woorden)",
        "previewed": preview.context["preview"]["fingerprint"],
    }
    other = client.post(page_of(entry, "openbaar-maken/"), typed)
    assert "anders dan wat u zag" in other.content.decode()
    assert typed["legal_ground"] in str(other.context["preview"]["rows"])
    assert not entry.disclosures.exists()
    seen = other.context["preview"]
    typed["previewed"] = seen["fingerprint"]
    assert client.post(page_of(entry, "openbaar-maken/"), typed).status_code == 302
    assert entry.disclosures.filter(closed_at=None).exists()
    anyone = Client()
    assert anyone.get("/openbaar/nevenwerkzaamheden.csv").content.decode()[1:] == seen["csv"]
    assert anyone.get("/openbaar/nevenwerkzaamheden.json").content.decode() == seen["json"]
    assert anyone.get("/openbaar/nevenwerkzaamheden/").context["rows"] == seen["rows"]


def test_a_remark_is_seen_by_the_employee(client_of):
    entry = entry_at(Status.IN_REVIEW)
    client_of(entry.decider).post(page_of(entry, "opmerking/"), {"text": "Eerst navragen"})
    own = client_of(entry.employee).get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    assert "Eerst navragen" in own


def test_filters_narrow_the_list(client_of):
    gift, side = received_entry(), received_entry("side_activity")
    client = client_of(person_with_role("moderator"))
    page = client.get("/behandelen/register/?kind=gift").content.decode()
    assert gift.reference in page
    assert side.reference not in page
    assert client.get("/behandelen/register/?na=onzin").status_code == 404


def test_the_list_is_taken_along_by_moderators_only_and_kept_as_a_reading(client_of):
    entry = received_entry()
    asked = {"purpose": "Vragen van de raad", "form": "csv"}
    address = "/behandelen/register/uitvoeren/"
    text = client_of(person_with_role("moderator")).post(address, asked).content.decode()
    assert entry.reference in text
    assert "olijfolie" not in text
    assert AuditEvent.objects.get(type="register_list.exported").facts["number"] == 1
    for role in ("controller", "auditor", "manager"):
        refused = client_of(person_with_role(role)).post(address, asked)
        assert refused.status_code == 403


def test_lists_and_case_file_take_a_constant_number_of_queries(client_of, query_count):
    moderator = person_with_role("moderator")
    client = client_of(moderator)
    entry = entry_at(Status.DECIDED)
    pages = ("/behandelen/", "/behandelen/register/", page_of(entry))
    few = [query_count(lambda page=page: client.get(page)) for page in pages]
    for _ in range(4):
        entry_at(Status.DECIDED)

    assert [query_count(lambda page=page: client.get(page)) for page in pages] == few


def test_leafing_shows_every_entry_once(client_of, monkeypatch):
    from forms.moderation import selectors

    monkeypatch.setattr(selectors, "PAGE", 2)
    made = {received_entry().reference for _ in range(5)}
    client = client_of(person_with_role("moderator"))
    seen, address = [], "/behandelen/register/"
    while address:
        page = client.get(address)
        seen += [line["entry"].reference for line in page.context["lines"]]
        address = page.context["next_url"] and f"/behandelen/register/{page.context['next_url']}"
    assert sorted(seen) == sorted(made)


def test_s27_a_name_that_is_a_formula_stays_text_in_the_list(client_of):
    employee = employee_in_line(first_name='=HYPERLINK("x")', last_name="Slim")
    received_entry(employee=employee)
    asked = {"purpose": "Controle", "form": "csv"}
    client = client_of(person_with_role("moderator"))
    text = client.post("/behandelen/register/uitvoeren/", asked).content.decode()
    assert "'=HYPERLINK" in text
    assert ";=HYPERLINK" not in text
    assert ';"=HYPERLINK' not in text
