"""The page and the API on which people and programs search."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from search.models import QueryCount
from tests.conftest import ROLES, People
from tests.factories.search import SourceOfTests, section

API = "/api/v1/search"


@pytest.fixture
def reader(people: People, client_of: Callable[..., Client]) -> Client:
    return client_of(people.employee)


@pytest.fixture
def house(source: SourceOfTests) -> SourceOfTests:
    source.write(
        section(
            "gift", "Geschenken", "U neemt <b>geen</b> geschenk aan.", number="4.1",
            tags=("Giften",),
        ),
        section("car", "Dienstauto's", "De auto is voor het werk.", kind="regulation"),
    )  # fmt: skip
    return source


def page_of(client: Client, address: str = "/zoeken/", **parameters: Any) -> str:
    response = client.get(address, parameters)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("house")
class TestPage:
    def test_results_with_status_version_and_link(self, reader: Client) -> None:
        page = page_of(reader, q="cadeau")
        assert "<strong>1 resultaat</strong>" in page
        assert 'href="/s/gift/"' in page
        assert "4.1 Geschenken" in page
        assert page.index("versie 1") < page.index("<mark>geschenk</mark>")
        assert "&lt;b&gt;geen" in page

    def test_without_words_there_is_help(self, reader: Client) -> None:
        assert "Typ in uw eigen woorden" in page_of(reader)
        assert "Leestekens alleen" in page_of(reader, q='"""')

    def test_without_results_there_is_a_way_on(self, reader: Client) -> None:
        page = page_of(reader, q="xylofoonconcours")
        assert "niets gevonden" in page
        assert "scope=history" in page

    def test_a_correction_offers_the_typed_word(self, reader: Client) -> None:
        page = page_of(reader, q="geshcenken")
        assert "Zoek toch op ‘geshcenken’" in page
        assert "letterlijk=1" in page

    def test_filters_are_kept_and_can_be_removed(self, reader: Client) -> None:
        page = page_of(reader, q="geschenk auto", kind="regulation")
        assert "<strong>1 resultaat</strong>" in page
        assert 'value="regulation" checked' in page
        assert 'href="?q=geschenk+auto"' in page

    def test_english_page(self, reader: Client) -> None:
        assert 'lang="en"' in page_of(reader, "/en/zoeken/", q="geschenk")

    def test_a_wrong_part_of_the_address_is_told(self, reader: Client) -> None:
        page = page_of(reader, q="geschenk", on="31-12-2020", page="0")
        assert "Een deel van het adres klopt niet" in page

    def test_what_was_typed_never_becomes_markup(self, reader: Client) -> None:
        page = page_of(reader, q='geschenk <script>alert(1)</script> "><img src=x>')
        assert "<script>alert" not in page
        assert "<img src=x" not in page

    def test_a_question_is_counted_once_for_its_pages(self, reader: Client) -> None:
        for number in (1, 2):
            page_of(reader, q="geschenk", page=number)
        assert [(row.words, row.asked) for row in QueryCount.objects.all()] == [("geschenk", 1)]

    def test_a_reader_says_that_it_was_not_found(self, reader: Client) -> None:
        assert "Niet gevonden wat u zocht?" in page_of(reader, q="geschenk")
        answer = reader.post("/zoeken/gemist/", {"q": "geschenk van Pietersen"}, follow=True)
        assert "Dank u wel" in answer.content.decode()
        row = QueryCount.objects.get(words="geschenk …")
        assert (row.asked, row.missed) == (0, 1)
        assert reader.post("/zoeken/gemist/", {"q": '"'}).status_code == 302

    @pytest.mark.parametrize("question", ["\x00", "a" * 10_000, '"' * 501, "-" * 300, "\ud83c"])
    def test_hostile_questions_are_no_error(self, reader: Client, question: str) -> None:
        encoded = question.encode("utf-8", "surrogatepass")
        from urllib.parse import quote

        assert reader.get(f"/zoeken/?q={quote(encoded)}").status_code == 200
        assert reader.get(f"{API}?q={quote(encoded)}").status_code == 200


@pytest.mark.usefixtures("house")
class TestApi:
    def test_the_shape_others_rely_on(self, reader: Client) -> None:
        answer = reader.get(API, {"q": "cadeau"}).json()
        assert list(answer) == [
            "query", "corrected", "total", "total_is_lower_bound", "facets", "results",
        ]  # fmt: skip
        assert answer["facets"]["kind"] == [{"value": "code", "label": "Gedragscode", "count": 1}]
        (result,) = answer["results"]
        score = result.pop("score")
        assert score > 0
        assert result == {
            "document": "Gedragscode van de proef",
            "slug": "gedragscode",
            "section_id": "gift",
            "number": "4.1",
            "heading": "Geschenken",
            "path": [],
            "url": "/s/gift/",
            "snippet": "U neemt &lt;b&gt;geen&lt;/b&gt; <mark>geschenk</mark> aan.",
            "version": 1,
            "in_force": ["2020-01-01", None],
            "seen": None,
        }

    @pytest.mark.parametrize(
        "wrong",
        [
            {"size": "0"}, {"size": "51"}, {"size": "x"}, {"page": "0"}, {"page": "-1"},
            {"on": "gisteren"}, {"on": "2026-02-30"}, {"scope": "all"},
        ],
    )  # fmt: skip
    def test_a_wrong_parameter_is_400(self, reader: Client, wrong: dict[str, str]) -> None:
        assert reader.get(API, {"q": "geschenk", **wrong}).status_code == 400

    def test_the_limits_themselves_are_fine(self, reader: Client) -> None:
        for right in ({"size": "1"}, {"size": "50"}, {"page": "1"}, {"on": "2026-02-28"}):
            assert reader.get(API, {"q": "geschenk", **right}).status_code == 200

    def test_a_question_without_words_has_no_results(self, reader: Client) -> None:
        assert reader.get(API).json()["total"] == 0


def test_s01_search_needs_a_sign_in(client: Client, db: None) -> None:
    assert client.get("/zoeken/?q=x").status_code == 302
    response = client.get(API, {"q": "x"})
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("role", ROLES)
def test_s06_nothing_betrays_what_a_reader_may_not_open(
    role: str, source: SourceOfTests, people: People, client_of: Callable[..., Client]
) -> None:
    """A planted word per role; each reader asks for all of them, nearly spelt too."""
    planted = {name: f"zandkasteel{name}" for name in ROLES}
    for name, word in planted.items():
        person = getattr(people, name)
        source.readers[name] = {person.user.username}
        texts = f"Geheim plan {word} over geschenken."
        source.write(
            section(
                name, f"Kop {word}", texts, title=f"Titel {word}", slug=f"slug-{word}",
                path=(f"Boven {word}",), tags=(f"tag {word}",), kind=f"kind{name}",
                url=f"/s/{word}/", for_everyone=False,
            )
        )  # fmt: skip
    reader = client_of(getattr(people, role))
    own = reader.get(API, {"q": planted[role]}).json()
    assert [result["section_id"] for result in own["results"]] == [role]
    for other in set(ROLES) - {role}:
        for question in (planted[other], planted[other][:-1] + "x"):
            _betrays_nothing(reader, role, planted[other], question, f"kind{other}")
    _betrays_nothing(reader, role, "zandkasteel-", "geschenken", "kind-")


def _betrays_nothing(reader: Client, role: str, word: str, question: str, kind: str) -> None:
    for scope in ("in_force", "history"):
        answer = reader.get(API, {"q": question, "scope": scope}).json()
        assert answer.pop("query") == question
        assert word not in json.dumps(answer)
        assert [result["section_id"] for result in answer["results"]] in ([], [role])
        assert answer["total"] == len(answer["results"])
        assert kind not in {facet["value"] for facet in answer["facets"]["kind"]}
    if question != word:
        assert word not in reader.get("/zoeken/", {"q": question}).content.decode()
