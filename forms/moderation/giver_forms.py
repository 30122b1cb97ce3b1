"""What a moderator types about givers."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from forms.moderation.giver_pages import group_of_name
from forms.register.models import Giver, GiverGroup
from forms.register.words import REFUSALS


class _WithReason(django_forms.Form):
    """Every change of a giver says why."""

    reason = django_forms.CharField(
        label=_("Reden"),
        help_text=_("Bijvoorbeeld: zelfde adres en nummer bij de Kamer van Koophandel."),
        max_length=2000,
        widget=django_forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REFUSALS["reason_missing"]},
    )
    use_required_attribute = False


class JoinForm(_WithReason):
    """Which other giver is the same."""

    into = django_forms.ChoiceField(
        label=_("Is dezelfde gever als"),
        widget=django_forms.RadioSelect,
        error_messages={"required": _("Kies een gever.")},
    )
    field_order = ("into", "reason")

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, django_forms.ChoiceField)  # noqa: S101  (for mypy)
        into.choices = list(offered)


class SplitForm(_WithReason):
    """Which names do not belong here."""

    givers = django_forms.ModelMultipleChoiceField(
        label=_("Namen die hier niet bij horen"),
        queryset=Giver.objects.none(),
        widget=django_forms.CheckboxSelectMultiple,
        error_messages={"required": REFUSALS["no_name_chosen"]},
    )
    field_order = ("givers", "reason")

    def __init__(self, *args: Any, group: GiverGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        givers = self.fields["givers"]
        assert isinstance(givers, django_forms.ModelMultipleChoiceField)  # noqa: S101  (for mypy)
        givers.queryset = group.givers.order_by("key", "number")


class ApartForm(_WithReason):
    """Only why."""


class DescribeForm(_WithReason):
    """Name, number, and the organisation it belongs to by the name in the list."""

    name = django_forms.CharField(
        label=_("Naam"),
        max_length=200,
        error_messages={"required": REFUSALS["giver_name_missing"]},
    )
    chamber_number = django_forms.CharField(
        label=_("KvK-nummer"), help_text=_("Acht cijfers."), max_length=20, required=False
    )
    parent = django_forms.CharField(
        label=_("Moederorganisatie"),
        help_text=_("De naam zoals die in de lijst met gevers staat."),
        max_length=200,
        required=False,
    )
    field_order = ("name", "chamber_number", "parent", "reason")

    def clean_parent(self) -> GiverGroup | None:
        """The giver with that name."""
        name = self.cleaned_data["parent"].strip()
        if not name:
            return None
        found = group_of_name(name)
        if found is None:
            raise django_forms.ValidationError(
                _("Er is niet precies één gever met deze naam. Neem de naam over uit de lijst.")
            )
        return found
