"""The working copy as data: what would be issued, and what is shown in a preview.

Rendering happens here once; readers get what was rendered then, whatever becomes of blocks,
templates, pictures and pages later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks import StreamValue

from content.base.blocks.links import reference_data
from content.policies import addresses, hashes
from content.policies.freezing import AttachmentData, Freezer

Fault = tuple[str, int]
#: Elements that stand on lines of their own.
LINES = ["p", "li", "ul", "ol", "th", "td", "tr", "caption", "div", "figure", "figcaption", "br"]
LINES += ["blockquote", "dt", "dd", "dl", "table"]


@dataclass(frozen=True)
class SectionData:
    """One section as it would be issued; the names are those of VersionSection."""

    section_id: UUID
    position: int
    number: str
    level: int
    heading: str
    path: list[str]
    html: str
    text: str
    references: list[dict[str, Any]]

    @property
    def text_hash(self) -> str:
        """What translations of this section are tied to."""
        return hashes.text_hash(self.heading, self.html)

    @property
    def anchor(self) -> str:
        """The id of the heading on a page, as VersionSection has it."""
        return f"s-{self.section_id}"

    # What a page needs of a section to show it; see content/policies/version/_section.html.

    @property
    def depth(self) -> int:
        """The level of the heading on a page, where the title is 1."""
        return self.level + 1

    @property
    def permalink(self) -> str:
        """Where the section will be found once it is issued."""
        return addresses.section_url(self.section_id)

    @property
    def label(self) -> str:
        """The heading, as the contents list names it."""
        return self.heading

    is_authentic_text = False


@dataclass
class Snapshot:
    """Everything that a version takes from the stream, with what is wrong with it.

    ``faults`` are refusal codes with the position of their section.
    """

    sections: list[SectionData] = field(default_factory=list)
    attachments: dict[UUID, AttachmentData] = field(default_factory=dict)
    legal_basis: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def snapshot_of(page: Any) -> Snapshot:
    """The sections, attachments and references of a page as they are now."""
    with translation.override(page.locale.language_code):
        return _snapshot_of(page)


def _snapshot_of(page: Any) -> Snapshot:
    taken = Snapshot()
    taken.legal_basis = [reference_data(block.value) for block in page.legal_basis]
    namespace = page.policy.key if page.policy else page.translation_key
    above: list[tuple[int, str]] = []
    for position, block in enumerate(page.body, start=1):
        value = block.value
        level, heading = _level(value), (value.get("heading") or "").strip()
        number = (value.get("number") or "").strip()
        if level is None:
            taken.faults.append(("wrong_level", position))
            level = 1
        taken.faults += _faults(block, position)
        above = [(depth, name) for depth, name in above if depth < level]
        freezer = Freezer(namespace, page.locale.language_code)
        html = freezer.frozen(_body_html(value.get("body")))
        taken.attachments.update(freezer.attachments)
        taken.faults += [(fault, position) for fault in freezer.faults]
        taken.sections.append(
            SectionData(
                section_id=UUID(str(block.id)) if block.id else uuid4(),
                position=position,
                number=number,
                level=level,
                heading=heading,
                path=[name for _, name in above],
                html=html,
                text=words_of(html),
                references=list(_references(value.get("body"))),
            )
        )
        above.append((level, f"{number} {heading}".strip()))
    return taken


def _level(value: Any) -> int | None:
    try:
        level = int(value.get("level") or 0)
    except (TypeError, ValueError):
        return None
    return level if 1 <= level <= 4 else None


def _faults(block: Any, position: int) -> list[Fault]:
    """What publishing a draft would let pass: Wagtail does not validate a revision again."""
    found: list[Fault] = []
    value = block.value
    if not (value.get("heading") or "").strip():
        found.append(("empty_heading", position))
    for child in value.get("body") or ():
        if child.block_type == "image":
            if not (child.value.get("alternative") or "").strip():
                found.append(("no_alternative", position))
            if child.value.get("image") is None:
                found.append(("missing_image", position))
    if not found:
        try:
            block.block.clean(value)
        except ValidationError:
            found.append(("invalid_content", position))
    return found


def _body_html(body: StreamValue | None) -> str:
    if body is None:
        return ""
    return "\n".join(str(child.render()).strip() for child in body).strip()


def _references(body: StreamValue | None) -> Iterator[dict[str, Any]]:
    for child in body or ():
        if child.block_type == "legal_basis":
            for reference in child.value.get("references") or ():
                yield reference_data(reference)


def words_of(html: str) -> str:
    """The words of a fragment without markup: a line per paragraph, item or cell.

    What repeats (usual labels of boxes, sentences lifted out of the text) is left out.
    """
    soup = BeautifulSoup(html, "html.parser")
    for left_out in soup.select("[data-repeats], [aria-hidden=true]"):
        left_out.decompose()
    for element in soup.find_all(LINES):
        element.insert_before("\n")
        element.insert_after("\n")
    lines = (" ".join(line.split()) for line in soup.get_text("").split("\n"))
    return "\n".join(line for line in lines if line)
