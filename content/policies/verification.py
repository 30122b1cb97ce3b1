"""Compute again what was frozen, from the rows as they are now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.policies import hashes
from content.policies.models import PolicyPage, PolicyVersion

CHUNK = 50


def verify(version: PolicyVersion) -> list[str]:
    """What no longer fits in one version: empty when text, files and metadata are as issued."""
    found = []
    sections = sorted(version.sections.all(), key=lambda section: section.position)
    attachments = list(version.attachments.all())
    for section in sections:
        if section.text_hash != hashes.text_hash(section.heading, section.html):
            found.append(_("onderdeel %(position)s is gewijzigd") % {"position": section.position})
    for kept in attachments:
        if kept.content_hash != hashes.bytes_hash(bytes(kept.content)):
            found.append(_("bijlage %(name)s is gewijzigd") % {"name": kept.name})
    content = hashes.content_hash(
        title=version.title,
        official_title=version.official_title,
        legal_basis=version.legal_basis,
        sections=[hashes.section_content(section) for section in sections],
        attachments=[hashes.attachment_content(kept) for kept in attachments],
    )
    if content != version.content_hash:
        found.append(_("de tekst past niet bij zijn afdruk"))
    if hashes.record_hash(version) != version.record_hash:
        found.append(_("de gegevens passen niet bij hun afdruk"))
    return found


def problems() -> Iterator[str]:
    """Every version that is not as it was issued, and live policy pages without a version."""
    versions = PolicyVersion.objects.select_related("policy").order_by("pk")
    for version in versions.prefetch_related("sections", "attachments").iterator(chunk_size=CHUNK):
        for problem in verify(version):
            yield f"{version.policy.slug} {version.number}: {problem}"
    pages = PolicyPage.objects.filter(live=True, alias_of=None).select_related("locale", "policy")
    for page in pages.filter(policy__versions=None):
        if page.is_authentic:
            yield _("%(title)s: de pagina is live, maar er is geen uitgegeven versie") % {
                "title": page.title
            }


def count() -> int:
    """How many versions there are to verify."""
    return PolicyVersion.objects.count()
