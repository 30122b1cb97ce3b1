"""Gives a new portal its first list of synonyms."""

from django.db import migrations

from search.first_synonyms import entries


def add_first_synonyms(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create(
        Synonym(
            typed=", ".join(entry.typed), meant=", ".join(entry.meant), both_ways=entry.both_ways
        )
        for entry in entries()
    )
    apps.get_model("search", "IndexState").objects.create(stamp=1)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(add_first_synonyms, migrations.RunPython.noop)]
