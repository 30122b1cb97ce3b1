"""Reading what the page and the API were asked."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.facets import VALUES
from search.selectors import MAXIMUM_SIZE, Scope

SCOPES = [
    (Scope.IN_FORCE.value, _("Wat nu geldt")),
    (Scope.HISTORY.value, _("Ook eerdere versies")),
]
#: Beyond this nobody leafs, and the pool holds no more.
MAXIMUM_PAGE = 1000
MOST_CHOICES = 20


def chosen_in(parameters: QueryDict) -> dict[str, list[str]]:
    """The values chosen for each facet; empty ones and more than twenty are not looked at."""
    return {
        name: [value for value in parameters.getlist(name)[:MOST_CHOICES] if value]
        for name in VALUES
    }


class SearchForm(forms.Form):
    """The question: words, what to search in, and which page."""

    q = forms.CharField(required=False, strip=True, label=_("Waar zoekt u naar?"))
    scope = forms.ChoiceField(required=False, choices=SCOPES, label=_("Zoeken in"))
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    page = forms.IntegerField(required=False, min_value=1, max_value=MAXIMUM_PAGE)
    size = forms.IntegerField(required=False, min_value=1, max_value=MAXIMUM_SIZE)

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, **options)
        # Null characters and the like are no words; the analysis drops them.
        self.fields["q"].validators = []

    def clean_scope(self) -> Scope:
        """In force unless said otherwise."""
        return Scope(self.cleaned_data["scope"] or Scope.IN_FORCE)
