"""Where the versions issued so far point."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations

from content.policies.links import hrefs_in, target_of

AT_ONCE = 500


def note_links(apps, schema_editor):
    section_model = apps.get_model("content_policies", "VersionSection")
    link_model = apps.get_model("content_policies", "SectionLink")
    version_model = apps.get_model("content_policies", "PolicyVersion")
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    found = (
        (version_id, section_id, url)
        for version_id, section_id, html in section_model.objects.filter(html__contains="href")
        .values_list("version_id", "section_id", "html")
        .iterator()
        for url in hrefs_in(html)
    )
    of_whole = (
        (version_id, None, reference["url"])
        for version_id, basis in version_model.objects.values_list("pk", "legal_basis").iterator()
        for reference in basis
        if reference.get("url")
    )
    for rows in (found, of_whole):
        waiting = []
        for version_id, section_id, url in rows:
            target = target_of(url, host)
            waiting.append(
                link_model(
                    version_id=version_id,
                    section_id=section_id,
                    url=url,
                    target_slug=target.slug,
                    target_section=target.section,
                )
            )
        link_model.objects.bulk_create(waiting, batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("content_policies", "0005_publishing_room")]
    operations = [migrations.RunPython(note_links, migrations.RunPython.noop)]
