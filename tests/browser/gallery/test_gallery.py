"""Every layout and component in a real browser: reachable, readable, and nothing off the screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.gallery.gallery import PAGES, render_page
from tests.live_portal import accessibility_faults

STATIC = Path(__file__).parents[3] / "portal" / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'"
)


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of a server with the rendered pages, under the policy of our own pages."""
    pages = {f"/{name}": render_page(name).encode() for name in PAGES}

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in pages:
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages[self.path])

        def do_POST(self) -> None:
            posts.append(self.path)
            self.send_response(204)
            self.end_headers()

        def translate_path(self, path: str) -> str:
            return str(STATIC / path.removeprefix("/static/"))

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


#: What was posted to the gallery's server, in order.
posts: list[str] = []


@pytest.fixture
def visit(chromium: Any, gallery: str) -> Iterator[Any]:
    """``visit("form", width=390)``: that page, with what the console complained about."""
    contexts = []

    def opened(name: str, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{gallery}/{name}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_s23_no_accessibility_fault_and_no_breach_of_the_content_policy(visit, name, width):
    page = visit(name, width)
    assert accessibility_faults(page) == []
    assert [text for text in page.complaints if "favicon" not in text] == []


SQUEEZED = """() => [...document.querySelectorAll("p, li, label, legend, dd, td, th, h1, h2, h3")]
    .filter((element) => {
        const shown = element.cloneNode(true);
        shown.querySelectorAll(".portal-hidden").forEach((hidden) => hidden.remove());
        const least = 4 * parseFloat(getComputedStyle(element).fontSize);
        return element.checkVisibility() && !element.closest(".portal-hidden")
            && shown.textContent.trim().length > 12
            && element.getBoundingClientRect().width < least;
    })
    .map((element) => element.textContent.trim())"""


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_or_is_squeezed_into_a_column_of_letters(visit, name, width):
    page = visit(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SQUEEZED) == []


def test_the_first_tab_stop_leads_to_the_content(visit):
    page = visit("reading")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_errors_get_the_focus_and_lead_to_the_wrong_box(visit):
    page = visit("form_with_errors")
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert page.title().startswith("Fout: ")
    page.get_by_role("link", name="De maand moet").click()
    assert page.evaluate("document.activeElement.name") == "received_on_1"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_a_question_is_described_by_its_hint_and_then_its_error(visit):
    page = visit("form_with_errors")
    box = page.get_by_label("Geschatte waarde in euro")
    described = [f"#{name}" for name in box.get_attribute("aria-describedby").split()]
    words = [page.locator(place).inner_text() for place in described]
    assert words[0] == "Een schatting is genoeg"
    assert "Vul een bedrag in euro in" in words[1]
    assert page.get_by_role("group", name="Wanneer kreeg u het geschenk?").count() == 1


def test_a_form_sent_twice_in_a_hurry_arrives_once(visit):
    page = visit("form")
    posts.clear()
    page.get_by_role("button", name="Volgende stap").dblclick()
    page.get_by_role("button", name="Volgende stap").click()
    page.wait_for_timeout(200)
    assert len(posts) == 1


def test_the_count_tells_how_many_characters_are_left_and_cuts_nothing_off(visit):
    page = visit("form")
    box = page.get_by_label("Toelichting")
    box.fill("a" * 190)
    assert page.get_by_text("U kunt nog 10 tekens gebruiken.").count() >= 1
    box.fill("a" * 205)
    assert page.get_by_text("U hebt 5 tekens te veel.").count() >= 1
    assert len(box.input_value()) == 205


def test_a_wide_table_says_on_a_phone_that_it_slides(visit):
    cue = "Schuif de tabel opzij"
    assert visit("reading", 390).get_by_text(cue).is_visible()
    assert not visit("reading", 1280).get_by_text(cue).is_visible()


def test_the_contents_list_is_open_on_a_wide_screen_and_closed_on_a_phone(visit):
    link = {"name": "2. Meldingsverplichtingen"}
    assert visit("reading", 1280).get_by_role("link", **link).is_visible()
    narrow = visit("reading", 390)
    assert not narrow.get_by_role("link", **link).is_visible()
    narrow.get_by_text("Op deze pagina").first.click()
    assert narrow.get_by_role("link", **link).is_visible()


def test_without_scripts_everything_is_there(visit):
    page = visit("form_with_errors", java_script_enabled=False)
    assert page.get_by_role("link", name="De maand moet").is_visible()
    assert page.get_by_text("U kunt hoogstens 200 tekens gebruiken.").is_visible()
