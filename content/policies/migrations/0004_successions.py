from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content_policies", "0003_feed_tokens"),
    ]

    operations = [
        migrations.AddField(
            model_name="policypage",
            name="successions",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="opvolging van onderdelen"
            ),
        ),
    ]
