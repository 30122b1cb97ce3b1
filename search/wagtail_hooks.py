"""Synonyms in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

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
