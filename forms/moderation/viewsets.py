"""The screens under "Instellingen" in the CMS: routes per kind, and who holds an office.

Each saves through the action of the register, so that rules and trail are the same as elsewhere.
"""

from typing import Any

from django import forms as django_forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput

from forms.register.actions.designate import designate
from forms.register.actions.end_designation import end_designation
from forms.register.actions.set_route import set_route
from forms.register.kinds.registry import kinds
from forms.register.models import DecisionRoute, Designation, RegisterEntry
from forms.register.selectors.routes import RouteRule, route_rules_on
from forms.register.words import sentence
from portal.core.actors import Actor, SystemActor
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.core.refused_forms import RefusalsInForm

PLACES = ("first_step", "second_step", "third_step")


def actor_of(request: HttpRequest) -> Actor:
    """The person behind a request in the CMS; a technical superuser is no person."""
    return request.person or SystemActor("superuser")


class SaveByAction(RefusalsInForm):
    """Saving goes through an action of the register, which may refuse."""

    form: Any
    request: HttpRequest

    def words_of(self, refusal: Refusal) -> str:
        return sentence(refusal)


def _steps() -> list[tuple[str, Any]]:
    return [(value, str(label).capitalize()) for value, label in RegisterEntry.RouteStep.choices]


class RouteForm(django_forms.ModelForm):
    """The steps one by one, in the order in which they are tried."""

    kind = django_forms.ChoiceField(label=_("Soort melding"))
    first_step = django_forms.ChoiceField(label=_("Eerst beslist"))
    second_step = django_forms.ChoiceField(label=_("Daarna"), required=False)
    third_step = django_forms.ChoiceField(
        label=_("Daarna"),
        required=False,
        help_text=_(
            "Wie afwezig of betrokken is, wordt overgeslagen. Is er niemand meer, dan beslist de "
            "coördinator integriteit."
        ),
    )

    field_order = ("kind", *PLACES, "board_on_doubt", "officer_on_doubt", "holds_from")

    class Meta:
        model = DecisionRoute
        fields = ("kind", "holds_from", "board_on_doubt", "officer_on_doubt")
        help_texts = {
            "holds_from": _(
                "De route geldt voor meldingen die vanaf deze dag binnenkomen of opnieuw worden "
                "beoordeeld."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.label) for kind in kinds()]
        for place in PLACES:
            empty = [] if place == PLACES[0] else [("", _("Niemand"))]
            self.fields[place].choices = [*empty, *_steps()]
        for place, step in zip(PLACES, self.instance.steps, strict=False):
            self.initial[place] = step
        if self.instance.pk:
            # Another kind or day is another row.
            del self.fields["kind"], self.fields["holds_from"]
        else:
            self.fields["holds_from"].widget = AdminDateInput()

    def _get_validation_exclusions(self) -> set[str]:
        # The same kind and day is a correction; what is wrong the action says in words.
        return {*super()._get_validation_exclusions(), "holds_from"}

    def steps(self) -> list[str]:
        """What was chosen, without the gaps."""
        return [step for place in PLACES if (step := self.cleaned_data[place])]


class SaveRoute(SaveByAction):
    """Both adding and correcting go through the one action."""

    def save_instance(self) -> DecisionRoute:
        row = self.form.instance
        return set_route(
            row.kind,
            holds_from=row.holds_from,
            steps=self.form.steps(),
            board_on_doubt=row.board_on_doubt,
            officer_on_doubt=row.officer_on_doubt,
            by=actor_of(self.request),
            now=timezone.now(),
        )


class AddRoute(SaveRoute, CreateView):
    pass


class EditRoute(SaveRoute, EditView):
    pass


def kind_in_words(route: DecisionRoute) -> str:
    """The kind as people call it."""
    return str(next((kind.label for kind in kinds() if kind.code == route.kind), route.kind))


def steps_in_words(route: DecisionRoute | RouteRule) -> str:
    """The steps in their order; the role that closes every route is not repeated."""
    labels = dict(RegisterEntry.RouteStep.choices)
    return ", ".join(str(labels.get(step, step)) for step in route.steps)


class RouteList(IndexView):
    """What was set, below what holds today for every kind."""

    template_name = "forms/moderation/cms/routes.html"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        rules = route_rules_on([kind.code for kind in kinds()], day_of(timezone.now()))
        today = [
            (kind.label, steps_in_words(rules[kind.code]), rules[kind.code]) for kind in kinds()
        ]
        return {**super().get_context_data(*args, **kwargs), "today": today}


class RouteViewSet(ModelViewSet):
    """A new route is a new row with its day; what held stays."""

    model = DecisionRoute
    name = "register_routes"
    icon = "arrow-right"
    menu_label = _("Wie beslist")
    add_to_settings_menu = True
    index_view_class = RouteList
    add_view_class = AddRoute
    edit_view_class = EditRoute
    copy_view_enabled = False
    list_display = [
        Column("kind", label=_("Soort melding"), accessor=kind_in_words),
        Column("steps", label=_("Volgorde"), accessor=steps_in_words),
        "holds_from",
    ]
    form_fields: list[str] = []

    def get_form_class(self, for_update: bool = False) -> type[django_forms.ModelForm]:
        return RouteForm


class SaveDesignation(SaveByAction):
    """Naming someone, or giving it a last day."""

    def save_instance(self) -> Designation:
        row, by, now = self.form.instance, actor_of(self.request), timezone.now()
        if row.pk:
            return end_designation(row, ends_on=row.ends_on, by=by, now=now)
        return designate(
            row.person,
            office=row.office,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            by=by,
            now=now,
        )


class AddDesignation(SaveDesignation, CreateView):
    pass


class EditDesignation(SaveDesignation, EditView):
    pass


class DesignationForm(django_forms.ModelForm):
    """The last day, which ending asks for."""

    class Meta:
        model = Designation
        fields = ("ends_on",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"] = formfield_for_dbfield(Designation._meta.get_field("ends_on"))
        self.fields["ends_on"].required = True


class NewDesignationForm(django_forms.ModelForm):
    """Who, for what, and from which day; people are chosen from a list that can be searched."""

    class Meta:
        model = Designation
        fields = ("office", "person", "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "starts_on", "ends_on"):
            self.fields[name] = formfield_for_dbfield(Designation._meta.get_field(name))

    def _get_validation_exclusions(self) -> set[str]:
        # What is wrong between the fields the action says in words.
        return {*super()._get_validation_exclusions(), "office", "ends_on"}


class DesignationList(IndexView):
    """Who holds or held an office."""

    def get_base_queryset(self) -> QuerySet[Designation]:
        return Designation.objects.select_related("person")


class DesignationViewSet(ModelViewSet):
    model = Designation
    name = "register_designations"
    icon = "user"
    menu_label = _("College en compliance")
    add_to_settings_menu = True
    index_view_class = DesignationList
    add_view_class = AddDesignation
    edit_view_class = EditDesignation
    copy_view_enabled = False
    list_display = [
        Column("office", label=_("Voor"), accessor="get_office_display"),
        "person",
        "starts_on",
        "ends_on",
    ]
    form_fields: list[str] = []

    def get_form_class(self, for_update: bool = False) -> type[django_forms.ModelForm]:
        return DesignationForm if for_update else NewDesignationForm
