"""`check_links` against a real server: statuses, redirects, and addresses it may not ask (SSRF)."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from content.policies.fetching import check_address, is_public
from content.policies.models import LinkCheck
from content.policies.selectors.links import external_links
from tests.factories.policies import at, issued_policy, section

NOW = at("2024-03-01 10:00")


class Site(BaseHTTPRequestHandler):
    """Answers by path; keeps what was asked."""

    asked: list[tuple[str, str, str | None]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers.get("Cookie")))
        name = self.path.strip("/").partition("?")[0]
        if name == "no-head" and self.command == "HEAD":
            self.answer(405)
        elif name.startswith("to-"):
            self.answer(302, {"Location": f"/{name[3:]}", "Set-Cookie": "a=b"})
        elif name == "loop":
            self.answer(301, {"Location": "/loop"})
        elif name == "outside":
            self.answer(302, {"Location": "file:///etc/passwd"})
        else:
            self.answer({"gone": 410, "missing": 404, "broken": 500, "closed": 401}.get(name, 200))

    do_GET = do_HEAD

    def answer(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing on the screen."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ask(url, **options):
    return check_address(url, timeout=5, **{"allows_private": True, **options})


@pytest.mark.parametrize(
    ("path", "status", "problem"),
    [
        ("/", 200, ""),
        ("/gone", 410, "not_found"),
        ("/missing", 404, "not_found"),
        ("/broken", 500, "server_error"),
        ("/closed", 401, ""),
        ("/no-head", 200, ""),
        ("/to-to-missing", 404, "not_found"),
        ("/to-fine", 200, ""),
        ("/met spatie?q=é", 200, ""),
        ("/loop", None, "too_many_redirects"),
        ("/outside", None, "wrong_address"),
    ],
)
def test_an_address_says_how_it_is(site, path, status, problem):
    answer = ask(f"{site}{path}")
    assert (answer.status, answer.problem) == (status, problem)


def test_nothing_is_carried_from_one_request_to_the_next(site):
    Site.asked.clear()
    ask(f"{site}/to-fine")
    assert Site.asked == [("HEAD", "/to-fine", None), ("HEAD", "/fine", None)]


@pytest.mark.parametrize(
    "url",
    ["ftp://voorbeeld.example/", "file:///etc/passwd", "http://", "http://a:b@voorbeeld.example/",
     "http://voorbeeld.example:99999/", "gopher://127.0.0.1/", "//zonder-schema"],
)  # fmt: skip
def test_only_web_addresses_are_asked(url):
    assert ask(url).problem == "wrong_address"


def test_f15_an_address_inside_is_not_asked_unless_a_setting_says_so(site):
    Site.asked.clear()
    answer = ask(f"{site}/", allows_private=False)
    assert (answer.status, answer.problem, Site.asked) == (None, "private", [])


@pytest.mark.parametrize("host", ["localhost", "0x7f.1", "2130706433", "127.1", "0"])
def test_f15_other_ways_to_write_this_machine_are_seen_through(site, host):
    Site.asked.clear()
    answer = ask(f"http://{host}:{site.rpartition(':')[2]}/", allows_private=False)
    assert answer.problem in ("private", "no_host")
    assert Site.asked == []


def test_f15_a_redirect_to_the_inside_is_judged_anew(site, monkeypatch):
    """The first host seems public; where it redirects to is judged by itself."""
    port = int(site.rpartition(":")[2])
    monkeypatch.setattr("content.policies.fetching.is_public", lambda address: address != "::1")
    monkeypatch.setattr(
        Site, "do_HEAD", lambda self: self.answer(302, {"Location": "http://[::1]/"})
    )
    assert ask(f"http://127.0.0.1:{port}/", allows_private=False).problem == "private"


def test_f15_the_name_is_looked_up_once_and_that_address_is_called(site, monkeypatch):
    """A name server that answers otherwise the second time cannot lead inside."""
    port, real, asked = int(site.rpartition(":")[2]), socket.getaddrinfo, []

    def once(host, *args, **kwargs):
        asked.append(host)
        if len(asked) > 1:
            raise AssertionError("looked up twice")
        return real("127.0.0.1", port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    assert ask(f"http://wisselend.example:{port}/").status == 200
    assert asked == ["wisselend.example"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_f15_what_counts_as_the_open_internet(address, public):
    assert is_public(address) is public


def test_a_server_that_is_not_there_and_a_name_that_is_not(site, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}/").problem == "no_answer"

    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask("http://bestaat-niet.example/").problem == "no_host"


def test_a_server_that_drips_is_left():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            client, _ = server.accept()
            with client:
                try:
                    client.sendall(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        client.sendall(b"X")
                except OSError:
                    return

        Thread(target=drip, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert check_address(url, timeout=0.2, allows_private=True).problem == "no_answer"


@pytest.mark.django_db
def test_the_command_reports_what_is_not_well_and_remembers_it(site, settings, capsys):
    settings.CHECK_LINKS_PRIVATE_ADDRESSES = True
    links = "".join(f'<a href="{site}/{name}">{name}</a> ' for name in ("fine", "missing", "fine"))
    issued_policy(sections=[section("Bronnen", f"<p>{links}</p>", number="2")], now=NOW)
    with pytest.raises(SystemExit) as left:
        call_command("check_links", verbosity=0)
    assert left.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        f"gedragscode\t2 Bronnen\t{site}/missing\t404\tbestaat niet meer",
        "2 adressen gecontroleerd, 1 verwijzingen niet goed.",
    ]
    with pytest.raises(SystemExit):
        call_command("check_links", verbosity=0)
    missing = LinkCheck.objects.get(url=f"{site}/missing")
    assert (missing.status, missing.problem, missing.failures) == (404, "not_found", 2)
    assert missing.well_at is None
    fine = LinkCheck.objects.get(url=f"{site}/fine")
    assert (fine.problem, fine.failures, fine.well_at) == ("", 0, fine.checked_at)
    assert [link.check for link in external_links(NOW)] == [fine, missing, fine]


@pytest.mark.django_db
def test_without_links_there_is_nothing_to_ask(capsys):
    issued_policy(now=NOW)
    call_command("check_links", verbosity=0)
    assert "0 adressen" in capsys.readouterr().out


def test_a_wrong_timeout_is_wrong_usage():
    with pytest.raises(CommandError) as refused:
        call_command("check_links", timeout=0)
    assert refused.value.returncode == 2
