"""From a translated text of the demo to what a translator types for each piece of the source."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup

from portal.demo import streams
from portal.demo.reading import PolicyText

#: Elements that hold one piece of text each.
PIECES = ["p", "li", "th", "td", "caption"]


@dataclass(frozen=True)
class Rendering:
    """What each text of a policy version becomes; what is not here stays as it is."""

    titles: dict[str, str]
    sections: dict[UUID, dict[str, str]]

    def of(self, section_id: UUID | None, text: str) -> str:
        """The translation of a text in a section, or in the titles."""
        known = self.titles if section_id is None else self.sections.get(section_id, {})
        return known.get(html.unescape(text), text)


def rendering_of(text: PolicyText, translation: dict[str, Any]) -> Rendering:
    """Pair the pieces of source and translation. ValueError when they do not run alike."""
    sections = {}
    for section, block in zip(text.sections, streams.body_of(text), strict=True):
        given = translation["sections"].get(section.key)
        if given is None:
            continue
        words = {section.heading: given["heading"]}
        for source, target in _pairs(section.key, block["value"]["body"], given["html"]):
            words[source] = target
        sections[UUID(block["id"])] = words
    titles = {text.front[name]: translation[name] for name in ("title", "official_title")}
    return Rendering(titles, sections)


def _pairs(key: str, blocks: list[streams.Block], target: str) -> Iterator[tuple[str, str]]:
    """Each piece with its translation; of a legal reference the law and its gloss."""
    sources = [piece for block in blocks for piece in _pieces(block)]
    targets = _texts(target)
    if len(sources) != len(targets):
        raise ValueError(f"{key}: {len(sources)} pieces in the source, {len(targets)} translated")
    for source, rendered in zip(sources, targets, strict=True):
        if isinstance(source, str):
            yield source, rendered
            continue
        named, _, gloss = rendered.partition(": ")
        yield source["law"], named.partition(", article")[0]
        yield source["gloss"], gloss


def _pieces(block: streams.Block) -> Iterator[str | dict[str, str]]:
    value = block["value"]
    if block["type"] == "legal_basis":
        yield from value["references"]
    elif block["type"] == "table":
        yield value["caption"]
        for row in value["rows"]:
            for cell in row["cells"]:
                yield from _texts(cell)
    elif block["type"] == "text":
        yield from _texts(value)
    elif block["type"] == "form_link":
        yield value["text"]
    else:
        if value.get("subject"):
            yield value["subject"]
        yield from _texts(value["text"])


def _texts(markup: str) -> list[str]:
    soup = BeautifulSoup(markup, "html.parser")
    found = [element for element in soup.find_all(PIECES) if not element.find(PIECES)]
    return [html.unescape(element.decode_contents().strip()) for element in found]
