"""How forms are drawn on our own pages: with the field component of the design system."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import TemplateDoesNotExist
from django.template.loader import get_template


class PortalFormRenderer(DjangoTemplates):
    """Looks in the project's templates first, then in those Django ships for widgets.

    So neither `django.forms` in the installed apps nor a copy of Django's widget templates
    is needed. Widgets themselves are left as they are: the CMS uses them too, and gives them
    its own classes.
    """

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def get_template(self, template_name: str) -> Any:
        """Return the named template."""
        try:
            return get_template(template_name)
        except TemplateDoesNotExist:
            return super().get_template(template_name)
