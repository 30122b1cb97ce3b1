"""Keep where a version points, so that it can be asked from the other side."""

from content.policies.links import hrefs_in
from content.policies.models import PolicyVersion, SectionLink, VersionSection
from content.policies.selectors.links import link_row


def note_links(version: PolicyVersion) -> int:
    """Read the links from the frozen text of a version, once; returns how many.

    Part of issuing and without an event of its own: it says nothing that the version does not say.
    """
    rows: list[SectionLink] = []
    for section in VersionSection.objects.filter(version=version).order_by("position"):
        rows += [link_row(version, section.section_id, url) for url in hrefs_in(section.html)]
    rows += [
        link_row(version, None, reference["url"])
        for reference in version.legal_basis
        if reference.get("url")
    ]
    SectionLink.objects.bulk_create(rows)
    return len(rows)
