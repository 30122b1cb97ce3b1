"""Every address ever issued with the words that stood there, and a crawl that asks for them again.

What is remembered is a plain copy made at the moment of issuing; a crawl compares the pages with
that copy, never with the database.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag

from content.policies import addresses
from content.policies.models import PolicyVersion
from portal.core.clock import day_of


@dataclass(frozen=True)
class Words:
    """A section as it was issued."""

    section_id: str
    number: str
    heading: str
    html: str


@dataclass(frozen=True)
class Issued:
    """One version as it was issued, under the slug of that moment."""

    slug: str
    number: int
    title: str
    change_note: str
    sections: tuple[Words, ...]
    attachments: tuple[tuple[str, bytes], ...]
    published_on: Any


@dataclass
class Archive:
    """Remembers what was issued and crawls it. ``requests`` counts the answers asked for."""

    issued: list[Issued] = field(default_factory=list)
    requests: int = 0
    _pages: dict[str, Any] = field(default_factory=dict)

    def remember(self, version: PolicyVersion) -> PolicyVersion:
        """Keep a version that was issued just now."""
        policy = version.policy
        policy.refresh_from_db()
        self.issued.append(
            Issued(
                policy.slug,
                version.number,
                version.title,
                version.change_note,
                tuple(
                    Words(str(one.section_id), one.number, one.heading, one.html)
                    for one in version.sections.order_by("position")
                ),
                tuple(
                    (one.get_absolute_url(), bytes(one.content))
                    for one in version.attachments.all()
                ),
                day_of(version.published_at),
            )
        )
        return version

    def addresses(self) -> set[str]:
        """Everything that was promised for ever."""
        found = set()
        last: dict[str, int] = {}
        for one in self.issued:
            found |= {
                addresses.policy_url(one.slug),
                addresses.versions_url(one.slug),
                addresses.version_url(one.slug, one.number),
                addresses.on_day_url(one.slug, one.published_on),
            }
            if one.slug in last:
                found.add(addresses.comparison_url(one.slug, last[one.slug], one.number))
            last[one.slug] = one.number
            found |= {url for url, _ in one.attachments}
            for words in one.sections:
                found.add(addresses.section_url(words.section_id))
                found.add(addresses.section_in_version_url(words.section_id, one.number))
        return found

    def faults(self, client: Any) -> list[str]:
        """Every address that is dead or says something else than when it was issued."""
        self._pages.clear()
        wrong = [url for url in sorted(self.addresses()) if self._answer(client, url)[1] != 200]
        wrong += [fault for one in self.issued for fault in self._changed(client, one)]
        return wrong

    def _changed(self, client: Any, one: Issued) -> list[str]:
        url = addresses.version_url(one.slug, one.number)
        page = self._text(client, url)
        wanted = [one.title, one.change_note]
        for words in one.sections:
            wanted += [words.heading, words.html, f'id="s-{words.section_id}"']
        wrong = [f"{url}: {part[:60]}" for part in wanted if part and part not in page]
        for words in one.sections:
            link = addresses.section_in_version_url(words.section_id, one.number)
            target, _, anchor = self._answer(client, link)
            here = self._text(client, target)
            if words.html not in here or anchor != f"s-{words.section_id}":
                wrong.append(f"{link}: {target}#{anchor}")
        for address, content in one.attachments:
            if self._pages[address].content != content:
                wrong.append(f"{address}: other bytes")
        return wrong

    def _answer(self, client: Any, url: str) -> tuple[str, int, str]:
        """Follow an address: where it ends, with which status, at which anchor.

        A page that several addresses lead to is asked for once.
        """
        anchor = ""
        for _ in range(9):
            url, here = urldefrag(url)
            anchor = here or anchor
            if url not in self._pages:
                self._pages[url] = client.get(url)
                self.requests += 1
            answer = self._pages[url]
            if answer.status_code not in (301, 302):
                return url, answer.status_code, anchor
            url = answer["Location"]
        return url, 508, anchor

    def _text(self, client: Any, url: str) -> str:
        target, status, _ = self._answer(client, url)
        return self._pages[target].content.decode() if status == 200 else ""
