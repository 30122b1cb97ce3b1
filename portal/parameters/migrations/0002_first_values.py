"""The values every portal starts with; an administrator adds others with the day they hold from.

Reversing removes only these rows, and only while nobody changed them.
"""

from datetime import date
from decimal import Decimal

from django.db import migrations

FIRST_DAY = date(2019, 1, 1)
FIRST_VALUES = {
    # rule of thumb of the central government's code of conduct; may be changed per organisation
    "gift_value_guideline": Decimal("50.00"),
    "reassess_after_months": Decimal("12"),
    # six weeks, close to the usual decision term of administrative law (Awb 4:13 sets eight at most)
    "decision_term_days": Decimal("42"),
    # the average that the Working Time Act allows over a longer period
    "weekly_hours_limit": Decimal("48"),
    "small_cell_size": Decimal("5"),
}


def add(apps, schema_editor):
    Threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST_VALUES.items():
        Threshold.objects.get_or_create(
            name=name, holds_from=FIRST_DAY, defaults={"value": value}
        )


def remove(apps, schema_editor):
    Threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST_VALUES.items():
        Threshold.objects.filter(name=name, holds_from=FIRST_DAY, value=value).delete()


class Migration(migrations.Migration):
    dependencies = [("portal_parameters", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
