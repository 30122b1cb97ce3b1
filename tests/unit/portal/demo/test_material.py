"""Translations, people, declarations, news and cards of the demo are complete and fit together."""

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.unit.portal.demo.text_files import (
    NEWS_FILES,
    TEXTS,
    front_and_body,
    headings_of,
    people,
    words_of,
)


@pytest.mark.parametrize(
    ("slug", "complete"), [("integriteitsbeleid", True), ("gedragscode", False)]
)
def test_english_translations_name_sections_of_their_source_version(slug, complete):
    translation = tomllib.loads((TEXTS / "en" / f"{slug}.toml").read_text(encoding="utf-8"))
    source = TEXTS / slug / f"v{translation['source_version']}.md"
    keys = {heading.key for heading in headings_of(front_and_body(source)[1])}
    translated = set(translation["sections"])

    assert translation["language"] == "en"
    assert translated <= keys
    assert (translated == keys) == complete
    assert len(translated) >= 8
    for section in translation["sections"].values():
        assert section["heading"]
        assert section["html"].strip().startswith("<p>")


def test_people_departments_and_functions_fit_together():
    data = people()
    usernames = {person["username"] for person in data["people"]}
    departments = {department["code"] for department in data["departments"]}
    functions = {function["code"]: function for function in data["functions"]}

    assert len(departments) == len(data["departments"]) == 8
    assert {department["manager"] for department in data["departments"]} <= usernames
    assert {d["parent"] for d in data["departments"] if "parent" in d} <= departments
    assert len(functions) == len(data["functions"]) >= 20
    for function in functions.values():
        assert set(function["departments"]) <= departments
    for person in data["people"]:
        assert person["department"] in functions[person["function"]]["departments"]
    for audience in data["audiences"]:
        assert set(audience.get("functions", [])) <= set(functions)
    for flag in ("top_management", "vulnerable", "designated"):
        assert any(function.get(flag) for function in functions.values())


def test_the_ten_people_who_sign_in_are_there():
    usernames = [person["username"] for person in people()["people"]]

    assert usernames[:10] == [
        "medewerker",
        "leidinggevende",
        "coordinator",
        "coordinator2",
        "redacteur",
        "goedkeurder",
        "auditor",
        "controller",
        "secretaris",
        "beheerder",
    ]


def test_there_are_enough_different_names_to_generate_people():
    names = people()["names"]

    assert len(set(names["first"])) == len(names["first"]) >= 150
    assert len(set(names["last"])) == len(names["last"]) >= 200
    assert sum(name[0].islower() for name in names["last"]) >= 40, "names with a particle"


def test_declarations_have_material_for_eighty_entries_with_a_reason_for_each_outcome():
    data = tomllib.loads((TEXTS / "declarations.toml").read_text(encoding="utf-8"))
    activities, gifts = data["side_activities"], data["gifts"]

    assert len(activities) + len(gifts) >= 80
    assert {activity["outcome"] for activity in activities} <= set(data["reasons"]["side_activity"])
    assert {gift["disposition"] for gift in gifts} <= set(data["reasons"]["gift"])
    assert {gift["disposition"] for gift in gifts} == set(data["reasons"]["gift"])
    for activity in activities:
        assert len(activity["description"]) >= 20
        assert 0 < activity["hours_per_week"] <= 40
        assert ("earnings_per_year" in activity) <= activity["is_paid"]
    for gift in gifts:
        assert gift["value"] >= 0
        assert ("surrender_to" in gift) == (gift["disposition"] == "surrender")
        assert not (gift["tender_pending"] and gift["disposition"] == "keep")


def test_eight_news_items_and_the_contact_cards_are_complete():
    for path in NEWS_FILES:
        front, body = front_and_body(path)
        assert set(front) == {"title", "date", "summary"}
        assert isinstance(front["date"], date)
        assert body.strip()
    cards = tomllib.loads((TEXTS / "cards.toml").read_text(encoding="utf-8"))["cards"]
    wanted = {"key", "name", "role", "field", "text", "phone", "email", "location", "hours"}

    assert len(NEWS_FILES) == 8
    assert all(wanted < set(card) for card in cards)
    assert all(card["email"].endswith(".example") for card in cards)


@pytest.mark.source_texts
def test_no_run_of_ten_words_is_taken_from_the_source_texts():
    folder = Path(os.environ["PORTAL_SOURCE_TEXTS"])

    def runs(text: str) -> set[tuple[str, ...]]:
        words = [word.lower() for word in words_of(text)]
        return {tuple(words[i : i + 10]) for i in range(len(words) - 9)}

    taken: set[tuple[str, ...]] = set()
    for path in folder.glob("*.txt"):
        taken |= runs(path.read_text(encoding="utf-8"))
    for path in TEXTS.rglob("*.md"):
        assert runs(path.read_text(encoding="utf-8")) & taken == set(), path.name
