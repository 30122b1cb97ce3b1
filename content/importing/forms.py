"""What an editor says when importing a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.importing.actions.import_outline import Wishes
from content.importing.kinds import kind_of_title
from content.importing.outline import Outline
from content.importing.rules import KNOWN_TYPES
from content.policies.words import KINDS

DATE = {"type": "date"}


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("Document"),
        help_text=_("Een van deze soorten: %(types)s; hoogstens 10 MB.")
        % {"types": ", ".join(KNOWN_TYPES)},
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(KNOWN_TYPES)}),
        allow_empty_file=True,
    )


class AcceptForm(forms.Form):
    """What becomes of the document; filled with what was found."""

    title = forms.CharField(label=_("Titel"), max_length=255)
    slug = forms.SlugField(
        label=_("Adres"),
        required=False,
        help_text=_("Bestaat dit adres al, dan wordt dit de volgende werkversie van dat beleid."),
    )
    kind = forms.ChoiceField(label=_("Soort"), choices=KINDS)
    valid_from = forms.DateField(
        label=_("Geldt vanaf"), required=False, widget=forms.DateInput(attrs=DATE)
    )
    valid_until = forms.DateField(
        label=_("Geldt tot en met"), required=False, widget=forms.DateInput(attrs=DATE)
    )
    retroactive_from = forms.DateField(
        label=_("Werkt terug tot en met"), required=False, widget=forms.DateInput(attrs=DATE)
    )
    change_note = forms.CharField(
        label=_("Wat er verandert"), widget=forms.Textarea(attrs={"rows": 3})
    )

    @classmethod
    def found(cls, outline: Outline, filename: str, data: Any = None) -> "AcceptForm":
        """The form with what the document itself says."""
        initial: dict[str, Any] = {
            "title": outline.title,
            "kind": kind_of_title(outline.title),
            "change_note": _("Overgenomen uit %(filename)s") % {"filename": filename},
        }
        if outline.validity:
            for name in ("valid_from", "valid_until", "retroactive_from"):
                initial[name] = getattr(outline.validity, name)
        return cls(data, initial=initial)

    def wishes(self) -> Wishes:
        """The answers as the action wants them."""
        return Wishes(**self.cleaned_data)
