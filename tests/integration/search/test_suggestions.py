"""Suggestions while typing: near, few, and never of what a reader may not open."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from search.models import QueryCount
from search.suggestions import MOST, suggestions
from tests.conftest import People
from tests.factories.search import SourceOfTests, section

ON = date(2026, 3, 2)


@pytest.fixture
def house(source: SourceOfTests) -> SourceOfTests:
    source.write(
        section("gift", "Geschenken", "…", title="Regeling over gaven"),
        section("guest", "Wat gasten geven", "…", title="Regeling over gaven"),
        section("travel", "Reizen", "Een geschenk op reis.", title="Gedragscode"),
    )
    return source


def ask(typed: str) -> list[str]:
    return suggestions(None, typed, ON)


@pytest.mark.usefixtures("house")
class TestSuggestions:
    def test_headings_and_titles_in_which_words_begin_so(self) -> None:
        assert ask("ge") == ["Geschenken", "Gedragscode", "Wat gasten geven"]
        assert ask("regeling ga") == ["Regeling over gaven"]
        assert ask("REI") == ["Reizen"]

    def test_too_little_or_nothing_gives_none(self) -> None:
        for typed in ("", "g", '"', "%", "_", "\x00", "xyz", "🎁" * 500):
            assert ask(typed) == []

    def test_what_many_asked_and_found_is_offered(self) -> None:
        for words, asked, in_vain in (
            ("bijbaan", 5, 0), ("bijbaan …", 9, 0), ("bijles", 4, 0), ("bijvangst", 9, 9),
        ):  # fmt: skip
            QueryCount.objects.create(
                week_on=date(2026, 2, 23), words=words, asked=asked, without_result=in_vain
            )
        assert ask("bij") == ["bijbaan"]

    def test_few_and_with_a_constant_number_of_queries(
        self, house: SourceOfTests, query_count: Callable[[Callable[[], object]], int]
    ) -> None:
        few = query_count(lambda: ask("reis"))
        house.write(*(section(f"more{n}", f"Reis {n}", "…") for n in range(30)))
        assert query_count(lambda: ask("reis naar zee")) == few
        assert len(ask("reis")) == MOST


def test_s06_no_suggestion_betrays_a_heading(
    house: SourceOfTests, people: People, client_of: Callable[..., Client]
) -> None:
    house.readers["plan"] = {people.editor.user.username}
    house.write(section("plan", "Zandkasteel", "…", title="Zandplan", for_everyone=False))
    address = "/zoeken/suggesties/?q=zand"
    seen = client_of(people.editor).get(address).json()["suggestions"]
    assert seen == ["Zandplan", "Zandkasteel"]
    assert client_of(people.employee).get(address).json() == {"suggestions": []}
