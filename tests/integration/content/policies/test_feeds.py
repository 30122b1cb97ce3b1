"""Feeds of changes: what is in them, for whom, and that secret addresses end."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone

from content.policies.actions.annul import annul
from content.policies.actions.create_feed_token import create_feed_token
from content.policies.actions.repeal import repeal
from content.policies.models import FeedToken
from portal.audit.models import AuditEvent
from portal.core.models import acting
from tests.factories.people import audience, department_with_manager, person_with_role
from tests.factories.policies import at, issued_policy, next_version

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = "2026-06-15 12:00"


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(at(NOW), tick=False):
        yield


@pytest.fixture
def everywhere() -> dict[str, Any]:
    """A public policy of two versions, one for all staff, one for a department; one embargo."""
    department = department_with_manager("Inkoop")
    public = issued_policy("openbaar", is_public=True, now=at("2024-01-01 09:00"))
    next_version(
        public, change_note="Een grens is <verhoogd> & verduidelijkt.", now=at("2025-01-01 09:00")
    )
    staff = issued_policy("intern", now=at("2024-02-01 09:00"))
    closed = issued_policy(
        "besloten",
        audience=audience("inkoop", departments=[department]),
        now=at("2024-03-01 09:00"),
    )
    later = at("2026-09-01 09:00")
    next_version(public, change_note="Nog geheim.", published_at=later, now=at("2026-06-01 09:00"))
    return {"public": public, "staff": staff, "closed": closed, "department": department}


def entries(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer
    root = ElementTree.fromstring(answer.content)
    return [
        {part.tag.removeprefix(ATOM): part.text or part.get("href", "") for part in entry}
        for entry in root.iter(f"{ATOM}entry")
    ]


def titles(answer: Any) -> list[str]:
    return [entry["title"] for entry in entries(answer)]


def secret_address(person: Any, form: str = "atom") -> str:
    token = create_feed_token(person, by=person, now=timezone.now())
    return f"/beleid/feed/{token}/feed.{form}"


def test_the_public_feed_holds_public_policies_with_their_notes(
    everywhere: Any,
) -> None:
    found = entries(Client().get("/beleid/feed.atom"))
    assert [one["title"] for one in found] == ["Openbaar: versie 2", "Openbaar: versie 1"]
    assert "Een grens is <verhoogd> & verduidelijkt." in found[0]["content"]
    assert found[0]["published"] == "2025-01-01T09:00:00+00:00"
    data = Client().get("/beleid/feed.json").json()
    assert [item["title"] for item in data["items"]] == [one["title"] for one in found]
    assert [item["id"] for item in data["items"]] == [one["id"] for one in found]
    assert data["items"][0]["url"] == "http://testserver/beleid/openbaar/versies/2/"
    assert data["items"][0]["external_url"].endswith("/beleid/openbaar/vergelijk/1/2/")


def test_an_embargo_ends_by_the_clock_and_then_counts_as_the_newest(everywhere: Any) -> None:
    before = entries(Client().get("/beleid/feed.atom"))
    with time_machine.travel(at("2026-09-01 09:00"), tick=False):
        after = entries(Client().get("/beleid/feed.atom"))
    assert after[0]["title"] == "Openbaar: versie 3"
    assert after[0]["updated"] == "2026-09-01T09:00:00+00:00"
    assert [one["id"] for one in after[1:]] == [one["id"] for one in before]


def test_what_is_said_of_an_embargoed_version_stays_hidden_with_it(
    everywhere: Any, people: Any
) -> None:
    policy, by = everywhere["public"], people.approver
    annul(policy, number=3, reason="Toch niet.", by=by, now=timezone.now())
    assert "Toch niet." not in Client().get("/beleid/feed.atom").content.decode()


def test_withdrawals_are_entries_with_their_reason(everywhere: Any, people: Any) -> None:
    repeal(
        everywhere["public"],
        from_on=date(2026, 7, 1),
        reason="Vervangen door de cao.",
        by=people.approver,
        now=timezone.now(),
    )
    newest = entries(Client().get("/beleid/feed.atom"))[0]
    assert newest["title"].startswith("Openbaar: ")
    assert "Vervangen door de cao." in newest["content"]
    assert "Vanaf 1 juli 2026 geldt het niet meer." in newest["content"]


def test_s08_a_secret_address_shows_what_its_owner_may_read_and_no_more(
    everywhere: Any, people: Any, client_of: Any
) -> None:
    inside = person_with_role("employee", everywhere["department"])
    stranger, other = Client(), client_of(people.employee)
    own = titles(stranger.get(secret_address(inside)))
    assert own == titles(client_of(inside).get("/beleid/feed.atom"))
    assert "Besloten: versie 1" in own
    # Whoever else is signed in while asking gets the owner's feed, not their own.
    assert titles(other.get(secret_address(inside))) == own
    assert "Besloten: versie 1" not in titles(stranger.get(secret_address(people.employee)))
    assert "Nog geheim." not in stranger.get(secret_address(people.editor)).content.decode()


def test_s16_a_secret_address_ends_with_the_job_and_by_revoking(
    everywhere: Any, people: Any, client_of: Any
) -> None:
    person = people.employee
    address = secret_address(person)
    assert Client().get(address).status_code == 200
    with acting():
        person.ends_on = date(2026, 6, 14)
        person.save()
    assert Client().get(address).status_code == 410
    with acting():
        person.ends_on = None
        person.save()
    token = FeedToken.objects.get(person=person)
    client_of(people.manager).post("/mijn/beleid-volgen/", {"revoke": token.pk})
    assert Client().get(address).status_code == 200, "revoked by somebody else"
    client_of(person).post("/mijn/beleid-volgen/", {"revoke": token.pk})
    gone = Client().get(address)
    assert gone.status_code == 410
    assert b"Openbaar" not in gone.content
    assert AuditEvent.objects.filter(type="feed_token.revoked").count() == 1
    assert Client().get("/beleid/feed/verzonnen/feed.atom").status_code == 404


def test_an_address_is_shown_once_and_only_its_hash_is_kept(people: Any, client_of: Any) -> None:
    client = client_of(people.employee)
    answer = client.post("/mijn/beleid-volgen/")
    assert answer["Cache-Control"] == "private, no-store"
    page = answer.content.decode()
    address = page.split("data-citation>")[1].split("<")[0]
    assert Client().get(address.removeprefix("http://testserver")).status_code == 200
    secret = address.split("/feed/")[1].split("/")[0]
    assert secret not in client.get("/mijn/beleid-volgen/").content.decode()
    kept = FeedToken.objects.get(person=people.employee)
    assert secret not in str(vars(kept))
    trail = AuditEvent.objects.filter(type="feed_token.created")
    assert secret not in str(list(trail.values()))


def test_nobody_collects_addresses_without_end(people: Any, client_of: Any) -> None:
    client = client_of(people.employee)
    for _ in range(10):
        client.post("/mijn/beleid-volgen/")
    page = client.post("/mijn/beleid-volgen/").content.decode()
    assert "U hebt al 10 adressen; trek er eerst een in." in page
    assert FeedToken.objects.filter(person=people.employee).count() == 10


def test_a_feed_that_was_seen_is_not_sent_again(everywhere: Any, people: Any) -> None:
    first = Client().get("/beleid/feed.atom")
    assert first["Cache-Control"] == "public, no-cache"
    again = Client().get("/beleid/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    next_version(everywhere["public"], now=timezone.now() - timedelta(hours=1))
    changed = Client().get("/beleid/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert Client().get(secret_address(people.employee))["Cache-Control"] == "private, no-cache"


def test_a_feed_costs_the_same_whatever_there_is(
    everywhere: Any, people: Any, query_count: Any
) -> None:
    address = secret_address(people.employee, "json")
    few = query_count(lambda: Client().get(address))
    for _ in range(3):
        next_version(everywhere["staff"], now=timezone.now())
    many = query_count(lambda: Client().get(address))
    assert many == few <= 7
    assert len(json.loads(Client().get(address).content)["items"]) == 6


def test_the_index_tells_programs_where_the_feeds_are() -> None:
    page = Client().get("/beleid/").content.decode()
    assert 'type="application/atom+xml"' in page
    assert 'href="/beleid/feed.json"' in page
