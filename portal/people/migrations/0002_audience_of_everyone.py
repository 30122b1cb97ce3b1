"""The audience of all who sign in: texts are for everybody unless their editor says otherwise."""

from typing import Any

from django.db import migrations


def add_everyone(apps: Any, schema_editor: Any) -> None:
    apps.get_model("portal_people", "Audience").objects.get_or_create(
        key="iedereen", defaults={"name": "Iedereen"}
    )


class Migration(migrations.Migration):
    dependencies = [("portal_people", "0001_initial")]

    operations = [migrations.RunPython(add_everyone, migrations.RunPython.noop)]
