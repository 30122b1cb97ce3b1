"""What an editor says when importing a document."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.importing.actions.import_outline import Wishes
from content.importing.continuation import WHY, name_of
from content.importing.kinds import kind_of_title
from content.importing.matching import Known, Match
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


class GoesOnForm(forms.Form):
    """Which new section goes on from which old one; filled with what was found.

    Every new section says what it is, and every old one that nothing goes on from what it became.
    """

    def __init__(
        self, old: Sequence[Known], outline: Outline, found: Match, data: Any = None
    ) -> None:
        super().__init__(data)
        self.old, self.outline, self.found = old, outline, found
        names = [(one.key, name_of(one)) for one in old]
        choices = [
            ("", _("nieuw onderdeel")),
            (_("gaat verder als"), [(f"same:{key}", name) for key, name in names]),
            (_("afgesplitst van"), [(f"split:{key}", name) for key, name in names]),
        ]
        for place, section in enumerate(outline.sections):
            self.fields[f"place-{place}"] = forms.ChoiceField(
                label=_("Wat ‘%(name)s’ is") % {"name": name_of(section)},
                choices=choices,
                required=False,
                initial=self._initial(place),
            )
        targets = [(str(place), name_of(one)) for place, one in enumerate(outline.sections)]
        for key, name in names:
            self.fields[f"gone-{key}"] = forms.ChoiceField(
                label=_("Wat er wordt van ‘%(name)s’") % {"name": name},
                choices=[("", _("vervalt")), (_("gaat op in"), targets)],
                required=False,
                initial=str(found.merged.get(key, "")),
            )

    def _initial(self, place: int) -> str:
        if place in self.found.same:
            return f"same:{self.found.same[place]}"
        return f"split:{self.found.split[place]}" if place in self.found.split else ""

    def goes_on(self) -> Match:
        """What was chosen; as it was found when nothing was."""
        if not self.is_bound or not self.is_valid():
            return self.found
        same: dict[int, str] = {}
        split: dict[int, str] = {}
        merged: dict[str, int] = {}
        for place in range(len(self.outline.sections)):
            kind, _colon, key = self.cleaned_data[f"place-{place}"].partition(":")
            if kind:
                (same if kind == "same" else split)[place] = key
        held = {*same.values(), *split.values()}
        for one in self.old:
            target = self.cleaned_data[f"gone-{one.key}"]
            if target and one.key not in held:
                merged[one.key] = int(target)
        why = {
            place: reason
            for place, reason in self.found.why.items()
            if self.found.same.get(place) == same.get(place)
        }
        return Match(same, split, merged, why)

    def _still_open(self) -> list[Known]:
        """Old sections that nothing goes on from, by what is chosen at this moment."""
        chosen = [
            str(self[f"place-{place}"].value()) for place in range(len(self.outline.sections))
        ]
        held = {value.partition(":")[2] for value in chosen}
        return [one for one in self.old if one.key not in held]

    def unseen(self) -> list[str]:
        """Names of old sections that were let go without being asked what became of them."""
        return [name_of(one) for one in self._still_open() if f"gone-{one.key}" not in self.data]

    def places(self) -> list[tuple[Any, Any, str]]:
        """Each new section with its field, and how it was recognised."""
        return [
            (section, self[f"place-{place}"], str(WHY.get(self.found.why.get(place, ""), "")))
            for place, section in enumerate(self.outline.sections)
        ]

    def gone(self) -> list[Any]:
        """The fields of old sections that nothing goes on from."""
        return [self[f"gone-{one.key}"] for one in self._still_open()]
