"""Keep where a version points, so that it can be asked from the other side."""

from urllib.parse import urlsplit

from django.conf import settings

from content.policies.links import hrefs_in, target_of
from content.policies.models import PolicyVersion, SectionLink, VersionSection


def own_host() -> str:
    """The host of the portal itself, with its port."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


def note_links(version: PolicyVersion) -> int:
    """Read the links from the frozen text of a version, once; returns how many.

    Part of issuing and without an event of its own: it says nothing that the version does not say.
    """
    host = own_host()
    rows: list[SectionLink] = []
    for section in VersionSection.objects.filter(version=version).order_by("position"):
        rows += [_row(version, section.section_id, url, host) for url in hrefs_in(section.html)]
    rows += [
        _row(version, None, reference["url"], host)
        for reference in version.legal_basis
        if reference.get("url")
    ]
    SectionLink.objects.bulk_create(rows)
    return len(rows)


def _row(version: PolicyVersion, section_id: object, url: str, host: str) -> SectionLink:
    target = target_of(url, host)
    return SectionLink(
        version=version,
        section_id=section_id,
        url=url,
        target_slug=target.slug,
        target_section=target.section,
    )
