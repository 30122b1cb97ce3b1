"""Reminders, confirmations and looks at new rules; when each entry was last said to be right."""

import django.db.models.deletion
import forms.register.states
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate

from portal.core.clock import AMSTERDAM


def set_affirmed_on(apps, schema_editor):
    """The last answer sheet is when the employee last said that an entry is right."""
    entry = apps.get_model("forms_register", "RegisterEntry")
    sheet = apps.get_model("forms_register", "AnswerSheet")
    last = sheet.objects.filter(entry=OuterRef("pk")).order_by("-number")
    day = TruncDate("submitted_at", tzinfo=AMSTERDAM)
    entry.objects.update(affirmed_on=Subquery(last.annotate(day=day).values("day")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('forms_register', '0006_financial_private_job_move'),
        ('portal_people', '0003_absence'),
    ]

    operations = [
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('confirmed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('day', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ConfirmedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('day', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ReminderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('occasion', models.CharField(max_length=20)),
                ('about_on', models.DateField()),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='SectionReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section_id', models.CharField(max_length=40)),
                ('policy_key', models.CharField(max_length=80)),
                ('pinned_number', models.PositiveIntegerField()),
                ('now_number', models.PositiveIntegerField(null=True)),
                ('now_hash', models.CharField(blank=True, max_length=64)),
                ('reason', models.TextField()),
                ('reviewed_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'blik op een gewijzigde regel',
                'ordering': ('reviewed_at', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='registerentry',
            name='affirmed_on',
            field=models.DateField(blank=True, null=True, verbose_name='laatst bevestigd op'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='reassess_cause',
            field=models.CharField(blank=True, default='', max_length=20, verbose_name='aanleiding'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='stands_in_for',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries_stood_in_for', to='portal_people.person'),
        ),
        migrations.AddIndex(
            model_name='pinnedsection',
            index=models.Index(condition=models.Q(('role', 'decided')), fields=['section_id', 'version_number'], name='pinned_section_version'),
        ),
        migrations.AddIndex(
            model_name='registerentry',
            index=models.Index(condition=models.Q(('status', forms.register.states.Status['REGISTERED'])), fields=['affirmed_on'], name='register_entry_affirmed'),
        ),
        migrations.AddIndex(
            model_name='registerentry',
            index=models.Index(condition=models.Q(('stands_in_for__isnull', False)), fields=['stands_in_for'], name='register_entry_stand_in'),
        ),
        migrations.AddField(
            model_name='confirmation',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_confirmations', to='portal_people.person'),
        ),
        migrations.AddField(
            model_name='confirmedentry',
            name='confirmation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='forms_register.confirmation'),
        ),
        migrations.AddField(
            model_name='confirmedentry',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='forms_register.registerentry'),
        ),
        migrations.AddField(
            model_name='confirmedentry',
            name='sheet',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='forms_register.answersheet'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_reminders', to='portal_people.person'),
        ),
        migrations.AddField(
            model_name='reminderline',
            name='entry',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reminder_lines', to='forms_register.registerentry'),
        ),
        migrations.AddField(
            model_name='reminderline',
            name='reminder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='forms_register.reminder'),
        ),
        migrations.AddField(
            model_name='sectionreview',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='section_reviews', to='forms_register.decision'),
        ),
        migrations.AddField(
            model_name='sectionreview',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='section_reviews', to='forms_register.registerentry'),
        ),
        migrations.AddField(
            model_name='sectionreview',
            name='reviewed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='section_reviews', to='portal_people.person'),
        ),
        migrations.AddConstraint(
            model_name='confirmation',
            constraint=models.UniqueConstraint(fields=('person', 'day'), name='one_confirmation_a_day'),
        ),
        migrations.AddConstraint(
            model_name='confirmedentry',
            constraint=models.UniqueConstraint(fields=('confirmation', 'entry'), name='entry_confirmed_once'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('person', 'day'), name='one_reminder_a_day'),
        ),
        migrations.AddIndex(
            model_name='reminderline',
            index=models.Index(fields=['entry', 'about_on'], name='reminder_line_entry'),
        ),
        migrations.AddIndex(
            model_name='sectionreview',
            index=models.Index(fields=['decision', 'section_id', 'now_hash'], name='section_review_of'),
        ),
        migrations.AddConstraint(
            model_name='sectionreview',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='section_review_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='sectionreview',
            constraint=models.CheckConstraint(condition=models.Q(('now_number__isnull', True), models.Q(('now_number', models.F('pinned_number')), _negated=True), _connector='OR'), name='section_review_other_version'),
        ),
        migrations.RunPython(set_affirmed_on, migrations.RunPython.noop),
    ]
