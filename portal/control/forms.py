"""What the auditor types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.audit.models import AuditEvent
from portal.audit.selectors import subject_name
from portal.control.selectors import Wanted, subject_types


class TrailFilter(forms.Form):
    """Which part of the trail; everything is optional."""

    is_filter = True

    subject_type = forms.ChoiceField(label=_("Onderwerp"), required=False)
    subject_key = forms.CharField(
        label=_("Sleutel van het onderwerp"), required=False, max_length=80
    )
    actor_key = forms.CharField(label=_("Sleutel van wie handelde"), required=False, max_length=80)
    result = forms.ChoiceField(
        label=_("Afloop"),
        required=False,
        choices=[
            ("", _("alles")),
            (AuditEvent.Result.DONE, _("gedaan")),
            (AuditEvent.Result.REFUSED, _("geweigerd")),
        ],
    )
    from_on = forms.DateField(
        label=_("Vanaf"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until_on = forms.DateField(
        label=_("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, subject_name(kind)) for kind in subject_types()]
        self.fields["subject_type"].choices = [("", _("alles")), *kinds]

    def wanted(self) -> Wanted:
        """The conditions that were understood."""
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


class PurposeForm(forms.Form):
    """Why the auditor wants to see names and reasons."""

    purpose = forms.CharField(
        label=_("Waarvoor wilt u de namen en redenen inzien?"),
        help_text=_("Uw naam en dit doel komen zelf in het controlespoor van dit onderwerp."),
        max_length=500,
        required=False,
    )
