"""What a page of policy may cost, and that what is remembered is never out of date or another's."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from content.policies.actions.add_note import add_note
from content.policies.actions.correct_dates import correct_dates
from content.policies.actions.repeal import repeal
from content.policies.models import Policy
from content.policies.selectors import (
    Reader,
    everything,
    mentions,
    policy_by_slug,
    policy_with_stamp,
    remembered,
)
from portal.core.models import acting
from tests.factories.people import (
    audience,
    department_with_manager,
    job_function,
    person_with_role,
)
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

NOW = at("2026-06-15 12:00")
MOST = 8


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def policy(people: Any) -> Policy:
    """Three versions and events of several kinds."""
    made = issued_policy(valid_from=date(2024, 1, 1), now=at("2024-01-01 09:00"))
    for year in (2025, 2026):
        next_version(
            made,
            sections=[f"Onderdeel {year}", "Geschenken"],
            valid_from=date(year, 1, 1),
            now=at(f"{year}-01-01 09:00"),
        )
    by = people.approver
    add_note(made, number=1, note="Zie ook de cao.", by=by, now=at("2026-02-01 09:00"))
    return made


def forget_everything() -> None:
    """As in a process that was just started, beside an empty cache."""
    cache.clear()
    remembered._histories.clear()
    mentions._linking.clear()
    everything._history = None


PATHS = (
    "/beleid/gedragscode/",
    "/beleid/gedragscode/versies/1/",
    "/beleid/gedragscode/versies/3/",
    "/beleid/gedragscode/op/2025-05-01/",
    "/beleid/gedragscode/op/2025-05-01/?bekend-op=2025-06-01",
    "/en/beleid/gedragscode/",
    "/en/beleid/gedragscode/versies/1/",
    "/beleid/gedragscode/versies/",
)


@pytest.mark.parametrize("role", ["employee", "editor"])
def test_a_page_costs_at_most_eight_queries_even_in_a_new_process(
    policy: Policy, people: Any, client_of: Any, query_count: Any, role: str
) -> None:
    client = client_of(getattr(people, role))
    client.get("/beleid/gedragscode/")
    for path in PATHS:
        forget_everything()
        cold = query_count(lambda path=path: client.get(path))
        warm = query_count(lambda path=path: client.get(path))
        assert warm <= cold <= MOST, (path, cold, warm)


@pytest.mark.parametrize("is_limited", [False, True])
def test_a_page_that_others_mention_costs_no_more_than_eight_either(
    policy: Policy, people: Any, client_of: Any, query_count: Any, is_limited: bool
) -> None:
    reader, inside = people.employee, department_with_manager("Inkoop")
    limited = {"audience": audience("inkoop", departments=[inside])} if is_limited else {}
    for number in range(2):
        linking = section("Zie ook", '<p><a href="/beleid/gedragscode/">de code</a></p>')
        guide = issued_policy(f"gids-{number}", sections=[linking], now=NOW, **limited)
        add_note(guide, number=1, note="Zie de toelichting.", by=people.approver, now=NOW)
    client = client_of(reader)
    assert ("Genoemd in" in client.get(PATHS[0]).content.decode()) is not is_limited
    for path in PATHS:
        forget_everything()
        cold = query_count(lambda path=path: client.get(path))
        warm = query_count(lambda path=path: client.get(path))
        # A translation is one more, and so is the job where that decides who may read.
        most = MOST + (is_limited and path.startswith("/en/"))
        assert warm < cold <= most, (path, cold, warm)


def test_a_page_costs_the_same_with_many_versions(
    policy: Policy, people: Any, client_of: Any, query_count: Any
) -> None:
    client = client_of(people.employee)
    client.get(PATHS[0])

    def costs() -> list[int]:
        found = []
        for path in PATHS:
            forget_everything()
            found.append(query_count(lambda path=path: client.get(path)))
        return found

    few = costs()
    for number in range(4):
        next_version(policy, sections=[f"Deel {number}", "A", "B", "C"], now=NOW)
    assert costs() == few


def test_what_is_added_shows_at_once(policy: Policy, people: Any, client_of: Any) -> None:
    client, by = client_of(people.employee), people.approver

    def page() -> str:
        return " ".join(client.get("/beleid/gedragscode/versies/3/").content.decode().split())

    assert "geldend sinds 1 januari 2026" in page()
    add_note(policy, number=3, note="Let op de bijlage.", by=by, now=NOW)
    assert "Let op de bijlage." in page()
    dates = {"valid_from": date(2026, 3, 1)}
    correct_dates(policy, number=3, dates=dates, reason="Tikfout.", by=by, now=NOW)
    assert "geldend sinds 1 maart 2026" in page()
    repeal(policy, from_on=date(2026, 6, 1), reason="Vervallen.", by=by, now=NOW)
    assert "geldend van 1 maart 2026 tot en met 31 mei 2026" in page()


def seen(client: Client, path: str, tag: str) -> int:
    return client.get(path, headers={"If-None-Match": tag}).status_code


def test_who_has_the_page_is_told_so_until_something_changes(
    policy: Policy, people: Any, client_of: Any
) -> None:
    path, client = "/beleid/gedragscode/versies/3/", client_of(people.employee)
    client.get(path)
    first = client.get(path)
    assert first["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first["Vary"]
    assert seen(client, path, first["ETag"]) == 304
    # Another reader, another language, another page: not the same page.
    assert seen(client_of(people.manager), path, first["ETag"]) == 200
    assert seen(client, f"/en{path}", first["ETag"]) == 200
    assert seen(client, "/beleid/gedragscode/versies/1/", first["ETag"]) == 200
    # By the clock alone, nothing added.
    with time_machine.travel(at("2026-06-16 12:00"), tick=False):
        assert seen(client_of(people.employee), path, first["ETag"]) == 200
    next_version(policy, valid_from=date(2026, 9, 1), now=NOW)
    assert seen(client, path, first["ETag"]) == 200


def test_s05_rights_are_asked_before_the_answer_not_modified(
    policy: Policy, people: Any, client_of: Any
) -> None:
    path, client = "/beleid/gedragscode/versies/3/", client_of(people.employee)
    client.get(path)
    tag = client.get(path)["ETag"]
    with acting():
        policy.audience = audience("elders", departments=[department_with_manager("Elders")])
        Policy.objects.filter(pk=policy.pk).update(audience=policy.audience)
    assert seen(client, path, tag) == 404
    assert seen(Client(), path, tag) == 302


def test_a_public_text_may_be_kept_by_all_and_a_private_one_by_its_reader(
    people: Any, client_of: Any
) -> None:
    issued_policy("openbaar", is_public=True, now=at("2026-01-01 09:00"))
    path = "/beleid/openbaar/versies/1/"
    public = Client().get(path)
    assert public["Cache-Control"] == "public, no-cache"
    assert "csrfmiddlewaretoken" not in public.content.decode()
    assert seen(Client(), path, public["ETag"]) == 304
    own = client_of(people.employee)
    assert seen(own, path, public["ETag"]) == 200
    assert own.get(path)["Cache-Control"] == "private, no-cache"


def test_one_row_and_the_list_agree_on_who_may_read(people: Any) -> None:
    inside, elsewhere = department_with_manager("Inkoop"), department_with_manager("Elders")
    fragile = job_function("Kwetsbaar", is_vulnerable=True)
    readers = [
        None,
        person_with_role("employee", inside),
        person_with_role("employee", elsewhere, function=fragile),
        person_with_role("employee", inside, function=fragile, kind="external"),
        people.editor,
        people.auditor,
    ]
    audiences: dict[str, dict[str, Any]] = {
        "afdeling": {"departments": [inside]},
        "functie": {"functions": [fragile]},
        "beide": {"departments": [inside, elsewhere], "functions": [fragile]},
        "kwetsbaar": {"only_vulnerable": True},
        "extern": {"person_kind": "external"},
        "niemand": {"departments": [inside], "person_kind": "external", "only_vulnerable": True},
    }
    policies = [issued_policy("open"), issued_policy("openbaar", is_public=True)]
    policies += [
        issued_policy(key, audience=audience(key, **rest)) for key, rest in audiences.items()
    ]
    answers = set()
    for reader in readers:
        for policy in policies:
            listed = policy_by_slug(reader, policy.slug)
            found = policy_with_stamp(Reader(reader), policy.slug)
            assert (found and found[0]) == listed, (reader, policy)
            answers.add(listed is not None)
    assert answers == {True, False}
