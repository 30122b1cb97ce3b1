"""A file knows the question it was added to; files from before belong to no question by name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forms_register", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="attachment",
            name="question",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
    ]
