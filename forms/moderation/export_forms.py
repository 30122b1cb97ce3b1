"""What a moderator says before taking a list along."""

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from forms.moderation.words import REFUSALS
from portal.core.table_files import TableForm


class ExportForm(django_forms.Form):
    """What for, and as what kind of file."""

    purpose = django_forms.CharField(
        label=_("Waarvoor neemt u deze meldingen mee?"),
        help_text=_(
            "Iedereen van wie een melding in het bestand staat, leest uw naam en dit doel."
        ),
        max_length=500,
        error_messages={"required": REFUSALS["purpose_missing"]},
    )
    form = django_forms.ChoiceField(
        label=_("Soort bestand"),
        choices=[
            (TableForm.XLSX, _("Spreadsheet (xlsx)")),
            (TableForm.CSV, _("Tekst met puntkomma’s (csv)")),
        ],
        initial=TableForm.XLSX,
        widget=django_forms.RadioSelect,
        error_messages={"required": _("Kies een soort bestand.")},
    )
    use_required_attribute = False
