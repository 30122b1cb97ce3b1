"""What someone fills in at the versions room."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.policies.states import CORRECTABLE_DATES


def day_input() -> forms.DateInput:
    """A day as browsers ask for it; they understand only this notation."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ReasonForm(forms.Form):
    """Why something is added; readers see it."""

    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Lezers zien de reden bij het beleid."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def numbers(self) -> list[int]:
        """The versions that are annulled with it; most forms ask for none."""
        return []


class RepealForm(ReasonForm):
    """From which day the policy ends, and which prepared versions end with it."""

    from_on = forms.DateField(
        label=_("Ingetrokken vanaf"),
        help_text=_("De eerste dag waarop het beleid niet meer geldt."),
        widget=day_input(),
    )
    annul = forms.TypedMultipleChoiceField(
        label=_("Ook vernietigen"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("from_on", "reason", "annul")

    def __init__(self, *args: Any, versions: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["annul"].choices = [
            (number, _("Versie %(number)s") % {"number": number}) for number in versions
        ]

    def numbers(self) -> list[int]:
        return list(self.cleaned_data.get("annul") or [])


class DatesForm(ReasonForm):
    """The dates as they should have been; empty for none."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), required=False, widget=day_input())
    valid_until = forms.DateField(label=_("Geldt tot en met"), required=False, widget=day_input())
    retroactive_from = forms.DateField(
        label=_("Werkt terug tot en met"), required=False, widget=day_input()
    )
    field_order = (*CORRECTABLE_DATES, "reason")


class NoteForm(forms.Form):
    """A note beside a version."""

    reason = forms.CharField(
        label=_("Aantekening"),
        help_text=_("Lezers zien de aantekening bij deze versie. De tekst zelf verandert niet."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def numbers(self) -> list[int]:
        """A note annuls nothing."""
        return []


NEW, CORRECTION = "new", "correction"


class BeginForm(forms.Form):
    """What the working copy is for, and whether unissued work in it may go."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor"),
        choices=[
            (NEW, _("Een nieuwe versie schrijven die hierop verdergaat")),
            (CORRECTION, _("Een fout in deze versie herstellen")),
        ],
        initial=NEW,
        widget=forms.RadioSelect,
    )
    may_drop = forms.BooleanField(
        label=_("Het werk in de werkversie dat nog niet is uitgegeven, mag vervallen"),
        required=False,
    )

    def __init__(self, *args: Any, would_lose: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not would_lose:
            del self.fields["may_drop"]


class CarryForm(forms.Form):
    """A choice per conflict, by its key."""

    may_drop = forms.BooleanField(
        label=_("Het werk in de werkversie dat nog niet is uitgegeven, mag vervallen"),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        questions: Iterable[str],
        choices: list[tuple[str, Any]],
        would_lose: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not would_lose:
            del self.fields["may_drop"]
        for key in questions:
            self.fields[f"choice-{key}"] = forms.ChoiceField(
                label=_("Welke tekst blijft?"),
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies welke tekst blijft.")},
            )
