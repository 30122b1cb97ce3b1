"""The text of a version as the page shows it, rendered once and kept in the cache for ever.

Everything that decides what it looks like is part of its key: the edition of the portal, the row
of the version, the language with its translations, the reference that readers copy, and what is
remarked beside sections. What depends on the reader never comes in here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string

from content.policies import addresses, hashes
from content.policies.citation import Citation
from content.policies.numbers import Outline, with_links
from content.policies.selectors import Frozen, ShownSection, Translated
from content.policies.selectors.links import outline_of


@dataclass(frozen=True)
class ReadingSection:
    """A section as the page shows it; ``depth`` is its heading level there, 2 to 5."""

    anchor: str
    depth: int
    number: str
    heading: str
    html: str
    permalink: str
    citation: str
    is_authentic_text: bool
    remarks: Sequence["Remark"] = ()

    @property
    def contents_level(self) -> int:
        """Its level in the contents list, from 1."""
        return self.depth - 1


@dataclass(frozen=True)
class ContentsItem:
    """A line of the contents list."""

    anchor: str
    label: str
    number: str
    level: int


@dataclass(frozen=True)
class Remark:
    """What the portal says under a section today, beside its frozen text, with links if any."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    is_important: bool = False


@dataclass(frozen=True)
class Body:
    """Safe HTML of the contents list and of all sections; how many of them are not translated."""

    key: str
    contents: str
    html: str
    sections: int
    untranslated: int


Remarks = Mapping[UUID, Sequence[Remark]]


def body_of(frozen: Frozen, found: Translated, citation: Citation, remarks: Remarks) -> Body:
    """The rendered text of a version in a language; no query when it is in the cache."""
    said = {
        "citation": [citation.opening, citation.standing, citation.base],
        "texts": sorted([str(id_), hash_, row.html] for (id_, hash_), row in found.texts.items()),
        "headings": sorted([str(id_), row.heading] for (id_, _), row in found.texts.items()),
        "remarks": {
            str(id_): [[one.text, one.links, one.is_important] for one in own]
            for id_, own in remarks.items()
        },
    }
    key = f"body-{frozen.key}-{found.language}-{hashes.sha256(said)}"
    body: Body | None = cache.get(key)
    if body is None:
        body = _rendered(key, frozen, found, citation, remarks)
        cache.set(key, body, timeout=None)
    return body


def sections_shown(
    frozen: Frozen, found: Translated, citation: Citation, remarks: Remarks
) -> list[ReadingSection]:
    """The sections of a version in a language, as a page shows them."""
    version = frozen.version
    shown = [found.shown(section, version.language) for section in frozen.sections]
    top = min((one.section.level for one in shown), default=1)
    outline = outline_of(frozen.sections)
    return [
        _section(one, version.number, top, found.language, citation, remarks, outline)
        for one in shown
    ]


def _rendered(
    key: str, frozen: Frozen, found: Translated, citation: Citation, remarks: Remarks
) -> Body:
    sections = sections_shown(frozen, found, citation, remarks)
    contents = [
        ContentsItem(section.anchor, section.heading, section.number, section.contents_level)
        for section in sections
        if section.depth <= 4
    ]
    return Body(
        key=key,
        contents=render_to_string("components/contents_list.html", {"items": contents}),
        html=render_to_string("content/policies/version/_sections.html", {"sections": sections}),
        sections=len(sections),
        untranslated=sum(section.is_authentic_text for section in sections),
    )


def _section(
    shown: ShownSection,
    number: int,
    top: int,
    language: str,
    citation: Citation,
    remarks: Remarks,
    outline: Outline,
) -> ReadingSection:
    section = shown.section
    permalink = addresses.section_in_version_url(section.section_id, number, language)
    return ReadingSection(
        anchor=section.anchor,
        depth=min(5, section.level - top + 2),
        number=section.number,
        heading=shown.heading,
        html=with_links(shown.html, outline),
        permalink=permalink,
        citation=citation.of_section(section.number, shown.heading, permalink),
        is_authentic_text=shown.language != language,
        remarks=remarks.get(section.section_id, ()),
    )
