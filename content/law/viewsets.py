"""The screens of the catalogue of law in the CMS; each saves through the one action."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView

from content.law.actions.put_entry import put_entry
from content.law.models import Law, LegalReference, Norm, NormMapping
from content.law.words import sentence
from portal.core.actors import actor_of
from portal.core.refusals import NotAllowed, Refusal
from portal.core.refused_forms import RefusalsInForm, add_refusals


class SaveEntry(RefusalsInForm):
    """Adding and changing go through the action; refusals stand at their fields."""

    form: Any
    request: HttpRequest
    #: How Wagtail's own history names it.
    log_action = "wagtail.edit"

    def save_instance(self) -> Model:
        entry = put_entry(
            self.form.instance,
            norms=self.form.cleaned_data.get("norms"),
            by=actor_of(self.request),
            now=timezone.now(),
        )
        log(instance=entry, action=self.log_action, user=self.request.user, content_changed=True)
        return entry

    def words_of(self, refusal: Refusal) -> str:
        return sentence(refusal)


class AddEntry(SaveEntry, generic.CreateView):
    log_action = "wagtail.create"


class EditEntry(SaveEntry, generic.EditView):
    pass


class AddReference(SaveEntry, snippets.CreateView):
    log_action = "wagtail.create"


class EditReference(SaveEntry, snippets.EditView):
    pass


class EntryViewSet(ModelViewSet):
    """What the screens of laws, norms and the table share."""

    add_view_class = AddEntry
    edit_view_class = EditEntry
    copy_view_enabled = False
    search_backend_name = None


class LawList(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Law]:
        return Law.objects.select_related("successor")


class LawViewSet(EntryViewSet):
    model = Law
    name = "law_laws"
    icon = "doc-full"
    menu_label = _("Wetten en normenkaders")
    index_view_class = LawList
    list_display = [
        "name",
        "abbreviation",
        Column("status", accessor="get_status_display"),
        "successor",
    ]
    search_fields = ["name", "abbreviation", "others"]
    form_fields = [
        *("name", "abbreviation", "others", "code", "is_framework", "bwb_ids", "url"),
        *("status", "status_on", "successor"),
    ]


class NormList(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Norm]:
        return Norm.objects.select_related("framework")


class NormViewSet(EntryViewSet):
    model = Norm
    name = "law_norms"
    icon = "list-ol"
    menu_label = _("Normen")
    index_view_class = NormList
    list_display = ["__str__", "gist", Column("status", accessor="get_status_display")]
    search_fields = ["number", "gist"]
    form_fields = ["framework", "number", "gist", "status"]


class MappingForm(forms.ModelForm):
    """A line of the table, with every norm by its name."""

    class Meta:
        model = NormMapping
        fields = ("subject", "norms", "note", "position")
        widgets = {"norms": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["norms"].queryset = Norm.objects.select_related("framework")


class MappingList(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[NormMapping]:
        return NormMapping.objects.prefetch_related("norms__framework")


def norms_in_words(line: NormMapping) -> str:
    """The norms of a line, for the list."""
    return ", ".join(str(norm) for norm in line.norms.all())


class MappingViewSet(EntryViewSet):
    model = NormMapping
    name = "law_norm_table"
    icon = "table"
    menu_label = _("Normentabel")
    index_view_class = MappingList
    list_display = ["subject", Column("norms", label=_("Normen"), accessor=norms_in_words)]
    form_fields = ["subject", "norms", "note", "position"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return MappingForm


class AddWhileChoosing(SnippetCreateView):
    """A new reference from the text that needs it; through the same action."""

    def save_form(self, form: Any) -> Model:
        return put_entry(form.instance, by=actor_of(self.request), now=timezone.now())

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().post(request)
        except NotAllowed as refused:
            add_refusals(self.form, refused.refusals, sentence)
            return self.get_reshow_creation_form_response()


class ReferenceChooserViewSet(SnippetChooserViewSet):
    create_view_class = AddWhileChoosing
    form_fields = ["law", "article", "paragraph", "part", "gloss"]


class ReferenceViewSet(snippets.SnippetViewSet):
    """References are snippets, so that a text can choose one."""

    model = LegalReference
    icon = "link"
    menu_label = _("Verwijzingen naar wet")
    menu_name = "verwijzingen"
    add_to_admin_menu = True
    menu_order = 341
    add_view_class = AddReference
    edit_view_class = EditReference
    copy_view_enabled = False
    list_display = ["__str__", "gloss", Column("status", accessor="get_status_display")]
    list_filter = ["law"]
    search_fields = ["law__name", "law__abbreviation", "article", "gloss"]
    search_backend_name = None
    chooser_viewset_class = ReferenceChooserViewSet
    form_fields = [
        *("law", "article", "paragraph", "part", "gloss", "url", "pinned_on"),
        *("status", "status_on", "successor"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LegalReference]:
        return LegalReference.objects.select_related("law")


class LawScreens(ViewSetGroup):
    """One item in the menu for all of them."""

    items = (LawViewSet, NormViewSet, MappingViewSet)
    menu_label = _("Wetten en normen")
    menu_icon = "doc-full"
    menu_order = 340
