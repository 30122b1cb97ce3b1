"""Gives a new portal the laws and norms of the lists that come with it."""

from django.db import migrations

from content.law.loading import load


def add_first_entries(apps, schema_editor):
    load(*(apps.get_model("content_law", name) for name in ("Law", "Norm", "NormMapping")))


class Migration(migrations.Migration):
    dependencies = [("content_law", "0001_initial")]
    operations = [migrations.RunPython(add_first_entries, migrations.RunPython.noop)]
