"""Values to begin with; each is a choice of the organisation and can be set anew from a day on."""

from datetime import date
from decimal import Decimal

from django.db import migrations

FIRST = {
    "gift_value_guideline": Decimal("50.00"),
    "reassess_after_months": Decimal(12),
    "decision_term_days": Decimal(42),
    "weekly_hours_limit": Decimal(48),
    "small_cell_size": Decimal(5),
}
SINCE = date(2010, 1, 1)


def set_first_values(apps, schema_editor):
    threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST.items():
        threshold.objects.create(name=name, value=value, holds_from=SINCE)


class Migration(migrations.Migration):
    dependencies = [("portal_parameters", "0001_initial")]
    operations = [migrations.RunPython(set_first_values, migrations.RunPython.noop)]
