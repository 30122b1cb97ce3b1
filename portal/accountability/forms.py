"""What the compiler and the adopter type."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CompileForm(forms.Form):
    """The words around the figures."""

    introduction = forms.CharField(
        label=_("Inleiding"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    conclusions = forms.CharField(
        label=_("Conclusies en plannen voor het volgende jaar"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AdoptForm(forms.Form):
    """The decision by which the account was adopted."""

    adopted_on = forms.DateField(
        label=_("Vastgesteld op"), widget=forms.DateInput(attrs={"type": "date"})
    )
    adopted_by = forms.CharField(label=_("Vastgesteld door"), max_length=200, required=False)
    adoption_reference = forms.CharField(label=_("Besluitnummer"), max_length=200, required=False)
