"""How long a trip may go on privately, how long a former minister is no contact, and whether a gift
is talked over first; a choice of the organisation, to be set anew from a day on.
"""

from datetime import date
from decimal import Decimal

from django.db import migrations, models

# Three days, two years, and as the code of conduct has it: before or after.
FIRST = {
    "trip_extension_hours": Decimal(72),
    "former_minister_months": Decimal(24),
    "prior_gift_consultation": Decimal(0),
}
SINCE = date(2010, 1, 1)


def set_first_values(apps, schema_editor):
    threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST.items():
        threshold.objects.create(name=name, value=value, holds_from=SINCE)


class Migration(migrations.Migration):
    dependencies = [("portal_parameters", "0007_givers_and_files")]
    operations = [
        migrations.AlterField(
            model_name="threshold",
            name="name",
            field=models.CharField(
                choices=[
                    ("gift_value_guideline", "richtbedrag geschenken (euro, 0 is geen richtbedrag)"),
                    ("reassess_after_months", "herbeoordeling na (maanden)"),
                    ("decision_term_days", "beslistermijn (dagen)"),
                    ("weekly_hours_limit", "waarschuwing totaal aantal uren per week"),
                    ("small_cell_size", "kleinste aantal dat getoond wordt"),
                    ("review_reminder_days", "herinneren aan herziening van beleid, zoveel dagen vooraf"),
                    ("review_repeat_days", "herinnering aan herziening herhalen na (dagen)"),
                    ("financial_reassess_months", "herbeoordeling van financiële belangen na (maanden)"),
                    ("job_move_lead_days", "overstap melden, zoveel dagen voor vertrek"),
                    (
                        "draft_unused_days",
                        "concept van een melding verwijderen, zoveel dagen na de laatste wijziging",
                    ),
                    (
                        "reminder_half_percent",
                        "beslisser herinneren na dit deel van de beslistermijn (procent)",
                    ),
                    ("escalation_days", "naasthogere inlichten, zoveel dagen na de beslistermijn"),
                    ("information_reminder_days", "melder herinneren aan een vraag na (dagen)"),
                    ("reminder_repeat_days", "herinnering aan meldingen herhalen na (dagen)"),
                    ("yearly_check_months", "vragen of meldingen nog kloppen na (maanden)"),
                    (
                        "giver_total_limit",
                        "waarschuwen boven dit bedrag van één gever in twaalf maanden (euro, 0 is nooit)",
                    ),
                    ("export_file_days", "bestand met meldingen bewaren (dagen)"),
                    ("trip_extension_hours", "dienstreis privé verlengen, hooguit (uren)"),
                    (
                        "former_minister_months",
                        "geen zakelijk contact met een oud-bewindspersoon gedurende (maanden)",
                    ),
                    ("prior_gift_consultation", "geschenken vooraf overleggen (1 is ja, 0 is nee)"),
                ],
                max_length=40,
                verbose_name="naam",
            ),
        ),
        migrations.RunPython(set_first_values, migrations.RunPython.noop),
    ]
