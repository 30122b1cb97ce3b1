"""A public key for what is disclosed; tables of a year and bare counts that stay for ever."""

import uuid

from django.db import migrations, models


def one_key_per_entry(apps, schema_editor):
    """A column's default is one value for all rows; every entry needs its own."""
    disclosures = apps.get_model("forms_register", "Disclosure")
    entries = disclosures.objects.order_by().values_list("entry", flat=True).distinct()
    for entry in list(entries):
        disclosures.objects.filter(entry=entry).update(public_key=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("forms_register", "0002_question_of_a_file")]

    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="public_key",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
        migrations.RunPython(one_key_per_entry, migrations.RunPython.noop),
        migrations.CreateModel(
            name="YearFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("tables", models.JSONField()),
                ("smallest", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("content_hash", models.CharField(max_length=64)),
            ],
            options={"ordering": ("-year",)},
        ),
        migrations.CreateModel(
            name="AnonymisedEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("status", models.CharField(max_length=24)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("received_on", models.DateField()),
                ("finished_on", models.DateField()),
                ("anonymised_on", models.DateField()),
            ],
            options={
                "ordering": ("received_on",),
                "indexes": [
                    models.Index(
                        fields=["received_on", "kind", "outcome"], name="anonymised_entry_year"
                    )
                ],
            },
        ),
    ]
