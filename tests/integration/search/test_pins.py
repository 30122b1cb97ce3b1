"""What an editor puts first stands first, for exactly those words and for who may read it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from portal.audit.models import AuditEvent, AuditPayload
from portal.core.actors import SystemActor
from portal.core.refusals import NotAllowed
from search.actions.pin import pin_result, unpin_result
from search.models import PinnedResult
from search.query import Why
from search.selectors import Answer, Scope, search_for
from tests.conftest import People
from tests.factories.search import SourceOfTests, section

ON = date(2026, 3, 1)
EDITOR = SystemActor("test")
SCREEN = "/cms/zoekresultaten/"


def ask(text: str, **options: object) -> Answer:
    return search_for(None, text, on=ON, **options)  # type: ignore[arg-type]


def found(answer: Answer) -> list[str]:
    return [hit.section_id for hit in answer.results]


def pin(words: str, section_id: str) -> PinnedResult:
    return pin_result(
        words, section_id, findable={"gift", "desk", "car"}, by=EDITOR, now=timezone.now()
    )


@pytest.fixture
def house(source: SourceOfTests) -> SourceOfTests:
    source.write(
        section("gift", "Geschenken", "U neemt geen geschenk aan van een leverancier."),
        section("desk", "Vragen", "Bel de coördinator.", kind="regulation"),
        section("car", "Dienstauto's", "De auto is voor het werk."),
    )
    return source


@pytest.mark.usefixtures("house")
class TestPinned:
    def test_it_stands_first_though_no_word_of_it_was_typed(self) -> None:
        assert found(ask("geschenk")) == ["gift"]
        pin("geschenk, cadeau", "desk")
        answer = ask("een geschenk?")
        assert found(answer) == ["desk", "gift"]
        assert answer.results[0].pinned
        assert answer.results[0].matches[0].why is Why.PINNED
        assert found(ask("cadeaus")) == ["desk", "gift"]

    def test_other_questions_are_left_alone(self) -> None:
        pin("geschenk", "desk")
        assert found(ask("geschenk leverancier")) == ["gift"]
        assert found(ask('"geschenk"')) == ["gift"]

    def test_the_editors_order_holds_and_a_filter_too(self) -> None:
        pin("geschenk", "desk")
        pin("geschenk", "car")
        assert found(ask("geschenk")) == ["desk", "car", "gift"]
        assert found(ask("geschenk", chosen={"kind": ["regulation"]})) == ["desk"]

    def test_it_leaves_when_it_is_taken_away(self) -> None:
        unpin_result(pin("geschenk", "desk"), by=EDITOR, now=timezone.now())
        assert found(ask("geschenk")) == ["gift"]

    def test_each_change_is_in_the_trail_with_its_words_erasable(self) -> None:
        unpin_result(pin("geschenk", "desk"), by=EDITOR, now=timezone.now())
        events = AuditEvent.objects.filter(type__startswith="search_pin.")
        assert [event.facts for event in events] == [{"section": "desk"}] * 2
        assert AuditPayload.objects.filter(event_id__in=events.values("pk")).count() == 2

    def test_the_number_of_queries_stays_the_same(
        self, query_count: Callable[[Callable[[], object]], int]
    ) -> None:
        ask("auto")
        without = query_count(lambda: ask("geschenk"))
        pin("geschenk", "desk")
        ask("auto")
        assert query_count(lambda: ask("geschenk")) == without

    @pytest.mark.parametrize(
        ("words", "section_id", "code"),
        [
            ("  ", "gift", "pin_needs_words"),
            ("?", "gift", "pin_needs_words"),
            ("geschenk " * 40, "gift", "pin_words_too_long"),
            ("geschenk", "nowhere", "pin_section_unknown"),
            ("auto", "car", "pin_is_there"),
            ("drie", "gift", "pin_too_many"),
        ],
    )
    def test_what_cannot_be(self, words: str, section_id: str, code: str) -> None:
        pin("auto", "car")
        for name in ("desk", "car", "other"):
            PinnedResult.objects.create(words="drie", section_id=name)
        with pytest.raises(NotAllowed) as refused:
            pin(words, section_id)
        assert [refusal.code for refusal in refused.value.refusals] == [code]


def test_s06_a_pin_shows_nothing_that_a_reader_may_not_open(
    house: SourceOfTests, people: People
) -> None:
    house.write(section("secret", "Plan Zandkasteel", "Niet voor ieder.", for_everyone=False))
    house.readers["secret"] = {people.editor.user.username}
    PinnedResult.objects.create(words="geschenk", section_id="secret")
    from search.knowledge import touch

    touch()
    seen = search_for(people.editor, "geschenk", on=ON)
    assert found(seen) == ["secret", "gift"]
    hidden = search_for(people.employee, "geschenk", on=ON)
    assert found(hidden) == ["gift"]
    assert hidden.total == 1


def test_a_pin_is_not_shown_on_days_that_its_text_does_not_hold(house: SourceOfTests) -> None:
    pin("geschenk", "desk")
    house.periods["desk"] = (date(2020, 1, 1), date(2026, 2, 28))
    assert found(ask("geschenk")) == ["gift"]
    assert found(ask("geschenk", scope=Scope.HISTORY)) == ["desk", "gift"]


class TestScreen:
    def test_an_editor_sees_why_and_puts_first(
        self, house: SourceOfTests, people: People, client_of: Callable[..., Client]
    ) -> None:
        editor = client_of(people.editor)
        page = editor.get(SCREEN, {"q": "cadeau"}).content.decode()
        assert "voor ‘cadeau’ staat er een synoniem: geschenk" in page
        answer = editor.post(SCREEN, {"q": "cadeau", "onderdeel": "gift"}, follow=True)
        page = answer.content.decode()
        assert "een redacteur heeft dit bij deze woorden vooraan gezet" in page
        row = PinnedResult.objects.get()
        editor.post(SCREEN, {"weg": str(row.pk)})
        assert not PinnedResult.objects.exists()

    def test_what_is_not_among_the_results_is_refused_with_a_reason(
        self, house: SourceOfTests, people: People, client_of: Callable[..., Client]
    ) -> None:
        editor = client_of(people.editor)
        answer = editor.post(SCREEN, {"q": "cadeau", "onderdeel": "zz"}, follow=True)
        assert "Dit onderdeel is nu niet te vinden" in answer.content.decode()
        assert editor.post(SCREEN, {"weg": "x"}).status_code == 404

    @pytest.mark.parametrize("role", ["employee", "moderator", "approver", "administrator"])
    def test_s03_others_get_nothing(
        self, role: str, people: People, client_of: Callable[..., Client], db: None
    ) -> None:
        client = client_of(getattr(people, role))
        for answer in (client.get(SCREEN), client.post(SCREEN, {"q": "a", "onderdeel": "b"})):
            assert answer.status_code in (302, 403)
            assert "zoekresultaten" not in answer.headers.get("Location", "")
        assert not PinnedResult.objects.exists()
