"""From which amount of one giver on to warn (0: not until the organisation sets an amount), and how
long a file with entries can be fetched; each can be set anew from a day on.
"""

from datetime import date
from decimal import Decimal

from django.db import migrations, models

FIRST = {"giver_total_limit": Decimal(0), "export_file_days": Decimal(7)}
SINCE = date(2010, 1, 1)


def set_first_values(apps, schema_editor):
    threshold = apps.get_model("portal_parameters", "Threshold")
    for name, value in FIRST.items():
        threshold.objects.create(name=name, value=value, holds_from=SINCE)


class Migration(migrations.Migration):

    dependencies = [
        ('portal_parameters', '0006_reminders_of_the_register'),
    ]

    operations = [
        migrations.AlterField(
            model_name='threshold',
            name='name',
            field=models.CharField(choices=[('gift_value_guideline', 'richtbedrag geschenken (euro)'), ('reassess_after_months', 'herbeoordeling na (maanden)'), ('decision_term_days', 'beslistermijn (dagen)'), ('weekly_hours_limit', 'waarschuwing totaal aantal uren per week'), ('small_cell_size', 'kleinste aantal dat getoond wordt'), ('review_reminder_days', 'herinneren aan herziening van beleid, zoveel dagen vooraf'), ('review_repeat_days', 'herinnering aan herziening herhalen na (dagen)'), ('financial_reassess_months', 'herbeoordeling van financiële belangen na (maanden)'), ('job_move_lead_days', 'overstap melden, zoveel dagen voor vertrek'), ('draft_unused_days', 'concept van een melding verwijderen, zoveel dagen na de laatste wijziging'), ('reminder_half_percent', 'beslisser herinneren na dit deel van de beslistermijn (procent)'), ('escalation_days', 'naasthogere inlichten, zoveel dagen na de beslistermijn'), ('information_reminder_days', 'melder herinneren aan een vraag na (dagen)'), ('reminder_repeat_days', 'herinnering aan meldingen herhalen na (dagen)'), ('yearly_check_months', 'vragen of meldingen nog kloppen na (maanden)'), ('giver_total_limit', 'waarschuwen boven dit bedrag van één gever in twaalf maanden (euro, 0 is nooit)'), ('export_file_days', 'bestand met meldingen bewaren (dagen)')], max_length=40, verbose_name='naam'),
        ),
        migrations.RunPython(set_first_values, migrations.RunPython.noop),
    ]
