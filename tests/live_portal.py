"""The portal as a person sees it: a live server and a Chromium page in front of it."""

from typing import Any

from django.conf import settings
from django.test import Client

WIDE, NARROW = 1280, 390


def account_of(person: Any) -> Any:
    """The account a person signs in with; an account is given back as it is."""
    return getattr(person, "user", person)


class LivePortal:
    """Walk through the running portal.

    ``page`` is a Playwright page; ``complaints`` collects what the browser's console reported as
    an error (among them breaches of the Content-Security-Policy) and scripts that failed.
    """

    def __init__(self, browser: Any, url: str) -> None:
        self.url = url
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[Any] = []
        self.page = self.new_page()

    def new_page(self, width: int = WIDE, **options: Any) -> Any:
        """A page in a browser of its own: no shared cookies. ``java_script_enabled=False`` fits."""
        context = self._browser.new_context(
            base_url=self.url, viewport={"width": width, "height": 900}, locale="nl-NL", **options
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    def sign_in(self, person: Any, page: Any = None) -> Any:
        """Give the page a signed-in session without the form; the form has its own test."""
        page = page or self.page
        client = Client()
        client.force_login(account_of(person))
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": self.url,
                }
            ]
        )
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def accessibility_faults(page: Any) -> list[str]:
    """What axe finds against WCAG 2.2 AA: rule, help text and the first places, one per fault."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{fault['id']}: {fault['help']} {_places(fault)}" for fault in found.response["violations"]
    ]


def _places(fault: dict[str, Any]) -> list[str]:
    return [" ".join(map(str, node["target"])) for node in fault["nodes"][:3]]
