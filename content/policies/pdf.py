"""A version as a PDF: the same words as its page, with version, validity and hash on every page.

Nothing in it depends on the reader or the day, so it is made once and kept under everything it
depends on; a later correction of dates or an annulment makes another one.
"""

from urllib.parse import urljoin

from django.core.cache import cache
from django.template.loader import render_to_string

from content.policies import addresses, hashes
from content.policies.body import sections_shown
from content.policies.models import VersionAttachment
from content.policies.reading import VersionText, lasting_facts
from portal.integrations.pdf import GivenFile, pdf_of
from portal.integrations.pdf_fonts import house_fonts

TEMPLATE = "content/policies/pdf/version.html"
STYLE = "content/policies/pdf/version.css"


def pdf_key(text: VersionText) -> str:
    """Equal for two PDFs with the same content."""
    said = [
        text.citation.text,
        repr(lasting_facts(text)),
        sorted([str(id_), row.heading, row.html] for (id_, _), row in text.found.texts.items()),
    ]
    return f"pdf-{text.frozen.key}-{text.found.language}-{hashes.sha256(said)}"


def pdf_of_version(text: VersionText) -> bytes:
    """The PDF of a version in a language. Raises PdfUnavailable where none can be made."""
    key = pdf_key(text)
    made: bytes | None = cache.get(key)
    if made is None:
        made = pdf_of(
            html_of(text),
            css=render_to_string(STYLE),
            base=f"{text.citation.base}/",
            files={**house_fonts(), **_pictures(text)},
            name=text.frozen.version.record_hash.encode(),
        )
        cache.set(key, made, timeout=None)
    return made


def html_of(text: VersionText) -> str:
    """The document before it is set."""
    context = {
        "text": text,
        "version": text.frozen.version,
        "facts": lasting_facts(text),
        "sections": sections_shown(text.frozen, text.found, text.citation, {}),
        "language": text.language,
    }
    return render_to_string(TEMPLATE, context)


def _pictures(text: VersionText) -> dict[str, GivenFile]:
    """The version's own pictures by their address; nobody else's."""
    base = f"{text.citation.base}/"
    rows = VersionAttachment.objects.filter(
        version_id=text.frozen.version.pk, media_type__startswith="image/"
    )
    return {
        urljoin(base, addresses.attachment_url(str(row.key))): GivenFile(
            bytes(row.content), row.media_type
        )
        for row in rows
    }
