"""What a decider sees and must say, who comes second, and the screens that set who decides."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from forms.register.actions.designate import designate
from forms.register.actions.refer import refer
from forms.register.models import DecisionRoute, Designation, Sample
from forms.register.states import Status
from tests.factories.people import person_with_role
from tests.factories.policies import issued_policy, next_version, section
from tests.factories.register import decided, entry_at, form_version_of, received_entry

pytestmark = pytest.mark.django_db


def page_of(entry, part=""):
    return f"/behandelen/{entry.reference}/{part}"


def text_of(answer):
    return answer.content.decode()


def test_deciding_otherwise_than_the_rules_propose_asks_why(client_of):
    entry = entry_at("in_review", answers={"tender_pending": True})
    client = client_of(entry.decider)
    form = client.get(page_of(entry, "beslissen/")).context["form"]
    assert "board_decision_number" not in form.fields

    ruling = {"outcome": "keep", "reason": "Een bedankje"}
    answer = client.post(page_of(entry, "beslissen/"), ruling)
    assert "override_reason" in answer.context["form"].errors
    ruling["override_reason"] = "De gunning was al rond"
    assert client.post(page_of(entry, "beslissen/"), ruling).status_code == 302
    own = client_of(entry.employee).get(f"/mijn/meldingen/{entry.reference}/")
    assert "De gunning was al rond" in text_of(own)


def test_following_the_rules_asks_nothing_more(client_of):
    entry = entry_at("in_review", answers={"tender_pending": True})
    ruling = {"outcome": "refuse", "reason": "Zo hoort het"}
    assert client_of(entry.decider).post(page_of(entry, "beslissen/"), ruling).status_code == 302
    assert "override_reason" not in entry.decisions.get().extra


def test_the_second_is_told_what_was_decided_by_whom_and_keeps_the_text(client_of):
    entry = entry_at("referred")
    clients = {name: client_of(getattr(entry, name)) for name in ("decider", "referred_person")}
    for client in clients.values():
        client.get(page_of(entry))
    first = entry.decider
    decided(entry, by=first, now=timezone.now(), reason="Was eerder")

    typed = {"outcome": "return", "reason": "Mijn lange motivering"}
    lost = clients["referred_person"].post(page_of(entry, "beslissen/"), typed)
    again = clients["decider"].post(page_of(entry, "beslissen/"), typed)

    for answer in (lost, again):
        assert answer.status_code == 409
        assert "Mijn lange motivering" in text_of(answer)
        assert f"Besloten is: Mag gehouden worden. Door {first.full_name}" in text_of(answer)
    assert "olijfolie" not in text_of(lost)
    assert clients["referred_person"].get(page_of(entry)).status_code == 404
    assert entry.decisions.count() == 1


def test_who_never_decided_is_told_nothing(client_of):
    entry = entry_at("decided")
    stranger = client_of(person_with_role("manager"))
    typed = {"outcome": "return", "reason": "Ik raad maar wat"}
    assert stranger.post(page_of(entry, "beslissen/"), typed).status_code == 404


def test_the_words_of_then_stand_beside_those_of_today(client_of):
    key = uuid4()
    begun = {"valid_from": date(2025, 6, 1), "now": datetime(2025, 6, 1, 9, tzinfo=UTC)}
    kept = section("Geschenken", "<p>Tot vijftig euro mag.</p>", id=key)
    policy = issued_policy("geschenken-regels", sections=[kept], **begun)
    form = form_version_of("gift", page_key="met-regel", sections=[str(key)])
    entry = received_entry(form_version=form)
    client = client_of(entry.decider)

    now = text_of(client.get(page_of(entry)))
    assert "Tot vijftig euro mag." in now
    assert "Deze tekst geldt vandaag nog" in now
    next_version(policy, sections=[section("Geschenken", "<p>Tot tien euro mag.</p>", id=key)])
    after = text_of(client.get(page_of(entry)))
    assert "Sindsdien gewijzigd" in after
    assert "/beleid/geschenken-regels/vergelijk/1/2/" in after
    assert "Tot vijftig euro mag." in after
    assert "Tot tien euro mag." in after


def test_who_holds_an_office_gets_the_entry_at_the_desk(client_of):
    clerk, now = person_with_role("employee"), timezone.now()
    assert client_of(clerk).get("/behandelen/").status_code == 403
    administrator = person_with_role("administrator")
    today = timezone.localdate(now)
    designate(clerk, office="board", starts_on=today, by=administrator, now=now)
    entry = entry_at("in_review")
    entry = refer(entry, by=entry.decider, now=now, to="board", reason="Twijfel")
    client = client_of(clerk)

    assert entry.reference in text_of(client.get("/behandelen/"))
    assert "U leest dit als" in text_of(client.get(page_of(entry)))
    silent = client.post(page_of(entry, "beslissen/"), {"outcome": "keep", "reason": "Mag"})
    assert "board_decision_number" in silent.context["form"].errors
    day = {"board_decision_on_0": "2", "board_decision_on_1": "3", "board_decision_on_2": "2026"}
    ruling = {"outcome": "keep", "reason": "Mag", "board_decision_number": "B 12", **day}
    assert client.post(page_of(entry, "beslissen/"), ruling).status_code == 302
    assert client.get(page_of(entry)).status_code == 404


def test_a_controller_draws_and_works_off_a_sample_on_screen(client_of, query_count):
    entries = [entry_at(Status.REGISTERED) for _ in range(2)]
    client = client_of(person_with_role("controller"))
    year = timezone.localdate(entries[0].received_at).year
    few = query_count(lambda: client.get("/behandelen/steekproeven/"))
    asked = {"kind": "gift", "year": str(year), "size": "5"}
    drawn = client.post("/behandelen/steekproeven/", asked)
    assert drawn.status_code == 302
    assert "Nog 2 meldingen" in text_of(client.get(drawn.url))
    cost = query_count(lambda: client.get(drawn.url))

    client.post(page_of(entries[0], "controleren/"), {"finding": "in_order"})
    assert "Nog 1 melding te controleren" in text_of(client.get(drawn.url))
    client.post("/behandelen/steekproeven/", asked)
    assert Sample.objects.count() == 2
    assert query_count(lambda: client.get("/behandelen/steekproeven/")) <= few + 2
    assert cost <= 16
    wrong = client.post("/behandelen/steekproeven/", {**asked, "kind": "private_relation"})
    assert "kind" in wrong.context["form"].errors


def test_the_queue_takes_at_most_twelve_queries(client_of, query_count):
    for _ in range(3):
        entry_at("decided")
    client = client_of(person_with_role("moderator"))
    assert query_count(lambda: client.get("/behandelen/?kind=gift")) <= 12


def test_administrators_set_routes_and_offices_in_the_cms(client_of):
    client, today = client_of(person_with_role("administrator")), timezone.localdate()
    listed = text_of(client.get("/cms/register_routes/"))
    assert "Zo loopt het vandaag" in listed
    route = {
        "kind": "gift",
        "first_step": "second_line",
        "second_step": "role",
        "third_step": "",
        "holds_from": today.isoformat(),
        "officer_on_doubt": "on",
    }
    assert client.post("/cms/register_routes/new/", route).status_code == 302
    row = DecisionRoute.objects.get()
    assert (row.steps, row.board_on_doubt, row.officer_on_doubt) == (
        ["second_line", "role"],
        False,
        True,
    )
    twice = client.post("/cms/register_routes/new/", {**route, "second_step": "second_line"})
    assert twice.context["form"].errors["first_step"] == [
        "Kies elke stap één keer; na de coördinator komt niemand meer."
    ]

    clerk = person_with_role("employee")
    named = {"office": "board", "person": str(clerk.pk), "starts_on": today.isoformat()}
    assert client.post("/cms/register_designations/new/", named).status_code == 302
    again = client.post("/cms/register_designations/new/", named)
    assert "al aangewezen" in text_of(again)
    designation = Designation.objects.get()
    ended = client.post(
        f"/cms/register_designations/edit/{designation.pk}/", {"ends_on": today.isoformat()}
    )
    assert ended.status_code == 302
    designation.refresh_from_db()
    assert designation.ends_on == today
