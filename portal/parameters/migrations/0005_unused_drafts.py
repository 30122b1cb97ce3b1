"""How long a draft that nobody touches is kept; a choice of the organisation, set anew from a day."""

from datetime import date
from decimal import Decimal

from django.db import migrations, models

# A quarter: longer than a leave, short enough not to become a shadow register.
FIRST = {"draft_unused_days": Decimal(90)}
SINCE = date(2010, 1, 1)


def set_first_values(apps, schema_editor):
    threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST.items():
        threshold.objects.create(name=name, value=value, holds_from=SINCE)


class Migration(migrations.Migration):
    dependencies = [("portal_parameters", "0004_financial_interests_and_job_moves")]
    operations = [
        migrations.AlterField(
            model_name="threshold",
            name="name",
            field=models.CharField(
                choices=[
                    ("gift_value_guideline", "richtbedrag geschenken (euro)"),
                    ("reassess_after_months", "herbeoordeling na (maanden)"),
                    ("decision_term_days", "beslistermijn (dagen)"),
                    ("weekly_hours_limit", "waarschuwing totaal aantal uren per week"),
                    ("small_cell_size", "kleinste aantal dat getoond wordt"),
                    (
                        "review_reminder_days",
                        "herinneren aan herziening van beleid, zoveel dagen vooraf",
                    ),
                    ("review_repeat_days", "herinnering aan herziening herhalen na (dagen)"),
                    (
                        "financial_reassess_months",
                        "herbeoordeling van financiële belangen na (maanden)",
                    ),
                    ("job_move_lead_days", "overstap melden, zoveel dagen voor vertrek"),
                    (
                        "draft_unused_days",
                        "concept van een melding verwijderen, zoveel dagen na de laatste wijziging",
                    ),
                ],
                max_length=40,
                verbose_name="naam",
            ),
        ),
        migrations.RunPython(set_first_values, migrations.RunPython.noop),
    ]
