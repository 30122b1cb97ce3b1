"""The search server only proposes; without it, or with a bad one, the database answers."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from search import engines, indexing
from search.engines.elasticsearch import ElasticsearchEngine, all_documents
from search.models import SearchDocument, WaitingForEngine
from search.selectors import Answer, search_for
from tests.factories.search import SourceOfTests, section

TODAY = date(2026, 3, 1)
QUESTIONS = (
    "geschenk",
    "cadeautje",
    "bijbaan",
    "dienstauto werk",
    "geshcenken",
    "nevenwerkzaamheden -geschenk",
    '"werk naast uw baan"',
    "risico functies",
    "4.5",
)


def ask(text: str, **options: Any) -> Answer:
    return search_for(None, text, on=TODAY, **options)


def found(answer: Answer) -> list[str]:
    return [hit.section_id for hit in answer.results]


@pytest.fixture(autouse=True)
def _awake() -> Iterator[None]:
    engines.wake()
    yield
    engines.wake()


@pytest.fixture
def house(source: SourceOfTests) -> SourceOfTests:
    source.write(
        section("gift", "Geschenken", "U neemt geen geschenk aan.", number="4.1", tags=("Giften",)),
        section("side", "Nevenwerkzaamheden", "Meld werk naast uw baan.", number="4.5"),
        section("car", "Dienstauto's", "De auto is voor het werk.", kind="regulation"),
        section("risk", "Kwetsbaar", "Wij wijzen risicofuncties aan."),
    )
    return source


@pytest.fixture
def server(
    search_url: str, house: SourceOfTests, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ElasticsearchEngine]:
    """A real server with an index of its own, which holds the house."""
    settings.SEARCH_URL = search_url
    engine = ElasticsearchEngine(search_url, alias=f"portal-test-{uuid4().hex[:12]}")
    monkeypatch.setattr(engines, "server", lambda: engine)
    engine.rebuild(all_documents())
    yield engine
    engine.remove()


@pytest.mark.search_server
class TestRealServer:
    @pytest.mark.parametrize("question", QUESTIONS)
    def test_it_gives_the_same_results_as_the_database(
        self, server: ElasticsearchEngine, settings: Any, question: str
    ) -> None:
        with_server = ask(question)
        settings.SEARCH_URL = ""
        assert found(with_server) == found(ask(question))
        assert not with_server.limited

    def test_it_narrows_to_kind_and_tag(self, server: ElasticsearchEngine) -> None:
        assert found(ask("geschenk werk", chosen={"kind": ["regulation"]})) == ["car"]
        assert found(ask("geschenk werk", chosen={"tag": ["Giften"]})) == ["gift"]

    def test_what_changed_waits_and_is_told(
        self, server: ElasticsearchEngine, house: SourceOfTests
    ) -> None:
        house.write(section("new", "Vliegreizen", "Over vliegen."))
        assert WaitingForEngine.objects.count() == 1
        assert found(ask("vliegreizen")) == []
        assert engines.push_waiting() == 1
        assert found(ask("vliegreizen")) == ["new"]
        house.texts.pop()
        indexing.reindex(house, ["new"])
        engines.push_waiting()
        assert server.count() == SearchDocument.objects.count()

    def test_s07_what_was_withdrawn_is_never_shown_from_a_stale_index(
        self, server: ElasticsearchEngine, house: SourceOfTests
    ) -> None:
        house.periods["gift"] = (date(2020, 1, 1), date(2026, 2, 28))
        assert "gift" not in found(ask("geschenk"))
        SearchDocument.objects.filter(section_id="car").delete()
        assert "car" not in found(ask("dienstauto werk"))

    def test_rebuilding_puts_a_new_index_under_the_same_name(
        self, server: ElasticsearchEngine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for _ in range(2):
            call_command("rebuild_index", verbosity=0)
            assert server.count() == 4
            assert found(ask("geschenk"))[0] == "gift"
        call_command("rebuild_index", "--check", verbosity=0)

    def test_check_sees_that_the_server_is_behind(self, server: ElasticsearchEngine) -> None:
        server.push([10**9])
        SearchDocument.objects.filter(section_id="car").delete()
        with pytest.raises(SystemExit):
            call_command("rebuild_index", "--check", verbosity=0)


class _Nonsense(BaseHTTPRequestHandler):
    """Answers every question with what the class says."""

    status, body, seconds = 200, b"{}", 0.0

    def do_POST(self) -> None:
        time.sleep(self.seconds)
        self.send_response(self.status)
        self.send_header("X-elastic-product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args: Any) -> None:
        """Nothing on standard error."""


def _answers_badly(settings: Any, url: str) -> None:
    settings.SEARCH_URL = url
    # What a reader waits is bounded by this; how long it really takes says more of the machine.
    assert engines.PATIENCE < 3
    answer = ask("geschenk")
    assert found(answer)[0] == "gift"
    assert answer.limited
    assert ask("geschenk").limited


def test_f4_a_closed_port(house: SourceOfTests, settings: Any) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _answers_badly(settings, f"http://127.0.0.1:{port}")


def test_f4_an_open_port_that_stays_silent(house: SourceOfTests, settings: Any) -> None:
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        _answers_badly(settings, f"http://127.0.0.1:{silent.getsockname()[1]}")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"{}"),
        (200, b"{}"),
        (200, b"[]"),
        (200, b"<html>"),
        (200, b'{"timed_out": true, "_shards": {"failed": 0}, "hits": {"hits": []}}'),
        (200, b'{"timed_out": false, "_shards": {"failed": 1}, "hits": {"hits": []}}'),
        (200, b'{"timed_out": false, "_shards": {"failed": 0}, "hits": {"hits": [{"_id": "x"}]}}'),
    ],
)
def test_f4_a_server_that_answers_nonsense(
    house: SourceOfTests, settings: Any, status: int, body: bytes
) -> None:
    handler = type("Handler", (_Nonsense,), {"status": status, "body": body})
    server = HTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        _answers_badly(settings, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()


def test_f4_writing_does_not_wait_for_a_dead_server(house: SourceOfTests, settings: Any) -> None:
    settings.SEARCH_URL = "http://127.0.0.1:9"
    house.write(section("new", "Vliegreizen", "Over vliegen."))
    assert found(ask("vliegreizen")) == ["new"]
    assert WaitingForEngine.objects.count() == 1
