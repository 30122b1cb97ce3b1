"""The border with the CMS: addresses and menu of the import."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.importing import views
from portal.people.roles import Capability


class ImportMenuItem(MenuItem):
    """Shown to who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.person) and request.person.can(Capability.IMPORT_DOCUMENT)


@hooks.register("register_admin_urls")
def import_urls() -> list[object]:
    """Addresses under /cms/."""
    return [
        path("inlezen/", views.upload, name="importing_upload"),
        path("inlezen/<uuid:pending_id>/", views.preview, name="importing_preview"),
        path("inlezen/<uuid:pending_id>/weg/", views.drop, name="importing_drop"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    """The way in."""
    return ImportMenuItem(
        _("Document inlezen"), reverse("importing_upload"), icon_name="upload", order=250
    )
