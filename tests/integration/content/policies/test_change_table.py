"""The change table is computed; editors add reasons and cannot change a fact."""

from typing import Any
from uuid import UUID

import pytest
import time_machine

from content.policies.models import ChangeReason, Policy
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

GIFTS, TRAVEL, WORK = (UUID(f"6f0ef5a4-3333-4c6f-9d7c-00000000000{one}") for one in "abc")
TABLE = "/beleid/gedragscode/wijzigingen/2025/"


@pytest.fixture
def policy() -> Policy:
    """Version 1 in 2024; 2 and 3 in 2025; 4 in 2025 too, but known from 2027."""
    made = issued_policy(
        "gedragscode",
        sections=[
            section("Geschenken", "<p>Tot 25 euro.</p>", number="1", id=GIFTS),
            section("Reizen", "<p>Overleg vooraf.</p>", number="2", id=TRAVEL),
        ],
        now=at("2024-03-01 10:00"),
        is_public=True,
    )
    next_version(
        made,
        sections=[
            section("Nevenwerk", "<p>Meld het.</p>", number="1", id=WORK),
            section("Geschenken", "<p>Tot 50 euro.</p>", number="2", id=GIFTS),
            section("Reizen", "<p>Overleg vooraf.</p>", number="3", id=TRAVEL),
        ],
        now=at("2025-03-01 10:00"),
        change_note="Nevenwerk erbij.",
    )
    next_version(
        made,
        sections=[
            section("Nevenwerk", "<p>Meld het meteen.</p>", number="1", id=WORK),
            section("Geschenken", "<p>Tot 50 euro.</p>", number="2", id=GIFTS),
        ],
        now=at("2025-06-01 10:00"),
    )
    next_version(
        made,
        sections=[section("Verborgen", "<p>Nog geheim.</p>", number="1")],
        now=at("2025-07-01 10:00"),
        published_at=at("2027-01-01 10:00"),
    )
    return made


@pytest.fixture
def reader(people: Any, client_of: Any) -> Any:
    with time_machine.travel(at("2026-01-15 12:00"), tick=False):
        yield client_of(people.employee)


def cells(answer: Any) -> list[list[str]]:
    """The lines of the file, without the first and the mark of its encoding."""
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [line.split(";") for line in body.splitlines()[1:]]


def test_the_table_of_a_year_says_per_version_what_happened(policy: Policy, reader: Any) -> None:
    assert cells(reader.get("/beleid/gedragscode/wijzigingen/2025.csv")) == [
        ["2", "", "", "Hele document", "inhoudelijk", "Nevenwerk erbij."],
        ["2", "", "1", "Nevenwerk", "nieuw", ""],
        ["2", "1", "2", "Geschenken", "tekst gewijzigd, vernummerd", ""],
        ["2", "2", "3", "Reizen", "vernummerd, tekst ongewijzigd", ""],
        ["3", "", "", "Hele document", "inhoudelijk", "Nieuwe tekst."],
        ["3", "1", "1", "Nevenwerk", "tekst gewijzigd", ""],
        ["3", "3", "", "Reizen", "vervallen", ""],
    ]
    page = reader.get(TABLE).content.decode()
    assert "vernummerd, tekst ongewijzigd" in page
    assert 'href="/beleid/gedragscode/wijzigingen/2024/"' in page
    assert "Reden geven" not in page
    assert "Verborgen" not in page


def test_the_first_version_is_one_line_and_a_year_without_versions_says_so(
    policy: Policy, reader: Any
) -> None:
    assert cells(reader.get("/beleid/gedragscode/versies/1/wijzigingen.csv")) == [
        ["1", "", "", "Hele document", "nieuw", "Nieuwe tekst."]
    ]
    empty = reader.get("/beleid/gedragscode/wijzigingen/1999/").content.decode()
    assert "geen versie bekendgemaakt" in empty
    assert reader.get("/beleid/gedragscode/versies/4/wijzigingen/").status_code == 404


def test_a_version_made_from_one_under_embargo_shows_nothing_of_it(
    policy: Policy, reader: Any
) -> None:
    next_version(
        policy,
        sections=[section("Geschenken", "<p>Tot 50 euro.</p>", number="2", id=GIFTS)],
        now=at("2025-08-01 10:00"),
    )
    assert policy.versions.get(number=5).follows == 4
    lines = cells(reader.get("/beleid/gedragscode/versies/5/wijzigingen.csv"))
    assert [line[3:5] for line in lines[1:]] == [["Nevenwerk", "vervallen"]]
    assert (
        "Verborgen" not in reader.get("/beleid/gedragscode/versies/5/wijzigingen/").content.decode()
    )


def test_an_editor_gives_a_reason_and_the_facts_stay(
    policy: Policy, people: Any, client_of: Any, reader: Any
) -> None:
    editor, address = client_of(people.editor), f"/beleid/gedragscode/versies/2/reden/{GIFTS}/"
    assert address in editor.get(TABLE).content.decode()
    assert "1 → 2" in editor.get(address).content.decode()
    assert editor.post(address, {"reason": " "}).status_code == 200
    said = {"reason": "Prijzen stegen.", "motives": ["legal_adaptation"], "old_number": "9"}
    assert editor.post(address, said).url == "/beleid/gedragscode/versies/2/wijzigingen/"
    editor.post(address, {**said, "reason": "De wet vroeg het."})
    line = cells(reader.get("/beleid/gedragscode/wijzigingen/2025.csv"))[2]
    assert line[1:] == [
        "1",
        "2",
        "Geschenken",
        "tekst gewijzigd, vernummerd",
        "aangepast aan de wet: De wet vroeg het.",
    ]
    assert ChangeReason.objects.count() == 2


def test_only_who_edits_policy_gives_reasons_and_only_of_what_changed(
    policy: Policy, people: Any, client_of: Any, reader: Any
) -> None:
    address = "/beleid/gedragscode/versies/3/reden/"
    assert reader.get(address).status_code == 403
    assert reader.post(address, {"reason": "x"}).status_code == 403
    editor = client_of(people.editor)
    assert editor.post(f"{address}{GIFTS}/", {"reason": "x"}).status_code == 404
    assert editor.post(address, {"reason": "x", "motives": ["zin"]}).status_code == 200
    assert not ChangeReason.objects.exists()


def test_the_table_costs_the_same_whatever_the_number_of_versions(
    policy: Policy, reader: Any, query_count: Any
) -> None:
    reader.get(TABLE)
    few = query_count(lambda: reader.get(TABLE))
    for day in range(1, 5):
        next_version(policy, now=at(f"2025-09-0{day} 10:00"))
    reader.get(TABLE)
    assert query_count(lambda: reader.get(TABLE)) == few


def test_the_ways_to_look_at_a_comparison_stand_in_its_address(policy: Policy, reader: Any) -> None:
    address = "/beleid/gedragscode/vergelijk/1/2/"
    running, beside = (
        reader.get(f"{address}{way}").content.decode() for way in ("", "?weergave=naast")
    )
    assert "portal-compare--columns" not in running
    assert "portal-compare--columns" in beside
    assert '<del><span class="portal-hidden">Verwijderd: </span>25</del>' in beside
    chosen = reader.get(f"{address}?van=2&naar=3&weergave=naast")
    assert chosen.url == "/beleid/gedragscode/vergelijk/2/3/?weergave=naast"
    changed, everything = (
        reader.get(f"/beleid/gedragscode/vergelijk/2/3/{way}").content.decode()
        for way in ("", "?toon=alles")
    )
    assert (f'id="c-{GIFTS}"' in changed, f'id="c-{GIFTS}"' in everything) == (False, True)
