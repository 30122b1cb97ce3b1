"""Synonyms and results put first, in the CMS."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.people.roles import Capability
from search import cms
from search.models import Synonym
from search.permissions import EditorsKeepIt


class SynonymViewSet(SnippetViewSet):
    """The list of other words, with a field to look for one."""

    model = Synonym
    icon = "search"
    menu_label = _("Synoniemen")
    menu_name = "synoniemen"
    add_to_admin_menu = True
    menu_order = 350
    list_display = ("typed", "meant", "both_ways")
    list_filter = {"typed": ["icontains"], "meant": ["icontains"]}
    panels = [FieldPanel("typed"), FieldPanel("meant"), FieldPanel("both_ways")]
    copy_view_enabled = False


register_permission_policy(Synonym, EditorsKeepIt(Synonym))
register_snippet(SynonymViewSet)


class ResultsMenuItem(MenuItem):
    """Shown to who may edit policies."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.person) and request.person.can(Capability.EDIT_POLICY)


@hooks.register("register_admin_urls")
def search_urls() -> list[object]:
    """The address under /cms/."""
    return [path("zoekresultaten/", cms.results, name="search_results_cms")]


@hooks.register("register_admin_menu_item")
def results_menu_item() -> MenuItem:
    """The way in."""
    return ResultsMenuItem(
        _("Zoekresultaten"), reverse("search_results_cms"), icon_name="search", order=351
    )
