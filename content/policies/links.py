"""Where the text of a version points: links as data. Plain Python."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from bs4 import BeautifulSoup

UUID_PATTERN = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
LANGUAGE = r"(?:/[a-z]{2})?"
SECTION = re.compile(rf"^{LANGUAGE}/s/(?P<section>{UUID_PATTERN})(?:/|$)")
POLICY = re.compile(rf"^{LANGUAGE}/beleid/(?P<slug>[-\w]+)(?:/|$)")
ANCHOR = re.compile(rf"^s-(?P<section>{UUID_PATTERN})$")


@dataclass(frozen=True)
class Target:
    """What a link is about: an outside address, a policy, a section, or another internal page."""

    url: str
    is_external: bool = False
    slug: str = ""
    section: UUID | None = None


def hrefs_in(html: str) -> Iterator[str]:
    """The addresses of all links in a piece of HTML, in order."""
    if "href" not in html:
        return
    for link in BeautifulSoup(html, "html.parser").find_all("a", href=True):
        yield str(link["href"]).strip()


def target_of(url: str, own_host: str = "") -> Target:
    """What an address is about; ``own_host`` is the portal's own, with port."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Target(url, is_external=True)
    if parts.scheme not in ("", "http", "https"):
        return Target(url)
    if parts.netloc and parts.netloc.lower() != own_host.lower():
        return Target(url, is_external=True)
    anchor = ANCHOR.match(parts.fragment)
    if section := SECTION.match(parts.path):
        return Target(url, section=UUID(section["section"]))
    slug = POLICY.match(parts.path)
    return Target(
        url, slug=slug["slug"] if slug else "", section=UUID(anchor["section"]) if anchor else None
    )
