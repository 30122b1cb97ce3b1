"""From what an editor's blocks render to text that lasts: links, pictures and files get addresses
that stay, and nothing but known markup passes (security: no stored scripts).
"""

import mimetypes
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

import nh3
from bs4 import BeautifulSoup, Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from content.policies import addresses, hashes

TAGS = {
    *("p", "br", "b", "strong", "i", "em", "sup", "sub", "a", "ul", "ol", "li", "span", "div"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "img", "blockquote", "aside", "dl", "dt", "dd", "section", "time"),
}
ATTRIBUTES = {
    "*": {"class", "id", "lang", "role", "aria-hidden", "aria-label", "data-repeats"},
    "div": {"tabindex", "data-table-cue"},
    "a": {"href"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "img": {"src", "alt", "width", "height", "loading"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
#: How a block template names a picture: the freezer puts the lasting address in its place.
IMAGE_SCHEME = "image:"


@dataclass(frozen=True)
class AttachmentData:
    """A picture or file with its bytes; the names are those of VersionAttachment."""

    key: UUID
    name: str
    media_type: str
    alternative: str
    content: bytes

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes."""
        return hashes.bytes_hash(self.content)


class Freezer:
    """Freezes the markup of one section; collects ``attachments`` and ``faults`` on the way."""

    def __init__(self, namespace: UUID, language: str) -> None:
        self.namespace, self.language = namespace, language
        self.attachments: dict[UUID, AttachmentData] = {}
        self.faults: list[str] = []

    def frozen(self, html: str) -> str:
        """The same text with lasting addresses and clean markup."""
        soup = BeautifulSoup(html, "html.parser")
        for link in soup.find_all("a"):
            self._link(link)
        for image in soup.find_all("img"):
            self._image(image)
        return nh3.clean(
            str(soup), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None
        )

    def _link(self, link: Tag) -> None:
        kind, pk = link.attrs.pop("linktype", None), link.attrs.pop("id", None)
        if kind == "page":
            address = self._page_url(pk)
        elif kind == "document":
            address = self._document_url(pk)
        else:
            return
        if address:
            link["href"] = address
        else:
            link.unwrap()

    def _page_url(self, pk: Any) -> str | None:
        page = Page.objects.filter(pk=pk).select_related("locale").first()
        if page is None:
            return None
        policy = getattr(page.specific, "policy", None)
        if policy is not None:
            return addresses.policy_url(policy.slug or page.slug, self.language)
        return page.get_url()

    def _document_url(self, pk: Any) -> str | None:
        document = get_document_model().objects.filter(pk=pk).first()
        return self._kept(document, "", "missing_document")

    def _image(self, image: Tag) -> None:
        source = str(image.get("src", ""))
        if not source.startswith(IMAGE_SCHEME):
            image.decompose()
            return
        found = get_image_model().objects.filter(pk=source.removeprefix(IMAGE_SCHEME)).first()
        address = self._kept(found, str(image.get("alt", "")), "missing_image")
        if address is None or found is None:
            image.decompose()
            return
        image.attrs.update(src=address, width=str(found.width), height=str(found.height))

    def _kept(self, stored: Any, alternative: str, fault: str) -> str | None:
        """The address of an own copy of a picture or file; a fault when it is gone."""
        try:
            if stored is None:
                raise FileNotFoundError
            with stored.open_file() as opened:
                content = opened.read()
        except OSError:
            self.faults.append(fault)
            return None
        name = stored.filename
        key = uuid5(self.namespace, f"{name}\n{hashes.bytes_hash(content)}\n{alternative}")
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.attachments[key] = AttachmentData(key, name, media_type, alternative, content)
        return addresses.attachment_url(str(key))
