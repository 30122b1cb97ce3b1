"""Gives portals that have the first list its later entries; what editors changed stays."""

from django.db import migrations

from search.first_synonyms import entries


def add_later_synonyms(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    known = set(Synonym.objects.values_list("typed", flat=True))
    later = [entry for entry in entries() if ", ".join(entry.typed) not in known]
    Synonym.objects.bulk_create(
        Synonym(
            typed=", ".join(entry.typed), meant=", ".join(entry.meant), both_ways=entry.both_ways
        )
        for entry in later
    )
    # The index holds tokens of an older analysis: rebuild_index makes it again.
    state = apps.get_model("search", "IndexState").objects
    state.update(stamp=2)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_first_synonyms")]
    operations = [migrations.RunPython(add_later_synonyms, migrations.RunPython.noop)]
