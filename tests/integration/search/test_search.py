"""Searching for a reader, on the engine of the database."""

from datetime import date

import pytest
from django.core.management import call_command

from search import indexing
from search.models import QueryCount, SearchDocument, Synonym, Vocabulary
from search.query import Why
from search.selectors import Answer, Scope, search_for
from tests.factories.search import SourceOfTests, section

TODAY = date(2026, 3, 1)


def ask(text: str, person: object = None, **options: object) -> Answer:
    return search_for(person, text, on=TODAY, **options)  # type: ignore[arg-type]


def found(answer: Answer) -> list[str]:
    return [hit.section_id for hit in answer.results]


@pytest.fixture
def house(source: SourceOfTests) -> SourceOfTests:
    """A small code of conduct, a regulation and an English text."""
    source.write(
        section(
            "gift", "Geschenken", "U neemt geen geschenk aan van een leverancier.",
            number="4.1", path=("4 Omgaan met relaties",), tags=("Giften",),
        ),
        section(
            "side", "Nevenwerkzaamheden", "Meld werk naast uw baan voordat u begint.",
            number="4.5", tags=("Werk", "Giften"),
        ),
        section("car", "Dienstauto's", "De auto is voor het werk.", kind="regulation"),
        section("rules", "Reglement", "Hoe wij vergaderen en stemmen.", kind="regulation"),
        section("english", "Gifts", "You do not accept gifts from suppliers.", language="en"),
    )  # fmt: skip
    return source


@pytest.mark.usefixtures("house")
class TestFinding:
    def test_a_word_of_the_text_is_found_and_marked(self) -> None:
        answer = ask("leveranciers")
        assert found(answer) == ["gift"]
        assert "<mark>leverancier</mark>" in answer.results[0].snippet

    def test_words_that_only_find_a_text_are_never_shown(self, house: SourceOfTests) -> None:
        house.write(section("basis", "Grondslag", "Zo staat het.", found_by="art. 8 lid 2 Aw"))
        answer = ask("art. 8 lid 2 aw")
        assert (found(answer), answer.corrected) == (["basis"], None)
        assert answer.results[0].snippet == "Zo staat het."

    def test_a_hit_says_where_it_stands(self) -> None:
        hit = ask("leveranciers").results[0]
        assert (hit.number, hit.heading) == ("4.1", "Geschenken")
        assert hit.path == ("4 Omgaan met relaties",)
        assert hit.url == "/s/gift/"
        assert hit.in_force == (date(2020, 1, 1), None)
        assert hit.kind_label == "Gedragscode"

    def test_the_words_of_readers_find_the_words_of_the_rules(self) -> None:
        assert found(ask("bijbaan"))[0] == "side"
        assert found(ask("mag ik een cadeautje aannemen?"))[0] == "gift"

    def test_a_misspelt_word_is_corrected_and_said_so(self) -> None:
        answer = ask("nevenwerkzaameheden melden")
        assert found(answer)[0] == "side"
        assert answer.corrected == "nevenwerkzaamheden melden"
        assert ask("nevenwerkzaameheden", literally=True).corrected is None

    def test_a_number_of_a_section_is_found(self) -> None:
        assert found(ask("4.5"))[0] == "side"

    def test_a_reader_in_english_gets_english_first(self) -> None:
        assert found(ask("gifts", language="en"))[0] == "english"

    def test_quotes_and_minus(self) -> None:
        assert found(ask('"werk naast uw baan"')) == ["side"]
        assert found(ask('"baan naast uw werk"')) == []
        assert "side" not in found(ask("geschenk werk -nevenwerkzaamheden"))

    def test_facets_count_each_with_the_choice_of_the_other(self) -> None:
        answer = ask("geschenk nevenwerkzaamheden auto")
        kinds = {facet.value: facet.count for facet in answer.facets["kind"]}
        assert kinds["regulation"] == 1
        chosen = ask("geschenk nevenwerkzaamheden auto", chosen={"kind": ["regulation"]})
        assert found(chosen) == ["car"]
        assert chosen.total == 1
        assert {f.value: f.count for f in chosen.facets["kind"]} == kinds
        assert all(facet.count == 0 for facet in chosen.facets["tag"])

    def test_a_tag_narrows_exactly(self) -> None:
        assert found(ask("nevenwerkzaamheden geschenk", chosen={"tag": ["Werk"]})) == ["side"]
        assert found(ask("nevenwerkzaamheden geschenk", chosen={"tag": ["Wer"]})) == []

    def test_document_year_and_language_narrow_when_there_is_a_choice(
        self, house: SourceOfTests
    ) -> None:
        answer = ask("geschenk gifts")
        assert [f.value for f in answer.facets["language"]] == ["en", "nl"]
        assert answer.facets["document"] == answer.facets["year"] == []
        assert found(ask("geschenk gifts", chosen={"language": ["en"]})) == ["english"]
        house.periods["more"] = (date(2025, 5, 1), None)
        house.write(section("more", "Geschenken", "Nog een geschenk.", slug="b", title="Regels"))
        answer = ask("geschenk")
        assert [(f.value, f.count) for f in answer.facets["year"]] == [("2025", 1), ("2020", 2)]
        assert {f.label for f in answer.facets["document"]} == {
            "Regels",
            "Gedragscode van de proef",
        }
        assert found(ask("geschenk", chosen={"year": ["2025"]})) == ["more"]
        assert found(ask("geschenk", chosen={"document": ["b"], "year": ["2020"]})) == []

    def test_words_of_no_text_are_taken_for_misspelt_where_nothing_else_is_found(self) -> None:
        answer = ask("geschenkt")
        assert found(answer)[0] == "gift"
        answer = ask("autos lenen")
        assert found(answer)[0] == "car"

    def test_pages_follow_each_other(self) -> None:
        whole = found(ask("werk geschenk auto"))
        pieces = [found(ask("werk geschenk auto", page=n, size=1))[0] for n in (1, 2, 3)]
        assert pieces == whole[:3]
        assert found(ask("werk geschenk auto", page=9)) == []

    def test_each_result_tells_why_it_matched(self) -> None:
        (match, *_) = ask("bijbaan").results[0].matches
        assert (match.word, match.why) == ("bijbaan", Why.SYNONYM)

    def test_a_synonym_of_an_editor_holds_at_once(self) -> None:
        assert found(ask("plenaire")) == []
        Synonym.objects.create(typed="plenaire", meant="vergaderen")
        assert found(ask("plenaire")) == ["rules"]

    def test_the_number_of_queries_is_constant(
        self, house: SourceOfTests, query_count: object
    ) -> None:
        ask("geschenk")
        few = query_count(lambda: ask("geschenk"))  # type: ignore[operator]
        house.write(*(section(f"more{n}", "Geschenk", f"Geschenk {n}.") for n in range(40)))
        ask("geschenk")
        many = query_count(  # type: ignore[operator]
            lambda: ask("geschenk nevenwerkzaamheden auto cadeau baan", size=50)
        )
        assert few == many
        # PostgreSQL's savepoint makes two of them.
        assert many <= 6


@pytest.mark.parametrize(
    "question",
    [
        '"', "'", "   ", "\x00", "\x1b[31m", "*", "AND OR NOT", "NEAR(a b)",
        "heading_tokens:x", "-", "-\"",
        "a" * 10_000, "geschenk " * 2_000, "🎁", "%", "_", "'; DROP TABLE search_searchdocument;--",
        "(((((", "\\", "{", "^geschenk", "e\u0301" * 500, "\ud7ff\uffff", '"geschenk" -"geschenk"',
    ],
)  # fmt: skip
def test_hostile_questions_are_answered(house: SourceOfTests, question: str) -> None:
    assert ask(question).total >= 0


class TestTime:
    def test_only_what_is_in_force_on_the_day_is_found(self, source: SourceOfTests) -> None:
        source.write(
            section("s", "Geschenken", "Oud bedrag.", group="v1", section_id="s"),
        )
        source.periods["v1"] = (date(2020, 1, 1), date(2026, 2, 28))
        assert found(ask("geschenk")) == []
        assert found(search_for(None, "geschenk", on=date(2026, 2, 28))) == ["s"]

    def test_history_shows_a_section_once(self, source: SourceOfTests) -> None:
        source.periods["v1"] = (date(2020, 1, 1), date(2026, 2, 28))
        source.write(
            section("a", "Geschenken", "Hetzelfde.", group="v1", section_id="s"),
            section("b", "Geschenken", "Hetzelfde.", group="v2", section_id="s", version=2),
        )
        answer = ask("geschenk", scope=Scope.HISTORY)
        assert [hit.version for hit in answer.results] == [2]
        assert answer.total == 1

    def test_through_time_each_hit_says_since_when_the_words_stand_there(
        self, source: SourceOfTests
    ) -> None:
        source.periods["v1"] = (date(2020, 1, 1), date(2021, 12, 31))
        source.periods["v2"] = (date(2022, 1, 1), date(2024, 12, 31))
        source.periods["v3"] = (date(2025, 1, 1), None)
        texts = ("Melden bij de chef.", "Melden bij de chef, met bon.", "Melden, met bon.")
        source.write(
            *(
                section(f"s{n}", "Geschenken", text, group=f"v{n}", section_id="s", version=n)
                for n, text in enumerate(texts, 1)
            )
        )

        def seen(text: str) -> object:
            return ask(text, scope=Scope.HISTORY).results[0].seen

        assert seen("chef") == (date(2020, 1, 1), date(2024, 12, 31))
        assert seen("bon") == (date(2022, 1, 1), None)
        assert seen("geschenken") == (date(2020, 1, 1), None)
        assert ask("bon").results[0].seen is None


class TestIndex:
    def test_a_changed_text_replaces_the_old_one(self, source: SourceOfTests) -> None:
        source.write(section("one", "Kop", "Over vliegreizen."))
        source.texts.clear()
        source.write(section("one", "Kop", "Over treinreizen."))
        assert found(ask('"vliegreizen"', literally=True)) == []
        assert found(ask('"treinreizen"')) == ["one"]
        assert not Vocabulary.objects.filter(word="vliegreizen").exists()

    def test_a_text_that_is_gone_leaves_the_index(self, source: SourceOfTests) -> None:
        source.write(section("one", "Kop", "Over vliegreizen."))
        source.texts.clear()
        indexing.reindex(source, ["one"])
        assert not SearchDocument.objects.exists()

    def test_words_of_texts_for_some_never_correct_others(self, source: SourceOfTests) -> None:
        source.write(section("one", "Kop", "Operatie Zandkasteel.", for_everyone=False))
        assert not Vocabulary.objects.filter(word="zandkasteel").exists()
        assert ask("zandkastel").corrected is None

    def test_the_sources_tell_search_after_the_commit(
        self, source: SourceOfTests, django_capture_on_commit_callbacks: object
    ) -> None:
        from portal.core import sources

        source.texts.append(section("one", "Kop", "Over vliegreizen."))
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            sources.changed("proef", ["one"])
            assert not SearchDocument.objects.exists()
        assert found(ask("vliegreizen")) == ["one"]

    def test_rebuilding_gives_the_same_index_as_keeping_up(self, house: SourceOfTests) -> None:
        def state() -> tuple[object, ...]:
            words = sorted(Vocabulary.objects.values_list("language", "word", "documents"))
            return words, sorted(SearchDocument.objects.values_list("key", "content_hash"))

        kept = state()
        call_command("rebuild_index", verbosity=0)
        assert state() == kept

    def test_check_sees_every_kind_of_difference(
        self, house: SourceOfTests, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("rebuild_index", "--check", verbosity=0)
        SearchDocument.objects.filter(section_id="gift").update(content_hash="x")
        SearchDocument.objects.filter(section_id="car").delete()
        house.texts.pop()
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            call_command("rebuild_index", "--check", verbosity=0)
        assert stopped.value.code == 1
        lines = capsys.readouterr().out.split("\n")
        assert lines[:3] == ["missing: 1", "stale: 1", "left_over: 1"]
        call_command("rebuild_index", verbosity=0)
        call_command("rebuild_index", "--check", verbosity=0)


def test_questions_are_counted_without_unknown_words(house: SourceOfTests) -> None:
    from search.counting import count_question
    from search.knowledge import knowledge

    for text in ("geschenk Jansma", "Bakker geschenk"):
        answer = ask(text, literally=True)
        count_question(answer.parsed, knowledge().lexicon, found=answer.total, on=TODAY)
    row = QueryCount.objects.get()
    assert (row.words, row.asked, row.without_result) == ("geschenk …", 2, 0)
