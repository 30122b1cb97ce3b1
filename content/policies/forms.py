"""What a reader chooses: a kind and topic, a day, two versions."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.policies.words import KINDS, MOTIVES


class IndexFilter(forms.Form):
    """Which documents to list."""

    is_filter = True

    soort = forms.MultipleChoiceField(
        label=_("Soort"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    onderwerp = forms.MultipleChoiceField(
        label=_("Onderwerp"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, topics: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderwerp"].choices = [(topic, topic) for topic in topics]
        if not topics:
            del self.fields["onderwerp"]


class DayForm(forms.Form):
    """A day on which something applied, and optionally the day on which it was known."""

    is_filter = True

    op = forms.DateField(
        label=_("Wat gold op"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    bekend_op = forms.DateField(
        label=_("Volgens wat bekend was op"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def days(self) -> tuple[date, date | None] | None:
        """The two days, when the first was given and both were understood."""
        if not self.is_valid() or not self.cleaned_data["op"]:
            return None
        return self.cleaned_data["op"], self.cleaned_data["bekend_op"]


#: A longer list of versions is not chosen from; one types the number.
MOST_TO_CHOOSE_FROM = 20


class ComparisonForm(forms.Form):
    """Two versions of one policy: chosen from a short list, typed where there are many."""

    is_filter = True

    van = forms.IntegerField(label=_("Van versie"))
    naar = forms.IntegerField(label=_("Naar versie"))
    #: How one looks at it stays as it is when other versions are chosen.
    weergave = forms.ChoiceField(
        choices=[("", ""), ("naast", "")], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, numbers: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._numbers = numbers
        is_short = len(numbers) <= MOST_TO_CHOOSE_FROM
        choices = [(one, one) for one in sorted(numbers, reverse=True)] if is_short else []
        for name in ("van", "naar"):
            if is_short:
                self.fields[name].widget = forms.Select(choices=choices)
            else:
                least, most = min(numbers), max(numbers)
                self.fields[name].widget.attrs.update(min=least, max=most)
                hint = _("Van %(least)s tot en met %(most)s.")
                self.fields[name].help_text = hint % {"least": least, "most": most}

    def _known(self, name: str) -> int:
        number: int = self.cleaned_data[name]
        if number not in self._numbers:
            raise forms.ValidationError(_("Er is geen versie %(number)s.") % {"number": number})
        return number

    def clean_van(self) -> int:
        """Only a version that one may know of."""
        return self._known("van")

    def clean_naar(self) -> int:
        """Only a version that one may know of."""
        return self._known("naar")


class ReasonForm(forms.Form):
    """Why something changed, in an editor's words."""

    use_required_attribute = False

    motives = forms.MultipleChoiceField(
        label=_("Aard van de wijziging"),
        choices=MOTIVES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Reden"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class RevokeForm(forms.Form):
    """Which of one's own secret addresses to revoke; another's is not among the choices."""

    revoke = forms.ChoiceField()

    def __init__(self, *args: Any, tokens: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tokens = {str(token.pk): token for token in tokens}
        self.fields["revoke"].choices = [(key, key) for key in self._tokens]

    def token(self) -> Any:
        """The address that was chosen."""
        return self._tokens[self.cleaned_data["revoke"]]
