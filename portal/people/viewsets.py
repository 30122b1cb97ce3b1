"""The screens under "Instellingen" in the CMS: roles, audiences, departments and parameters.

Each saves through the action of its room, so that rules and trail are the same as elsewhere.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.actors import actor_of
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.core.refused_forms import RefusalsInForm
from portal.parameters.actions.set_threshold import set_threshold
from portal.parameters.models import Threshold
from portal.people.actions.assign_role import assign_role
from portal.people.actions.put_audience import put_audience
from portal.people.actions.revoke_role import revoke_role
from portal.people.actions.tell_absence import change_absence, tell_absence
from portal.people.models import Absence, Audience, Department, Person
from portal.people.roles import Role
from portal.people.selectors import active_people, people_by_key
from portal.people.words import ROLES, sentence


class SaveByAction(RefusalsInForm):
    """Saving goes through an action of this room, which may refuse."""

    def words_of(self, refusal: Refusal) -> str:
        return sentence(refusal)


class RolesForm(forms.ModelForm):
    """Which roles someone holds today."""

    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=[(role.value, label) for role, label in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Person
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["roles"] = sorted(self.instance.roles)


class EditRoles(SaveByAction, EditView):
    """Gives the roles that were ticked and takes those that were not."""

    def save_instance(self) -> Person:
        person, by, now = self.form.instance, actor_of(self.request), timezone.now()
        wanted = {Role(role) for role in self.form.cleaned_data["roles"]}
        for role in sorted(wanted - person.roles):
            assign_role(person, role, by=by, now=now)
        for role in sorted(person.roles - wanted):
            revoke_role(person, role, by=by, now=now)
        return person


def roles_in_words(person: Person) -> str:
    """The roles of today, for the list."""
    return ", ".join(str(ROLES[role]) for role in sorted(person.roles))


class PeopleList(IndexView):
    """Everyone who works here, with their roles in one extra query."""

    def get_base_queryset(self) -> QuerySet[Person]:
        return active_people(day_of(timezone.now())).prefetch_related("role_assignments")


class RolesViewSet(ModelViewSet):
    model = Person
    name = "portal_roles"
    icon = "user"
    menu_label = _("Personen en rollen")
    add_to_settings_menu = True
    index_view_class = PeopleList
    edit_view_class = EditRoles
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("directory_key", label=_("Personeelsnummer"), sort_key="directory_key"),
        Column("roles", label=_("Rollen"), accessor=roles_in_words),
    ]
    search_fields = ["first_name", "last_name", "directory_key"]
    search_backend_name = None
    ordering = ["last_name", "first_name"]
    form_fields: list[str] = []

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RolesForm


class SaveAudience(SaveByAction):
    """Both adding and changing go through the one action."""

    form: Any
    request: HttpRequest

    def save_instance(self) -> Audience:
        return put_audience(
            self.form.instance,
            departments=self.form.cleaned_data["departments"],
            functions=self.form.cleaned_data["functions"],
            by=actor_of(self.request),
            now=timezone.now(),
        )


class AddAudience(SaveAudience, CreateView):
    pass


class EditAudience(SaveAudience, EditView):
    pass


class AudienceViewSet(ModelViewSet):
    model = Audience
    name = "portal_audiences"
    icon = "group"
    menu_label = _("Doelgroepen")
    add_to_settings_menu = True
    add_view_class = AddAudience
    edit_view_class = EditAudience
    copy_view_enabled = False
    list_display = ["name", "key"]
    search_fields = ["name", "key"]
    search_backend_name = None
    form_fields = ["name", "key", "person_kind", "departments", "functions", "only_vulnerable"]


class DepartmentList(IndexView):
    """Departments with who leads them."""

    def get_base_queryset(self) -> QuerySet[Department]:
        return Department.objects.select_related("parent", "manager")


class DepartmentViewSet(ModelViewSet):
    """To look at only: departments come from the directory."""

    model = Department
    name = "portal_departments"
    icon = "list-ul"
    menu_label = _("Afdelingen")
    add_to_settings_menu = True
    index_view_class = DepartmentList
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["name", "code", "parent", "manager"]
    search_fields = ["name", "code"]
    search_backend_name = None
    form_fields = ["name"]


class SaveThreshold:
    """Both adding and correcting go through the one action."""

    form: Any
    request: HttpRequest

    def save_instance(self) -> Threshold:
        row = self.form.instance
        return set_threshold(
            row.name,
            value=row.value,
            holds_from=row.holds_from,
            by=actor_of(self.request),
            now=timezone.now(),
        )


class AddThreshold(SaveThreshold, CreateView):
    pass


class EditThreshold(SaveThreshold, EditView):
    pass


class ThresholdViewSet(ModelViewSet):
    """A new value is a new row with its day; a typing mistake is corrected in the row."""

    model = Threshold
    name = "portal_parameters"
    icon = "sliders"
    menu_label = _("Parameters")
    add_to_settings_menu = True
    add_view_class = AddThreshold
    edit_view_class = EditThreshold
    copy_view_enabled = False
    list_display = [
        Column("name", label=_("Naam"), accessor="get_name_display"),
        "value",
        "holds_from",
    ]
    form_fields = ["name", "value", "holds_from"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        fields = ["value"] if for_update else self.form_fields
        return forms.modelform_factory(
            Threshold, fields=fields, localized_fields=("value", "holds_from")
        )


class AbsenceForm(forms.ModelForm):
    """Who is away from when until when, by the number in the directory: a list to choose from
    would hold everyone.
    """

    directory_key = forms.CharField(label=_("Personeelsnummer"), max_length=40)

    class Meta:
        model = Absence
        fields = ("directory_key", "starts_on", "ends_on")

    def clean_directory_key(self) -> str:
        """Someone has this number."""
        key = self.cleaned_data["directory_key"].strip()
        self.person = people_by_key([key]).get(key)
        if self.person is None:
            raise forms.ValidationError(_("Niemand heeft dit personeelsnummer."))
        return key


class AbsenceList(IndexView):
    """Those who are or will be away."""

    def get_base_queryset(self) -> QuerySet[Absence]:
        today = day_of(timezone.now())
        return Absence.objects.filter(withdrawn_at=None, ends_on__gte=today).select_related(
            "person"
        )


class AddAbsence(SaveByAction, CreateView):
    """Told by who manages people, for someone who cannot."""

    def save_instance(self) -> Absence:
        given = self.form.cleaned_data
        return tell_absence(
            self.form.person,
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            by=actor_of(self.request),
            now=timezone.now(),
        )


class EditAbsence(SaveByAction, EditView):
    """Another last day."""

    def save_instance(self) -> Absence:
        return change_absence(
            self.form.instance,
            ends_on=self.form.cleaned_data["ends_on"],
            by=actor_of(self.request),
            now=timezone.now(),
        )


class AbsenceViewSet(ModelViewSet):
    """Days on which someone else is asked; the reason is not asked and not kept."""

    model = Absence
    name = "portal_absences"
    icon = "date"
    menu_label = _("Afwezigheid")
    add_to_settings_menu = True
    index_view_class = AbsenceList
    add_view_class = AddAbsence
    edit_view_class = EditAbsence
    copy_view_enabled = False
    list_display = ["person", "starts_on", "ends_on"]
    form_fields = ["starts_on", "ends_on"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        localized = ("starts_on", "ends_on")
        if for_update:
            return forms.modelform_factory(Absence, fields=["ends_on"], localized_fields=localized)
        return forms.modelform_factory(
            Absence, form=AbsenceForm, fields=self.form_fields, localized_fields=localized
        )
