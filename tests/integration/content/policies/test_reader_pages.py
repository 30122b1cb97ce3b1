"""What readers get at the lasting addresses, with one sentence on what it is."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone

from content.policies.actions.annul import annul
from content.policies.actions.repeal import repeal
from content.policies.models import Policy, VersionEvent
from tests.factories.people import audience, person_with_role
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

GIFTS = UUID("6f1d1a52-0f43-4d0a-9a0e-6a1f4d0c7b11")
WORK = UUID("0c9b7f3e-51c7-4f8e-8a55-2f7a90d1e4a2")
TODAY = "2026-06-15 12:00"


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(at(TODAY), tick=False):
        yield


@pytest.fixture
def policy() -> Policy:
    """Version 1 from 2024, version 2 from 2025 with a higher limit, version 3 from 2027."""
    first = [section("Geschenken", "<p>Niet meer dan 50 euro.</p>", number="1", id=GIFTS)]
    second = [
        section("Nevenwerk", "<p>Meld uw nevenwerk.</p>", number="1", id=WORK),
        section("Geschenken", "<p>Niet meer dan 75 euro.</p>", number="2", id=GIFTS),
    ]
    made = issued_policy(sections=first, valid_from=date(2024, 1, 1), now=at("2024-01-01 09:00"))
    next_version(
        made,
        sections=second,
        valid_from=date(2025, 1, 1),
        change_note="De grens is verhoogd.",
        now=at("2024-12-01 09:00"),
    )
    next_version(
        made, sections=[second[0]], valid_from=date(2027, 1, 1), now=at("2026-06-01 09:00")
    )
    return made


@pytest.fixture
def reader(people: Any, client_of: Any) -> Any:
    return client_of(people.employee)


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


def test_the_address_of_a_policy_gives_what_applies_today(policy: Policy, reader: Any) -> None:
    page = text(reader.get("/beleid/gedragscode/"))
    assert "Niet meer dan 75 euro." in page
    assert "U leest versie 2, geldend van 1 januari 2025 tot en met 31 december 2026" in page
    assert "Vanaf 1 januari 2027 geldt versie 3." in page


def test_at_midnight_the_next_version_is_there_without_any_job(
    policy: Policy, people: Any, client_of: Any
) -> None:
    with time_machine.travel(at("2026-12-31 22:59"), tick=False):
        page = text(client_of(people.employee).get("/beleid/gedragscode/"))
        assert "U leest versie 2" in page
    with time_machine.travel(at("2026-12-31 23:00"), tick=False):
        page = text(client_of(people.employee).get("/beleid/gedragscode/"))
        assert "U leest versie 3" in page


def test_an_old_version_says_that_it_is_old_and_what_applies_now(
    policy: Policy, reader: Any
) -> None:
    page = text(reader.get("/beleid/gedragscode/versies/1/"))
    assert "Niet meer dan 50 euro." in page
    assert "U leest een oude versie: versie 1" in page
    assert "Deze versie gold van 1 januari 2024 tot en met 31 december 2024." in page
    assert "Naar de geldende versie 2" in page


def test_a_future_version_says_from_when(policy: Policy, reader: Any) -> None:
    page = text(reader.get("/beleid/gedragscode/versies/3/"))
    assert "die pas gaat gelden op 1 januari 2027" in page


def test_on_a_day_and_as_known_on_another(policy: Policy, reader: Any) -> None:
    page = text(reader.get("/beleid/gedragscode/op/2024-05-01/"))
    assert "Zo gold het op 1 mei 2024: versie 1" in page
    # On 1 November 2024 nobody knew of version 2 yet.
    page = text(reader.get("/beleid/gedragscode/op/2025-05-01/?bekend-op=2024-11-01"))
    assert "Niet meer dan 50 euro." in page
    assert "Volgens wat op 1 november 2024 bekend was" in page
    page = text(reader.get("/beleid/gedragscode/op/2023-01-01/"))
    assert "Op 1 januari 2023 geldt hier niets" in page
    assert reader.get("/beleid/gedragscode/op/2024-02-30/").status_code == 404
    assert reader.get("/beleid/gedragscode/op/2024-02-01/?bekend-op=gisteren").status_code == 404


def test_the_list_of_versions_leads_to_a_day(policy: Policy, reader: Any) -> None:
    page = text(reader.get("/beleid/gedragscode/versies/"))
    assert page.index("Versie 3") < page.index("Versie 2") < page.index("Versie 1")
    assert "De grens is verhoogd." in page
    answer = reader.get("/beleid/gedragscode/versies/", {"op": "2024-05-01", "bekend_op": ""})
    assert answer.url == "/beleid/gedragscode/op/2024-05-01/"


def test_comparing_shows_the_table_and_the_marks(policy: Policy, reader: Any) -> None:
    page = text(reader.get("/beleid/gedragscode/vergelijk/1/2/"))
    assert "2 onderdelen veranderden." in page
    assert "1, nu 2" in page
    assert '<del><span class="portal-hidden">Verwijderd: </span>50</del>' in page
    assert "een getal of bedrag veranderde" in page
    back = text(reader.get("/beleid/gedragscode/vergelijk/2/1/"))
    assert '<ins><span class="portal-hidden">Toegevoegd: </span>50</ins>' in back
    assert reader.get("/beleid/gedragscode/vergelijk/1/9/").status_code == 404


def test_a_section_is_found_wherever_it_lives(policy: Policy, reader: Any) -> None:
    answer = reader.get(f"/s/{GIFTS}/")
    assert answer.url == f"/beleid/gedragscode/#s-{GIFTS}"
    answer = reader.get(f"/s/{GIFTS}/v/1/")
    assert answer.url == f"/beleid/gedragscode/versies/1/#s-{GIFTS}"
    assert reader.get(f"/s/{uuid4()}/").status_code == 404


def test_a_lapsed_section_says_where_it_last_stood(
    policy: Policy, people: Any, client_of: Any
) -> None:
    with time_machine.travel(at("2027-02-01 12:00"), tick=False):
        page = text(client_of(people.employee).get(f"/s/{GIFTS}/"))
    assert "voor het laatst stond, in versie 2" in page


def test_a_repealed_policy_stays_readable_with_its_reason(policy: Policy, reader: Any) -> None:
    by = person_with_role("approver")
    repeal(
        policy,
        from_on=date(2026, 6, 1),
        reason="Opgegaan in nieuw beleid.",
        by=by,
        now=timezone.now(),
    )
    page = text(reader.get("/beleid/gedragscode/"))
    assert "geldt hier niets" in page
    assert "Opgegaan in nieuw beleid." in page
    assert "ingetrokken document" in text(reader.get("/beleid/gedragscode/versies/2/"))


def test_an_annulled_version_says_so(policy: Policy, reader: Any) -> None:
    by = person_with_role("approver")
    annul(policy, number=2, reason="Verkeerd besluit.", by=by, now=timezone.now())
    page = text(reader.get("/beleid/gedragscode/versies/2/"))
    assert "die vernietigd is" in page
    assert "Verkeerd besluit." in page
    assert "U leest versie 1" in text(reader.get("/beleid/gedragscode/"))


def test_a_correction_is_compared_with_what_it_corrects(policy: Policy, reader: Any) -> None:
    next_version(policy, corrects=1, now=at("2026-06-10 09:00"))
    page = text(reader.get("/beleid/gedragscode/versies/"))
    assert "/beleid/gedragscode/vergelijk/1/4/" in page
    assert "/beleid/gedragscode/vergelijk/3/4/" not in page


def test_a_former_address_leads_to_the_present_one(policy: Policy, reader: Any) -> None:
    next_version(policy, slug="code", now=at("2026-06-10 09:00"))
    answer = reader.get("/beleid/gedragscode/versies/1/")
    assert (answer.status_code, answer.url) == (301, "/beleid/code/versies/1/")


def test_an_embargoed_version_exists_for_no_reader(policy: Policy, reader: Any) -> None:
    next_version(policy, published_at=at("2026-09-01 09:00"), now=at("2026-06-14 09:00"))
    assert reader.get("/beleid/gedragscode/versies/4/").status_code == 404
    assert "Versie 4" not in text(reader.get("/beleid/gedragscode/versies/"))
    assert reader.get("/beleid/gedragscode/vergelijk/3/4/").status_code == 404
    numbers = [
        v["number"] for v in reader.get("/api/v1/policies/gedragscode/versions").json()["versions"]
    ]
    assert numbers == [3, 2, 1]


class TestRights:
    """Closed and unknown answer alike; public is public in every version."""

    @pytest.fixture
    def closed(self, policy: Policy) -> Policy:
        next_version(
            policy, audience=audience("bestuur", only_vulnerable=True), now=at("2026-06-10 09:00")
        )
        return policy

    PATHS = (
        "/beleid/gedragscode/",
        "/beleid/gedragscode/versies/",
        "/beleid/gedragscode/versies/1/",
        "/beleid/gedragscode/op/2024-05-01/",
        "/beleid/gedragscode/vergelijk/1/2/",
        f"/s/{GIFTS}/",
        f"/s/{GIFTS}/v/1/",
    )

    @pytest.mark.parametrize("path", PATHS)
    def test_a_policy_for_others_is_not_there(self, closed: Policy, reader: Any, path: str) -> None:
        assert reader.get(path).status_code == 404

    @pytest.mark.parametrize("path", PATHS)
    def test_editors_and_auditors_read_every_policy(
        self, closed: Policy, client_of: Any, people: Any, path: str
    ) -> None:
        for person in (people.editor, people.auditor):
            assert client_of(person).get(path).status_code in (200, 302)

    @pytest.mark.parametrize("path", PATHS)
    def test_the_public_is_asked_to_sign_in(self, policy: Policy, client: Any, path: str) -> None:
        answer = client.get(path)
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/inloggen/")

    @pytest.mark.parametrize("path", PATHS)
    def test_a_public_policy_needs_no_sign_in(self, policy: Policy, client: Any, path: str) -> None:
        next_version(policy, is_public=True, now=at("2026-06-10 09:00"))
        answer = client.get(path)
        assert answer.status_code == 200 or answer.url.startswith("/beleid/")

    def test_the_index_lists_only_what_one_may_read(
        self, closed: Policy, reader: Any, client: Any
    ) -> None:
        issued_policy("openbaar-beleid", is_public=True, now=at("2026-06-10 09:00"))
        page = text(reader.get("/beleid/"))
        assert "Openbaar beleid" in page
        assert "Gedragscode</a>" not in page
        assert "Openbaar beleid" in text(client.get("/beleid/"))


class TestApi:
    """JSON by design 6, with the rights of the pages."""

    def test_the_version_in_force_with_its_sections(self, policy: Policy, reader: Any) -> None:
        data = reader.get("/api/v1/policies/gedragscode").json()
        version = data["version"]
        assert (data["slug"], version["number"]) == ("gedragscode", 2)
        assert version["in_force"] == ["2025-01-01", "2026-12-31"]
        assert version["change_kind"] == "MATERIAL"
        assert [s["heading"] for s in version["sections"]] == ["Nevenwerk", "Geschenken"]
        assert version["sections"][1]["id"] == str(GIFTS)
        assert version["sections"][1]["text"] == "Niet meer dan 75 euro."

    def test_on_a_day_known_on_a_day(self, policy: Policy, reader: Any) -> None:
        def number(**asked: str) -> Any:
            version = reader.get("/api/v1/policies/gedragscode", asked).json()["version"]
            return version and version["number"]

        assert number(on="2024-05-01") == 1
        assert number(on="2027-05-01") == 3
        assert number(on="2025-05-01", known="2024-11-01") == 1
        assert number(on="2020-01-01") is None

    def test_bad_input_is_400_unknown_404_and_anonymous_401(
        self, policy: Policy, reader: Any, client: Any
    ) -> None:
        assert reader.get("/api/v1/policies/gedragscode?on=vandaag").status_code == 400
        assert reader.get("/api/v1/policies/gedragscode?clock=tik").status_code == 400
        assert reader.get("/api/v1/policies/bestaat-niet").status_code == 404
        assert client.get("/api/v1/policies/gedragscode").status_code == 401

    def test_our_own_clock_is_for_who_controls(
        self, policy: Policy, reader: Any, client_of: Any, people: Any
    ) -> None:
        path = "/api/v1/policies/gedragscode?clock=recorded&on=2024-05-01&known=2024-01-01"
        assert reader.get(path).status_code == 403
        assert client_of(people.auditor).get(path).json()["version"]["number"] == 1

    def test_comparison_rows(self, policy: Policy, reader: Any) -> None:
        rows = reader.get("/api/v1/policies/gedragscode/compare/1/2").json()["rows"]
        by_id = {row["section_id"]: row for row in rows}
        assert by_id[str(WORK)]["facts"] == ["new"]
        assert by_id[str(GIFTS)]["facts"] == ["reworded", "renumbered"]
        assert by_id[str(GIFTS)]["words_added"] == by_id[str(GIFTS)]["words_removed"] == 1
        assert by_id[str(GIFTS)]["alarms"] == ["amount"]


@pytest.mark.parametrize(
    "path",
    [
        "/beleid/",
        "/beleid/gedragscode/",
        "/beleid/gedragscode/versies/",
        "/beleid/gedragscode/versies/2/",
        "/beleid/gedragscode/vergelijk/1/2/",
        "/api/v1/policies/gedragscode",
        "/api/v1/policies/gedragscode/versions",
    ],
)
def test_queries_do_not_grow_with_versions_and_sections(
    policy: Policy, reader: Any, query_count: Any, path: str
) -> None:
    reader.get(path)
    few = query_count(lambda: reader.get(path))
    for day in range(1, 4):
        next_version(
            policy,
            sections=[section(f"Onderdeel {n}") for n in range(12)],
            valid_from=date(2028, 1, day),
            now=at(f"2026-06-0{day} 09:00"),
        )
    reader.get(path)  # the first look after an addition also reads what was added
    assert query_count(lambda: reader.get(path)) == few


def test_every_event_is_listed_with_its_reason(policy: Policy, reader: Any) -> None:
    by = person_with_role("approver")
    repeal(policy, from_on=date(2026, 12, 1), reason="Einde.", by=by, now=timezone.now())
    assert VersionEvent.objects.filter(policy=policy).count() == 1
    page = text(reader.get("/beleid/gedragscode/versies/"))
    assert "Wat er later gebeurde" in page
    assert "Einde." in page
